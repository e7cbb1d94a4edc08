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
import { KeySheetButton } from '../../room/keys/KeySheet'
import { useHere, useRoom, useLeads } from '../../room/read'
import { LeadControls } from '../../room/phases/LeadControls'
import { PhaseRail } from '../../room/phases/PhaseRail'
import { TimeLeft } from '../../room/phases/TimeLeft'
import { Faces, Title } from './TopBar'
import { Talk } from '../../room/talk/Talk'
import { Unseen } from '../../room/talk/UnseenCount'
import { useLaidBefore, useUnread } from '../../room/talk/unseen'
import { classes } from '../../ui/classes'
import { BoardSection } from './BoardSection'
import { useKind } from './kinds'
import { SecondPane } from './SecondPane'
import { filesIn } from './useWork'
import type { Layout } from './Wide'

export function Narrow({ work, board, code, runs, pointing }: Layout) {
  const { me } = useHere()
  const leads = useLeads()
  const { stage, side, foot, reads = false } = useKind()
  const own = side === 'listen' ? 'Listen for' : me.role === 'interviewer' ? 'Guide' : 'Question'
  const [tab, setTab] = useState<string>(stage.shows === 'drill' ? 'Drill' : own)
  // What is laid before the candidate comes first; the code is a press further.
  const second = reads ? 'Read' : 'Code'
  const phase = useRoom(room => room.open.plan.phases.find(one => one.id === room.open.clock.phase)?.title)
  const unread = useUnread(tab === 'Talk')
  const laid = useLaidBefore(tab === own)
  const unseen = (name: string) =>
    name === 'Talk' ? unread : name === own && me.role !== 'interviewer' ? laid : 0
  const open = (what: Shown) => {
    setTab(what.type === 'board' || what.type === 'card' ? 'Board' : second)
    pointing.show(what)
  }
  const openThing = (id: string) => {
    setTab('Board')
    pointing.showThing(id)
  }
  // A board that is not laid out measures its words as nothing.
  const away = (name: string) => (name === 'Board' ? 'invisible' : 'hidden')
  const shown = (name: string) => classes('absolute inset-0', tab !== name && away(name))
  return (
    <div className="flex h-dvh flex-col overflow-hidden slim:overflow-y-auto low:grid low:grid-cols-[76px_minmax(0,1fr)] low:grid-rows-[auto_auto_minmax(0,1fr)]">
      {/* Where the screen is low all of the head is one row, and the tabs stand beside what they open. Where it holds hardly two
          words in a row, the cue comes before what is pressed once. On the smallest phone held sideways what is pressed has a
          second row, so that the clock stays whole. */}
      <header className="shrink-0 border-b border-line bg-card px-4 pt-2.5 pb-2.5 slim:contents low:col-span-2 low:flex low:items-center low:gap-1 low:px-2 low:py-1 low:max-[620px]:flex-wrap">
        <div className="flex items-center justify-between gap-3 slim:shrink-0 slim:flex-wrap slim:px-4 slim:pt-2 slim:pb-1 low:contents">
          <span className="min-w-0 overflow-hidden low:flex-1 low:[&_p]:hidden">
            <Title />
          </span>
          <span className="slim:w-full low:order-last low:max-[620px]:order-none low:[&>div]:w-[128px]">
            <TimeLeft />
          </span>
        </div>
        <div className="mt-2.5 flex items-center gap-3 slim:order-2 slim:shrink-0 slim:flex-wrap slim:px-4 low:mt-0">
          <span className="min-w-0 flex-1 low:sr-only">
            <PhaseRail names={false} />
          </span>
          <span className="max-w-[120px] shrink truncate text-[12px] low:min-w-0 text-ink-2">{phase}</span>
          <span className="low:max-[760px]:hidden">
            <Faces size={24} />
          </span>
          <span className="-my-3 -mr-2 low:mx-0 low:[&_button]:w-auto low:[&_button]:px-2 low:max-[760px]:[&_span]:text-[0px]">
            <RecordingSign />
          </span>
        </div>
        <div className="mt-2 flex items-center justify-between gap-2 max-[389px]:flex-wrap slim:order-3 slim:shrink-0 slim:px-4 slim:pb-2 low:mt-0 low:max-[620px]:ml-auto low:[&_kbd]:hidden">
          <CallBar tight />
          {leads ? <LeadControls /> : null}
        </div>
      </header>
      <div className="contents slim:order-3 slim:block low:hidden">
        <FaceStrip />
      </div>
      <div className="shrink-0 border-b border-line bg-paper px-3 py-2 slim:order-1 low:col-start-2 low:py-1">
        {me.role === 'interviewer' ? (
          <InterviewerBar />
        ) : (
          <FocusLine>
            <CueBar rests={!foot.includes('cue')} />
          </FocusLine>
        )}
      </div>
      <main className="relative min-h-0 flex-1 slim:order-4 slim:h-[300px] slim:flex-none low:col-start-2 low:row-start-3">
        <div className={shown('Talk')}>
          <div className="group/talk flex h-full flex-col">
            {/* Who types gives no signs by hand meanwhile. */}
            {me.role === 'candidate' && foot.includes('cadence') ? (
              <div className="flex shrink-0 gap-1.5 overflow-x-auto border-b border-line px-3 py-2 cramped:group-has-[textarea:focus]/talk:hidden">
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
            <InterviewerPanel
              pointing={{ ...pointing, show: open, showThing: openThing }}
              files={filesIn(work)}
            />
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
            <div className={shown(second)}>
              <SecondPane work={work} code={code} runs={runs} />
            </div>
          </>
        )}
      </main>
      <div className="flex shrink-0 items-center border-t border-line bg-card slim:sticky slim:order-5 slim:bottom-0 slim:z-10 pb-[env(safe-area-inset-bottom)] low:col-start-1 low:row-span-2 low:row-start-2 low:min-h-0 low:flex-col low:items-stretch low:overflow-y-auto low:border-t-0 low:border-r">
        <nav aria-label="Parts of the room" className="flex min-w-0 flex-1 low:flex-none low:flex-col">
          {['Talk', own, ...(stage.shows === 'drill' ? ['Drill'] : ['Board', second])].map(name => (
            <button
              key={name}
              type="button"
              aria-pressed={tab === name}
              onClick={() => setTab(name)}
              className={classes(
                'h-12 flex-1 text-[13px] font-[600] low:min-h-[44px] low:flex-none',
                tab === name ? 'text-accent' : 'text-ink-2',
              )}
            >
              {name}
              <Unseen count={unseen(name)} />
            </button>
          ))}
        </nav>
        {/* A page at twice its size is as narrow as a phone, and has its keys all the same. */}
        <KeySheetButton className="min-h-[44px] max-sm:hidden pointer-coarse:hidden" />
      </div>
    </div>
  )
}
