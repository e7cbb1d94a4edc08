/** The scores of everybody these eyes may see, beside each other: before the release among interviewers, after it for all. */
import type { Debrief } from '@signalroom/shared'
import { Card } from '../../ui/Card'
import type { Go } from './moments'
import { ScoreGrid } from './ScoreGrid'

export function Criteria({ debrief, go }: { debrief: Debrief; go: Go }) {
  const scored = debrief.rows.some(row => row.scores.length > 0 || row.pins.length > 0)
  return (
    <Card className="p-5">
      <h2 className="text-[13.5px] font-[620]">Scored blind, then opened</h2>
      {scored ? (
        <ScoreGrid debrief={debrief} go={go} />
      ) : (
        <p className="mt-3 text-[14px] text-ink-2">
          {debrief.released ? 'Nobody scored this round.' : 'Scores appear here once they are released.'}
        </p>
      )}
    </Card>
  )
}

/** Among interviewers, once there is more than one person's to compare. */
export function Compared({ debrief, go }: { debrief: Debrief; go: Go }) {
  const people = new Set(debrief.rows.flatMap(row => row.scores.map(score => score.seat)))
  if (debrief.viewer.role !== 'interviewer' || people.size < 2) return null
  return (
    <Card className="p-5 print:hidden">
      <h2 className="text-[13.5px] font-[620]">Side by side</h2>
      <p className="mt-1 text-[13px] text-ink-2">
        Not seen by the candidate before the release. Where you are two or more apart, open the moments and
        talk it over.
      </p>
      <ScoreGrid debrief={debrief} go={go} />
    </Card>
  )
}
