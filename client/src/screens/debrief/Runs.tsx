/** The runs of the round: at the chosen moment the one that was newest then, its result and its exact text. */
import type { Run } from '@signalroom/shared'
import type { Ref } from 'react'
import { useRoom } from '../../room/read'
import { RunList } from '../../room/code/RunList'
import { RunResult } from '../../room/code/RunResult'
import { RunText } from '../../room/code/RunText'
import { Card } from '../../ui/Card'
import { momentAt } from './moments'
import type { Player } from './recording/player'
import { useSecond } from './replay/useReplay'

/** Nothing in the debrief may be written, so a line is read in the run's own text. */
const noLine = () => null

export function Runs({
  player,
  chosen,
  choose,
  ref,
}: {
  player: Player
  /** The run that was asked for; null follows the timeline. */
  chosen: number | null
  choose: (run: number) => void
  ref: Ref<HTMLElement>
}) {
  const runs = useRoom(room => room.open.runs)
  const clock = useRoom(room => room.open.clock)
  const moment = momentAt(clock, useSecond(player))
  const begun = runs.filter(run => run.begunAt !== null)
  const shown =
    begun.find(run => run.id === chosen) ?? begun.findLast(run => (run.begunAt ?? 0) <= moment) ?? begun[0]
  if (!shown) return null
  return (
    <Card className="mt-4 p-5 print:break-inside-auto!">
      <section ref={ref} aria-label="Runs" className="text-[13px]">
        <h2 className="text-[13.5px] font-[620]">Runs of code</h2>
        <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <div className="max-h-[360px] overflow-y-auto print:max-h-none print:overflow-visible">
            <RunList chosen={shown.id} choose={run => choose(run.id)} />
          </div>
          <Look key={shown.id} run={shown} />
        </div>
      </section>
    </Card>
  )
}

function Look({ run }: { run: Run }) {
  return (
    <div className="min-w-0 space-y-3">
      <RunResult run={run} open={noLine} />
      <details>
        <summary className="cursor-pointer font-[560] text-ink-2 max-[899px]:min-h-[44px]">
          The text it was given
        </summary>
        <div className="mt-2">
          <RunText files={run.files} front={run.entry} />
        </div>
      </details>
    </div>
  )
}
