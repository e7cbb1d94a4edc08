/** What was noticed in the phase that runs, for the interviewer: each line with a press for right and one for false. */
import { alarmKey, lineFor, type Firing } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { useAsk, useCan } from '../ask'
import { useHere, useMoment, useRoom } from '../read'
import { useFirings } from './firings'

export function Alarms() {
  const firings = useFirings()
  const room = useRoom(one => one)
  const { clock, exam } = room.open
  const here = exam ? [] : firings.filter(({ phase }) => phase === clock.phase)
  if (here.length === 0) return null
  return (
    <div>
      <h3 className="text-[13px] font-[620]">Noticed</h3>
      <ul className="mt-1 space-y-1.5">
        {here.map(firing => (
          <li key={firing.mode} className="rounded-m border border-line bg-card px-3 py-2 text-[13px]">
            <Alarm firing={firing} text={lineFor(room, firing) ?? ''} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Alarm({ firing, text }: { firing: Firing; text: string }) {
  const moment = useMoment()
  const title = useRoom(room => room.open.watch?.modes[firing.mode].title) ?? firing.mode
  return (
    <>
      <p className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 text-[12px] text-ink-3">{title}</span>
        <span className="text-[12px] text-ink-3 tabular-nums">{moment(firing.at)}</span>
      </p>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p dir="auto" className="min-w-0 flex-1 basis-[160px] wrap-anywhere">
          {text}
        </p>
        <RightOrFalse mode={firing.mode} phase={firing.phase} title={title} />
      </div>
    </>
  )
}

/** One's own word on an alarm; the other can be pressed at any time. */
export function RightOrFalse({ mode, phase, title }: Pick<Firing, 'mode' | 'phase'> & { title: string }) {
  const { me } = useHere()
  const ask = useAsk()
  const can = useCan()
  const said = useRoom(room => room.panel.alarms?.[me.seat]?.[alarmKey(mode, phase)])
  return (
    <span role="group" aria-label={`${title}: right or false`} className="flex gap-1">
      {([true, false] as const).map(right => (
        <Button
          key={String(right)}
          size="s"
          aria-pressed={said === right}
          className="h-[30px] aria-pressed:border-transparent aria-pressed:bg-accent-soft aria-pressed:text-accent max-[899px]:h-[44px]"
          disabled={said !== right && !can({ type: 'failure.judge', mode, phase, right })}
          onClick={() => {
            if (said !== right) void ask({ type: 'failure.judge', mode, phase, right })
          }}
        >
          {right ? 'Right' : 'False'}
        </Button>
      ))}
    </span>
  )
}
