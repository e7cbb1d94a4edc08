/** Below the panes: what else stood at the moment, one's own moments, long pauses, and all marks as a table. */
import { clockText, type Debrief } from '@signalroom/shared'
import { Card } from '../../../ui/Card'
import type { Player } from '../recording/player'
import { useSecond } from '../replay/useReplay'
import { Bookmarks } from './Bookmarks'
import type { Lane } from './lanes'
import { MarkTable, PauseList } from './Lists'
import { ThatMoment } from './ThatMoment'

export function ThatMomentCard({
  debrief,
  lanes,
  player,
  go,
}: {
  debrief: Debrief
  lanes: readonly Lane[]
  player: Player
  go: (at: number) => void
}) {
  const at = useSecond(player)
  return (
    <Card className="mt-4 p-5 print:break-inside-auto!">
      <section aria-label="That moment">
        <h2 className="text-[13.5px] font-[620] tabular-nums">
          {at >= debrief.took ? 'At the bell' : `At ${clockText(at)}`}
        </h2>
        <ThatMoment at={at} />
        <Bookmarks player={player} go={go} />
        <PauseList debrief={debrief} go={go} />
        <MarkTable lanes={lanes} go={go} />
      </section>
    </Card>
  )
}
