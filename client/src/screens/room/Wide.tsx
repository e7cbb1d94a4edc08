/** The room on a wide screen: board, code and the seat's own side, in panes one can drag. */
import type { Ref, RefObject } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import type { BoardHandle } from '../../board/board'
import type { CodeHandle } from '../../code/code'
import { siteStorage } from '../../link/storage'
import { DrillStage } from '../../room/takes/DrillStage'
import { useHere } from '../../room/read'
import { TopBar } from './TopBar'
import { SkipLink } from '../../ui/SkipLink'
import type { Pointing } from '../../room/judging/pointing'
import { BoardSection } from './BoardSection'
import { BottomBar } from './BottomBar'
import type { RunsHandle } from './CodeSection'
import { useKind, type Panes } from './kinds'
import { SecondPane } from './SecondPane'
import { SidePanel } from './SidePanel'
import type { Work } from './useWork'

export interface Layout {
  readonly work: Work
  readonly board: Ref<BoardHandle>
  readonly code: RefObject<CodeHandle | null>
  readonly runs: Ref<RunsHandle>
  readonly pointing: Pointing
}

const bar =
  'w-[5px] bg-sunk border-x border-line hover:bg-accent-soft focus-visible:bg-accent data-[separator=active]:bg-accent-soft'

export function Wide(layout: Layout) {
  const { me } = useHere()
  const { stage } = useKind()
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <SkipLink to="own-side">
        {me.role === 'interviewer' ? 'Skip to the rubric' : 'Skip to the question'}
      </SkipLink>
      <TopBar />
      <main className="min-h-0 flex-1">
        {stage.shows === 'drill' ? <Drill {...layout} /> : <PaneGroup {...layout} stage={stage} />}
      </main>
      <BottomBar />
    </div>
  )
}

/** A drill needs neither board nor code. */
function Drill({ pointing, work }: Layout) {
  return (
    <div className="flex h-full">
      <div className="min-w-0 flex-1">
        <DrillStage />
      </div>
      <div id="own-side" tabIndex={-1} className="w-[340px] shrink-0 border-l border-line outline-none">
        <SidePanel pointing={pointing} work={work} />
      </div>
    </div>
  )
}

function PaneGroup({ work, board, code, runs, pointing, stage }: Layout & { readonly stage: Panes }) {
  const kept = useDefaultLayout({ id: stage.keptAs, storage: siteStorage })
  return (
    <Group orientation="horizontal" {...kept}>
      <Panel id="board" defaultSize={stage.board} minSize="15%" collapsible>
        <BoardSection work={work} board={board} />
      </Panel>
      <Separator className={bar} aria-label="Between board and code" />
      <Panel id="code" defaultSize={stage.code} minSize="12%" collapsible>
        <SecondPane work={work} code={code} runs={runs} />
      </Panel>
      <Separator className={bar} aria-label="Between code and the side" />
      <Panel id="side" defaultSize="24%" minSize="18.75rem">
        <div id="own-side" tabIndex={-1} className="h-full outline-none">
          <SidePanel pointing={pointing} work={work} />
        </div>
      </Panel>
    </Group>
  )
}
