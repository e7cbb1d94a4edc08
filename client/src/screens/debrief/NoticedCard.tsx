/** What was noticed in the round: each with its minute, why, and, for an interviewer, a word on whether it was right. */
import type { Noticed } from '@signalroom/shared'
import { RightOrFalse } from '../../room/failures/Alarms'
import { useHere, useRoom } from '../../room/read'
import { Card } from '../../ui/Card'
import { Pill } from '../../ui/Pill'
import { At } from './At'
import { useSource } from './source'
import { usePrecision } from './usePrecision'

export function NoticedCard({ noticed, go }: { noticed: readonly Noticed[]; go: (at: number) => void }) {
  const { me } = useHere()
  const isWatched = useRoom(room => room.open.watch !== undefined)
  if (!isWatched || me.role === 'observer') return null
  return (
    <Card className="p-5">
      <h2 className="text-[13.5px] font-[620]">Noticed</h2>
      <p className="mt-1 text-[12.5px] text-ink-3">
        Six ways in which design rounds go wrong, looked for by rule. It rates nobody.
      </p>
      {noticed.length === 0 ? (
        <p className="mt-2 text-[14px] text-ink-2">None of them was seen in this round.</p>
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {noticed.map(one => (
            <li key={`${one.mode} ${one.phase}`} className="py-2.5">
              <One noticed={one} go={go} />
            </li>
          ))}
        </ul>
      )}
      {me.role === 'interviewer' ? <Own noticed={noticed} /> : null}
    </Card>
  )
}

function One({ noticed, go }: { noticed: Noticed; go: (at: number) => void }) {
  const { me } = useHere()
  const { isCopy } = useSource()
  const { mode, phase, title, phaseTitle, elapsed, why, early, right } = noticed
  const judges = me.role === 'interviewer' && !isCopy
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <At elapsed={elapsed} go={go} className="text-[13px]" />
        <span className="text-[14px] font-[560]">{title}</span>
        <span className="text-[12.5px] text-ink-3">{phaseTitle}</span>
        {early ? <Pill>out of order</Pill> : null}
        {!judges && right !== null ? (
          <Pill tone={right ? 'green' : 'plain'}>{right ? 'right' : 'a false alarm'}</Pill>
        ) : null}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p dir="auto" className="min-w-0 flex-1 basis-[220px] text-[13.5px] text-ink-2 wrap-anywhere">
          {why}
        </p>
        {judges ? (
          <span className="print:hidden">
            <RightOrFalse mode={mode} phase={phase} title={title} />
          </span>
        ) : null}
      </div>
    </>
  )
}

/** How often what was noticed was right, by this person's own word over the rounds kept on this device. */
function Own({ noticed }: { noticed: readonly Noticed[] }) {
  const precision = usePrecision(noticed)
  if (precision === null) return null
  const { right, of, rounds } = precision
  return (
    <p className="mt-3 text-[12.5px] text-ink-3 tabular-nums print:hidden">
      {right} of {of} right, by your own word over {rounds === 1 ? 'one round' : `${rounds} rounds`} on this
      device.
    </p>
  )
}
