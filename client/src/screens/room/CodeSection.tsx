/** The code in its pane, with what runs it above and what came of it below. */
import {
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useImperativeHandle,
  useRef,
  useState,
  type Ref,
  type RefObject,
} from 'react'
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels'
import { closedBy } from '@signalroom/shared'
import type { CodeHandle } from '../../code/code'
import { fileOf } from '../../link/files'
import { FocusNote } from '../../room/focus/FocusNote'
import { useHere, useRoom } from '../../room/read'
import { HiddenPill } from '../../room/seal/HiddenPill'
import { LockKey } from '../../room/seal/LockKey'
import { LockPill } from '../../room/seal/LockPill'
import { RunBar } from '../../room/code/RunBar'
import { RunButtons } from '../../room/code/RunButtons'
import { RunDrawer, useShownRun } from '../../room/code/RunDrawer'
import { useRunActions } from '../../room/code/useRunActions'
import { useRunKeys } from '../../room/code/useRunKeys'
import { useTheme } from '../../ui/theme'
import { CodePane } from '../parts'
import { useKind } from './kinds'
import { PaneHead } from './PaneHead'
import { useCodeMeasured } from './useMeasured'
import { filesIn, useDocumentStatus, useKeptFile, type Work } from './useWork'

/** What the room may ask of the runs under the editor. */
export interface RunsHandle {
  /** The run that is looked at; null while none is in view. */
  shown(): number | null
  /** Brings a run into view. */
  show(run: number): void
}

export function CodeSection({
  work,
  code,
  runs,
}: {
  work: Work
  code: RefObject<CodeHandle | null>
  runs: Ref<RunsHandle>
}) {
  const { me } = useHere()
  const theme = useTheme()
  const status = useDocumentStatus(work.code)
  const kept = useKeptFile(work.code)
  const locked = useRoom(room => closedBy(room, 'code', { seat: me.seat, role: me.role }) !== undefined)
  const onlooker = me.role === 'observer'
  const readOnly = onlooker || locked
  const files = filesIn(work)
  const sections = useSectionsAsked()
  const [front, setFront] = useState<string | null>(null)
  const [data, chooseData] = useState<string | null>(null)
  const drawer = useDrawer(runs)
  const actions = useRunActions({ files, front, data, pressed: drawer.newest })
  useRunKeys(actions)
  const open = (file: string, line: number) =>
    fileOf(files, file) ? () => code.current?.show(file, line, line) : null
  return (
    <section aria-label="Code" className="flex h-full min-h-0 flex-col bg-card">
      <PaneHead
        title="Code"
        status={status}
        readOnly={onlooker}
        locked={locked}
        aside={<LockKey pane="code" />}
        tall
      >
        {onlooker ? null : <RunButtons actions={actions} />}
        <LockPill pane="code" />
        <HiddenPill pane="code" />
      </PaneHead>
      <Group orientation="vertical" className="min-h-0 flex-1">
        <Panel id="editor" minSize="90px" className="relative">
          {status === 'loading' ? (
            <p role="status" className="grid h-full place-items-center text-[13px] text-ink-3">
              The code is on its way
            </p>
          ) : (
            <Suspense fallback={null}>
              <CodePane
                ref={code}
                files={files}
                awareness={work.code.awareness}
                person={work.person}
                readOnly={readOnly}
                theme={theme}
                sections={sections}
                marked={me.role === 'interviewer' && sections !== undefined}
                onFront={setFront}
                kept={kept}
              />
            </Suspense>
          )}
          <FocusNote />
        </Panel>
        <Separator className={handle} aria-label="Between the code and its runs" />
        <Panel
          id="runs"
          panelRef={drawer.panel}
          collapsible
          collapsedSize="0px"
          defaultSize="0px"
          minSize="140px"
          onResize={drawer.resized}
        >
          {drawer.open ? (
            <RunDrawer
              chosen={drawer.chosen}
              choose={drawer.choose}
              open={open}
              data={data}
              chooseData={chooseData}
            />
          ) : null}
        </Panel>
      </Group>
      <RunBar front={front} language={actions.language} open={drawer.open} toggle={drawer.toggle} />
    </section>
  )
}

const handle =
  'h-[5px] shrink-0 bg-sunk border-y border-line hover:bg-accent-soft focus-visible:bg-accent data-[separator=active]:bg-accent-soft'

/** Where the round asks for validation, core and tests; in an exam the candidate is not told how they stand. */
function useSectionsAsked() {
  const { me } = useHere()
  const { sections } = useKind()
  const exam = useRoom(room => room.open.exam)
  const onMeasure = useCodeMeasured()
  const asked = sections !== 'none'
  const shown = sections === 'shown' && !(exam && me.role === 'candidate')
  return useMemo(() => (asked ? { shown, onMeasure } : undefined), [asked, shown, onMeasure])
}

/** Whether the runs are unfolded, and which of them is looked at. Only a person's own press unfolds them. */
function useDrawer(ref: Ref<RunsHandle>) {
  const panel = usePanelRef()
  const [open, setOpen] = useState(false)
  const [chosen, choose] = useState<number | null>(null)
  const shown = useShownRun(chosen)
  const latest = useRef<number | null>(null)
  const inView = open ? (shown?.id ?? null) : null
  useEffect(() => {
    latest.current = inView
  }, [inView])
  const unfold = useCallback(() => {
    if (panel.current?.isCollapsed()) panel.current.resize('45%')
  }, [panel])
  const newest = useCallback(() => {
    choose(null)
    unfold()
  }, [unfold])
  useImperativeHandle(
    ref,
    (): RunsHandle => ({
      shown: () => latest.current,
      show: run => {
        choose(run)
        unfold()
      },
    }),
    [unfold],
  )
  return {
    panel,
    open,
    chosen,
    choose,
    newest,
    toggle: () => (open ? panel.current?.collapse() : unfold()),
    resized: ({ inPixels }: { inPixels: number }) => setOpen(inPixels > 1),
  }
}
