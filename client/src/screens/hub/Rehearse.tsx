/** A stopwatch for a story told aloud: begun and ended by a key, its whole seconds are kept. Holds no rule. */
import { isRehearsed, secondsText, storyBound, type StoryField } from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { keyName } from '../../ui/typed-key'
import { Pill } from '../../ui/Pill'
import { useNow } from '../../ui/useNow'

export const lackWords: Readonly<Record<StoryField, string>> = {
  title: 'Title',
  text: 'Story',
  before: 'Before',
  after: 'After',
  cause: 'Cause',
  decision: 'Decision',
  cost: 'Cost',
  change: 'Change',
  seconds: 'Length',
}

export function Rehearsed({ seconds }: { seconds: number | undefined }) {
  if (seconds === undefined) return <Pill>not rehearsed yet</Pill>
  return isRehearsed({ seconds }) ? (
    <Pill tone="green">told in {seconds} s</Pill>
  ) : (
    <Pill tone="red">
      told in {seconds} s: under {storyBound} s is asked for
    </Pill>
  )
}

const clock = () => performance.now()
/** The key does the same wherever the focus is, but not while somebody types. */
const startKey = 't'

type Run =
  | { readonly is: 'ready' }
  | { readonly is: 'running'; readonly from: number }
  | { readonly is: 'told'; readonly ms: number; readonly says: string | null }

export function Stopwatch({
  title,
  kept,
  close,
}: {
  title: string
  /** Null when it is kept, else why not. */
  kept: (seconds: number) => Promise<string | null>
  close: () => void
}) {
  const [run, setRun] = useState<Run>({ is: 'ready' })
  const keep = useCallback(
    async (ms: number) => {
      const seconds = Math.min(1200, Math.max(1, Math.floor(ms / 1000)))
      const says = await kept(seconds)
      setRun({ is: 'told', ms, says })
    },
    [kept],
  )
  const press = useCallback(() => {
    if (run.is !== 'running') return setRun({ is: 'running', from: clock() })
    const ms = clock() - run.from
    setRun({ is: 'told', ms, says: null })
    void keep(ms)
  }, [run, keep])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.repeat || keyName(event) !== startKey || isTyping(event.target)) return
      event.preventDefault()
      press()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [press])
  return (
    <div
      role="group"
      aria-label={`Rehearse ${title}`}
      className="flex basis-full flex-wrap items-center gap-3"
    >
      {/* Whoever asked for it is where it begins. */}
      <Button autoFocus look="primary" keyName="T" className="max-sm:h-11" onClick={press}>
        {run.is === 'running' ? 'Stop' : run.is === 'told' ? 'Once more' : 'Start'}
      </Button>
      {run.is === 'running' ? <Running from={run.from} /> : null}
      {run.is === 'told' ? <Told ms={run.ms} /> : null}
      {run.is === 'ready' ? (
        <span className="text-[13px] text-ink-2">Tell it aloud, from memory, in under {storyBound} s.</span>
      ) : null}
      <Button size="s" look="quiet" className="max-sm:h-11" onClick={close}>
        Done
      </Button>
      {run.is === 'told' && run.says !== null ? (
        <p role="alert" className="basis-full text-[13px] text-red">
          {run.says}{' '}
          <button
            type="button"
            className="font-[560] underline underline-offset-4"
            onClick={() => void keep(run.ms)}
          >
            Keep {secondsText(run.ms)}
          </button>
        </p>
      ) : null}
    </div>
  )
}

function Running({ from }: { from: number }) {
  const passed = useNow(clock, 100) - from
  return <Time ms={Math.max(0, passed)} />
}
const Told = ({ ms }: { ms: number }) => (
  <span role="status">
    <Time ms={ms} />
  </span>
)
function Time({ ms }: { ms: number }) {
  const over = ms >= storyBound * 1000
  return (
    <span className={classes('text-[22px] font-[620] tabular-nums', over ? 'text-red' : 'text-ink')}>
      {secondsText(Math.floor(ms / 100) * 100)}
      {over ? <span className="ml-2 text-[13px] font-[560]">too long</span> : null}
    </span>
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
