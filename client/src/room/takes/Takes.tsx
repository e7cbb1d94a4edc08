/** Takes against a bound: one clock, one button, and a row for each take. */
import {
  clockText,
  openTake,
  paceOf,
  silentFor,
  takeLength,
  takeSilence,
  type Pace,
  type Take,
  type Takes as Drill,
} from '@signalroom/shared'
import { useCallback } from 'react'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { useOwnEar } from '../cue/heard'
import { useHere, useLink, useRoom, useServerNow } from '../read'
import { useKeys } from '../keys/useKeys'
import { TakeRow } from './TakeRow'
import { useAsk } from '../ask'
import { useEndBySilence } from '../voice/useEndBySilence'

export function Takes({ drill }: { drill: Drill }) {
  const takes = useRoom(room => room.open.takes)
  const running = useRoom(openTake)
  return (
    <>
      <TakeClock drill={drill} running={running} />
      <TakeButton drill={drill} running={running} />
      <ol className="space-y-2.5">
        {Array.from({ length: drill.takes }, (_, i) => (
          <TakeRow key={i} drill={drill} number={i + 1} take={takes[i]} />
        ))}
      </ol>
    </>
  )
}

const tones: Readonly<Record<Pace, string>> = { calm: 'text-ink', amber: 'text-amber', red: 'text-red' }
const bars: Readonly<Record<Pace, string>> = { calm: 'bg-accent', amber: 'bg-amber', red: 'bg-red' }

/** Its bar is to scale: amber and the bound are marked where they are. */
function TakeClock({ drill, running }: { drill: Drill; running: Take | undefined }) {
  const open = useRoom(room => room.open)
  const speaking = useLink(state => state.speaking)
  const now = useServerNow(100)
  const length = running ? takeLength(open, running, now, speaking) : 0
  const pace = paceOf(drill, length)
  useTakeEndsBySilence(running)
  const share = (part: number) => `${Math.min(100, (part / drill.red) * 100)}%`
  return (
    <div>
      <div className="flex items-end justify-between gap-4">
        <p
          role="timer"
          aria-label="Length of this take"
          className={classes('text-[64px] leading-none font-[620] tabular-nums', tones[pace])}
        >
          {clockText(length)}
        </p>
        <p className="pb-1.5 text-right text-[13px] text-ink-3 tabular-nums">under {clockText(drill.red)}</p>
      </div>
      <div aria-hidden="true" className="relative mt-4 h-2 rounded-full bg-sunk forced-color-adjust-none">
        <span
          className={classes('absolute inset-y-0 left-0 rounded-full', bars[pace])}
          style={{ width: share(length) }}
        />
        <span
          className="absolute -inset-y-1 w-0.5 rounded-full bg-amber"
          style={{ left: share(drill.amber) }}
        />
      </div>
      <p role="status" className={classes('mt-3 min-h-[22px] text-[15px] font-[600]', tones[pace])}>
        {!running
          ? ''
          : pace === 'red'
            ? 'Over. Finish the sentence.'
            : pace === 'amber'
              ? drill.amberSays
              : ''}
      </p>
    </div>
  )
}

function TakeButton({ drill, running }: { drill: Drill; running: Take | undefined }) {
  const { me } = useHere()
  const ask = useAsk()
  const done = useRoom(room => room.open.takes.length)
  const heard = useOwnEar()
  const left = done < drill.takes
  const press = () => void (running ? ask({ type: 'take.end' }) : left && ask({ type: 'take.begin' }))
  useKeys(me.role === 'observer' ? {} : { Space: press })
  if (me.role === 'observer') return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button
        look={running ? 'plain' : 'primary'}
        className="h-12 min-w-[200px] text-[15px]"
        keyName="Space"
        aria-keyshortcuts="Space"
        disabled={!running && !left}
        onClick={press}
      >
        {running ? `End take ${running.take}` : left ? `Begin take ${done + 1}` : 'All takes are done'}
      </Button>
      <p className="text-[13px] text-ink-2">
        {running
          ? heard
            ? 'The clock counts from your first word. Four seconds of silence end the take.'
            : 'The clock runs from key to key.'
          : left
            ? 'Take a breath first. Nothing starts by itself.'
            : 'Say what the best one had, then end the round.'}
      </p>
    </div>
  )
}

/** What silence ends of a take: its length is that of the words. */
function useTakeEndsBySilence(running: Take | undefined): void {
  useEndBySilence(
    useCallback(
      ({ room, speaking }, now) => {
        const silent = running ? silentFor(room.open, running, now, speaking) : null
        return silent !== null && silent >= takeSilence ? { type: 'take.end' } : null
      },
      [running],
    ),
  )
}
