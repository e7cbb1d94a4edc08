/** The right-hand side of a seat: the interviewer's panel, or question and talk. */
import { Tabs } from 'radix-ui'
import { FaceStrip } from '../../room/call/FaceStrip'
import { CandidatePanel } from '../../room/candidate/CandidatePanel'
import { InterviewerPanel } from '../../room/interviewer/InterviewerPanel'
import type { Pointing } from '../../room/pointing'
import { useHere, useRoom } from '../../room/RoomContext'
import { Talk } from '../../room/talk/Talk'
import { filesIn, type Work } from './useWork'

const tab =
  'h-[38px] flex-1 border-b-2 border-transparent text-[13px] font-[560] text-ink-2 data-[state=active]:border-accent data-[state=active]:text-ink'

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
  const said = useRoom(room => room.open.chat.length)
  if (me.role === 'interviewer') return <InterviewerPanel pointing={pointing} files={filesIn(work)} />
  return (
    <Tabs.Root defaultValue="question" className="flex h-full min-h-0 flex-col bg-paper">
      <Tabs.List aria-label="Beside the panes" className="flex shrink-0 border-b border-line">
        <Tabs.Trigger value="question" className={tab}>
          Question
        </Tabs.Trigger>
        <Tabs.Trigger value="talk" className={tab}>
          Talk{said > 0 ? ` · ${said}` : ''}
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="question" forceMount className="min-h-0 flex-1 data-[state=inactive]:hidden">
        <CandidatePanel />
      </Tabs.Content>
      <Tabs.Content value="talk" forceMount className="min-h-0 flex-1 data-[state=inactive]:hidden">
        <Talk />
      </Tabs.Content>
    </Tabs.Root>
  )
}
