/** The right-hand side of a seat: faces, and the interviewer's panel, question and talk, or what a drill is about. */
import { FaceStrip } from '../../room/call/FaceStrip'
import { DrillSide } from '../../room/takes/DrillSide'
import { CandidatePanel } from './CandidatePanel'
import { InterviewerPanel } from './InterviewerPanel'
import type { Pointing } from '../../room/judging/pointing'
import { useHere } from '../../room/read'
import { SideTabs } from '../../room/talk/SideTabs'
import { useKind } from './kinds'
import { filesIn, type Work } from './useWork'

export function SidePanel(given: { pointing: Pointing; work: Work }) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <FaceStrip />
      <div className="min-h-0 flex-1">
        <Own {...given} />
      </div>
    </div>
  )
}

function Own({ pointing, work }: { pointing: Pointing; work: Work }) {
  const { me } = useHere()
  if (useKind().side === 'listen') return <DrillSide />
  if (me.role === 'interviewer') return <InterviewerPanel pointing={pointing} files={filesIn(work)} />
  return (
    <SideTabs label="Beside the panes" title="Question">
      <CandidatePanel />
    </SideTabs>
  )
}
