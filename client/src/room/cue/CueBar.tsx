/** The cue: one line, one place, mostly empty. Said once to a screen reader; never moves anything. */
import { cue, firstSeat, type Cue } from '@signalroom/shared'
import { useStore } from 'zustand'
import { keeping } from '../../link/outbox'
import { classes } from '../../ui/classes'
import { lineMs, useHeard } from './heard'
import { useHint } from '../failures/firings'
import { useHere, useLink, useRoom, useServerNow } from '../read'
import { isolated } from '../../ui/format'

/** The line for the candidate now, by the coach's own function. */
function useCue(rests: boolean): Cue {
  const open = useRoom(room => room.open)
  const lost = useLink(state => state.status === 'lost')
  const kept = useStore(keeping)
  const { seats } = open
  const now = useServerNow(lineMs)
  const listened = useHeard()
  const hint = useHint()
  const name = (role: string, otherwise: string) =>
    isolated(seats.find(seat => seat.role === role)?.name ?? otherwise)
  if (rests && !lost) return { kind: 'empty', text: '' }
  const own = cue(listened, now, {
    exam: open.exam,
    names: { candidate: name('candidate', 'you'), interviewer: name('interviewer', 'an answer') },
    linkLost: lost,
    onlyHere: !kept,
  })
  return own.kind === 'empty' && hint !== null ? { kind: 'noticed', text: hint } : own
}

const tones: Readonly<Record<Cue['kind'], string>> = {
  empty: 'border-transparent',
  exam: 'border-line text-ink-3 font-[400]',
  land: 'border-line',
  narrate: 'border-line',
  check: 'border-line',
  waiting: 'border-line',
  answered: 'border-line',
  noticed: 'border-line',
  ask: 'border-transparent bg-accent-soft text-accent',
  still: 'border-transparent bg-amber-soft text-amber',
  weigh: 'border-transparent bg-amber-soft text-amber',
  offline: 'border-transparent bg-amber-soft text-amber',
}

/** `rests`: the round has nothing to say here but that the link is lost. */
export function CueBar({ rests }: { readonly rests: boolean }) {
  const { me } = useHere()
  const shown = useCue(rests)
  const interviewer = useRoom(room => firstSeat(room, 'interviewer')?.colour)
  const observes = me.role === 'observer'
  return (
    <div
      role="status"
      aria-label="Cue"
      className={classes(
        'flex h-10 w-full max-w-[560px] items-center gap-2.5 rounded-m border px-4 text-[14px] font-[620] transition-colors duration-200 motion-reduce:transition-none',
        tones[observes && shown.kind !== 'offline' ? 'empty' : shown.kind],
      )}
    >
      {observes && shown.kind !== 'offline' ? (
        <span className="text-[13px] font-[400] text-ink-3">You are watching. You change nothing here.</span>
      ) : (
        <>
          {shown.ring === undefined ? null : <Ring closed={shown.ring} />}
          {shown.kind === 'waiting' ? (
            <span aria-hidden="true" className="size-2 rounded-full" style={{ background: interviewer }} />
          ) : null}
          {shown.kind === 'answered' ? (
            <span aria-hidden="true" className="size-2 rounded-full bg-green" />
          ) : null}
          <span className="truncate">{shown.text}</span>
        </>
      )}
    </div>
  )
}

/** Closes between two and three seconds of silence. */
function Ring({ closed }: { closed: number }) {
  const round = 2 * Math.PI * 8
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" className="shrink-0 -rotate-90">
      <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2.5" opacity="0.2" />
      <circle
        cx="10"
        cy="10"
        r="8"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeDasharray={round}
        strokeDashoffset={round * (1 - closed)}
      />
    </svg>
  )
}
