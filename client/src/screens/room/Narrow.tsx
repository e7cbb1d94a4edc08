/** The room on a phone: clock and cue always in sight, the rest as four tabs. For reading, talking and typing. */
import type { Shown } from '@signalroom/shared'
import { useState } from 'react'
import { CallBar } from '../../room/call/CallBar'
import { FaceStrip } from '../../room/call/FaceStrip'
import { CandidatePanel } from './CandidatePanel'
import { CueBar } from '../../room/cue/CueBar'
import { HandKeys } from '../../room/talk/HandKeys'
import { FocusKey } from '../../room/focus/FocusKey'
import { FocusLine } from '../../room/focus/FocusLine'
import { InterviewerBar } from './InterviewerBar'
import { InterviewerPanel } from './InterviewerPanel'
import { DrillSide } from '../../room/takes/DrillSide'
import { DrillStage } from '../../room/takes/DrillStage'
import { RecordingSign } from '../../room/recording/RecordingSign'
import { useHere, useRoom, useLeads } from '../../room/read'
import { LeadControls } from '../../room/phases/LeadControls'
import { PhaseRail } from '../../room/phases/PhaseRail'
import { TimeLeft } from '../../room/phases/TimeLeft'
import { Faces, Title } from './TopBar'
import { Talk } from '../../room/talk/Talk'
import { classes } from '../../ui/classes'
import { BoardSection } from './BoardSection'
import { CodeSection } from './CodeSection'
import { useKind } from './kinds'
import { filesIn } from './useWork'
import type { Layout } from './Wide'

/** The tabs of the middle. */
const middle = { panes: ['Board', 'Code'], drill: ['Drill'] } as const

export function Narrow({ work, board, code, runs, pointing }: Layout) {
  const { me } = useHere()
  const leads = useLeads()
  const { stage, side, foot } = useKind()
  const own = side === 'listen' ? 'Listen for' : me.role === 'interviewer' ? 'Rubric' : 'Question'
  const [tab, setTab] = useState<string>(stage.shows === 'drill' ? 'Drill' : own)
  const phase = useRoom(room => room.open.plan.phases.find(one => one.id === room.open.clock.phase)?.title)
  const open = (what: Shown) => {
    setTab(what.type === 'board' ? 'Board' : 'Code')
    pointing.show(what)
  }
  const shown = (name: string) => classes('absolute inset-0', tab !== name && 'hidden')
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <header className="shrink-0 border-b border-line bg-card px-4 pt-2.5 pb-2.5">
        <div className="flex items-center justify-between gap-3">
          <Title />
          <TimeLeft />
        </div>
        <div className="mt-2.5 flex items-center gap-3">
          <PhaseRail names={false} />
          <span className="text-[12px] whitespace-nowrap text-ink-2">{phase}</span>
          <Faces size={24} />
          <span className="-my-3 -mr-2">
            <RecordingSign />
          </span>
        </div>
        <div className="mt-2 flex items-center justify-between gap-2 max-[389px]:flex-wrap">
          <CallBar />
          {leads ? <LeadControls /> : null}
        </div>
      </header>
      <FaceStrip />
      <div className="shrink-0 border-b border-line bg-paper px-3 py-2">
        {me.role === 'interviewer' ? (
          <InterviewerBar />
        ) : (
          <FocusLine>
            <CueBar rests={!foot.includes('cue')} />
          </FocusLine>
        )}
      </div>
      <main className="relative min-h-0 flex-1">
        <div className={shown('Talk')}>
          <div className="flex h-full flex-col">
            {me.role === 'candidate' && foot.includes('cadence') ? (
              <div className="flex shrink-0 gap-1.5 overflow-x-auto border-b border-line px-3 py-2">
                <HandKeys />
                {foot.includes('focus') ? <FocusKey /> : null}
              </div>
            ) : null}
            <div className="min-h-0 flex-1">
              <Talk />
            </div>
          </div>
        </div>
        <div className={shown(own)}>
          {side === 'listen' ? (
            <DrillSide talk={false} />
          ) : me.role === 'interviewer' ? (
            <InterviewerPanel pointing={{ ...pointing, show: open }} files={filesIn(work)} />
          ) : (
            <CandidatePanel />
          )}
        </div>
        {stage.shows === 'drill' ? (
          <div className={shown('Drill')}>
            <DrillStage />
          </div>
        ) : (
          <>
            <div className={shown('Board')}>
              <BoardSection work={work} board={board} />
            </div>
            <div className={shown('Code')}>
              <CodeSection work={work} code={code} runs={runs} />
            </div>
          </>
        )}
      </main>
      <nav
        aria-label="Parts of the room"
        className="flex shrink-0 border-t border-line bg-card pb-[env(safe-area-inset-bottom)]"
      >
        {['Talk', own, ...middle[stage.shows]].map(name => (
          <button
            key={name}
            type="button"
            aria-pressed={tab === name}
            onClick={() => setTab(name)}
            className={classes(
              'h-12 flex-1 text-[13px] font-[600]',
              tab === name ? 'text-accent' : 'text-ink-2',
            )}
          >
            {name}
          </button>
        ))}
      </nav>
    </div>
  )
}
