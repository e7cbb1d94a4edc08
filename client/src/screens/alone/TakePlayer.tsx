/** Plays a take, which can be gone to at any moment of it. */
import { useEffect, useState, type RefObject } from 'react'
import { readTake, type AtRound } from '../../link/answers'
import { CallFailed } from '../../link/api'
import { Button } from '../../ui/Button'

interface Given {
  readonly at: AtRound
  readonly take: string
  readonly video: boolean
  readonly label: string
  readonly shown?: RefObject<HTMLVideoElement | null>
}

export function TakePlayer(given: Given) {
  const [tries, setTries] = useState(0)
  return <Try key={tries} {...given} again={() => setTries(tries + 1)} />
}

function Try({ at, take, video, label, shown, again }: Given & { again: () => void }) {
  const [url, setUrl] = useState<string | null>(null)
  const [says, setSays] = useState<string | null>(null)
  useEffect(() => {
    let [made, gone] = ['', false]
    readTake(at, take).then(
      blob => {
        if (gone) return
        made = URL.createObjectURL(blob)
        setUrl(made)
      },
      (error: unknown) => {
        if (!gone) setSays(error instanceof CallFailed ? error.message : 'The take did not come.')
      },
    )
    return () => {
      gone = true
      if (made !== '') URL.revokeObjectURL(made)
    }
  }, [at, take])
  if (says !== null)
    return (
      <p role="alert" className="text-[13px] text-red">
        {says}{' '}
        <Button size="s" className="max-sm:h-11" onClick={again}>
          Try again
        </Button>
      </p>
    )
  if (url === null)
    return (
      <p role="status" className="text-[13px] text-ink-2">
        Loading the take…
      </p>
    )
  return (
    // Nobody has its words with their moments: what its owner wrote down of it stands beneath.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <video
      ref={shown}
      src={url}
      controls
      playsInline
      aria-label={label}
      className={video ? 'w-full max-w-[560px] rounded-m bg-sunk' : 'h-14 w-full max-w-[560px]'}
      onLoadedMetadata={({ currentTarget }) => measure(currentTarget)}
    />
  )
}

/** What a browser recorded does not say how long it is: gone to its end once, it is known, and can be gone through. */
function measure(media: HTMLVideoElement): void {
  if (Number.isFinite(media.duration)) return
  const back = () => {
    if (!Number.isFinite(media.duration)) return
    media.removeEventListener('durationchange', back)
    media.currentTime = 0
  }
  media.addEventListener('durationchange', back)
  media.currentTime = 1e7
}
