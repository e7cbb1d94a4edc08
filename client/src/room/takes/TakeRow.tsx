/** One take: how long it was, and what a listener ticked. Its height never changes. */
import { secondsText, takeResult, type Take, type Takes } from '@signalroom/shared'
import { Check } from 'lucide-react'
import { classes } from '../../ui/classes'
import { Pill } from '../../ui/Pill'
import { useLeads, useRoom } from '../read'
import { useKeys } from '../keys/useKeys'
import { useAsk, useCan } from '../ask'

export function TakeRow({ drill, number, take }: { drill: Takes; number: number; take: Take | undefined }) {
  const newest = useRoom(room => room.open.takes.length) === number
  return (
    <li
      aria-label={`Take ${number}`}
      className={classes(
        'rounded-card border px-4 py-3',
        take ? 'border-line bg-card' : 'border-dashed border-line-strong',
      )}
    >
      <div className="flex min-h-[26px] items-center gap-3">
        <h3 className="text-[14px] font-[620]">Take {number}</h3>
        <Result drill={drill} take={take} />
      </div>
      <Ticks drill={drill} take={take} keys={newest} />
    </li>
  )
}

function Result({ drill, take }: { drill: Takes; take: Take | undefined }) {
  const room = useRoom(one => one)
  if (!take) return <p className="text-[13px] text-ink-3">Not yet</p>
  if (take.endedAt === null) return <p className="text-[13px] text-ink-2">Running</p>
  const { length, inTime, passed } = takeResult(room, drill, take)
  return (
    <>
      <span className="text-[14px] font-[600] tabular-nums">{secondsText(length)}</span>
      {inTime ? <Pill tone="green">in time</Pill> : <Pill tone="red">too long</Pill>}
      {passed ? <Pill tone="green">all there</Pill> : null}
    </>
  )
}

/** Buttons for whoever ticks, with a key each while theirs is the newest take; words for the others. */
function Ticks({ drill, take, keys }: { drill: Takes; take: Take | undefined; keys: boolean }) {
  const ask = useAsk()
  const can = useCan()
  const first = drill.checks[0]?.id ?? ''
  const ticks = useLeads()
  const toggle = (check: string) =>
    void (take && ask({ type: 'take.check', take: take.take, check, met: !take.met.includes(check) }))
  useKeys(
    ticks && take && keys
      ? Object.fromEntries(drill.checks.map(({ id }, i) => [String(i + 1), () => toggle(id)]))
      : {},
  )
  const may =
    take !== undefined &&
    ticks &&
    can({ type: 'take.check', take: take.take, check: first, met: !take.met.includes(first) })
  return (
    <ul className="mt-2.5 flex flex-wrap gap-1.5">
      {drill.checks.map(({ id, text }, i) => {
        const met = take?.met.includes(id) ?? false
        const look = classes(
          'inline-flex min-h-9 items-center gap-2 rounded-m border px-3 text-[13px] max-sm:min-h-11',
          met ? 'border-transparent bg-green-soft font-[560] text-green' : 'border-line text-ink-2',
        )
        const mark = (
          <span aria-hidden="true" className="grid size-4 place-items-center text-[11px] text-ink-3">
            {met ? <Check size={14} strokeWidth={3} className="text-green" /> : ticks && keys ? i + 1 : '·'}
          </span>
        )
        return (
          <li key={id}>
            {ticks ? (
              <button
                type="button"
                aria-pressed={met}
                {...(keys ? { 'aria-keyshortcuts': String(i + 1) } : {})}
                disabled={!may}
                className={classes(look, 'enabled:hover:bg-sunk disabled:opacity-60')}
                onClick={() => toggle(id)}
              >
                {mark}
                {text}
              </button>
            ) : (
              <span className={look}>
                {mark}
                {text}
                <span className="sr-only">{met ? ': heard' : ': not ticked'}</span>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
