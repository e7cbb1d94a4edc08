/** The new room's links, each for one kind of person, and the way in. */
import type { CreatedRoom, Role } from '@signalroom/shared'
import { useEffect, useRef } from 'react'
import { Button } from '../../ui/Button'
import { CopyLink } from './CopyLink'

export function Links({
  created,
  candidateCopied,
  another,
}: {
  created: CreatedRoom
  candidateCopied: boolean
  another: () => void
}) {
  // The button that was pressed is gone: a keyboard goes on from here.
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const wayIn = (role: Role) => {
    const { pathname, hash } = new URL(created.links[role])
    return pathname + hash
  }
  return (
    <div>
      <h2 ref={head} tabIndex={-1} className="text-[20px] outline-none font-[620] tracking-[-0.012em]">
        Your room is open
      </h2>
      <p className="mt-1 text-[13.5px] text-ink-2" role="status">
        You interview: send the candidate link. You are the candidate: send the interviewer link.
        {candidateCopied ? ' The candidate link is on your clipboard.' : ''}
      </p>
      <ul className="mt-4">
        <CopyLink role="candidate" link={created.links.candidate} already={candidateCopied} />
        <CopyLink role="interviewer" link={created.links.interviewer} />
        <CopyLink role="observer" link={created.links.observer} />
      </ul>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <a
          href={wayIn('interviewer')}
          className="inline-flex h-11 flex-1 items-center justify-center rounded-m bg-accent px-4 font-[560] text-accent-ink hover:brightness-110"
        >
          Enter as interviewer
        </a>
        {/* Who was asked to open the room may be the one who is interviewed. */}
        <a
          href={wayIn('candidate')}
          className="inline-flex h-11 flex-1 items-center justify-center rounded-m border border-line-strong px-4 font-[560] whitespace-nowrap hover:bg-sunk"
        >
          Enter as candidate
        </a>
        <Button look="quiet" className="h-11" onClick={another}>
          Another room
        </Button>
      </div>
      <p className="mt-4 text-[12.5px] text-ink-3">
        Whoever has a link has that seat: keep the one of your own to yourself.
      </p>
    </div>
  )
}
