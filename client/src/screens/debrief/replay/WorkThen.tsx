/** Board and code as they stood at the moment of the timeline: to read, never to write. A pin can point into them. */
import {
  clockText,
  roundClock,
  type BoardEngine,
  type DocumentName,
  type Pane,
  type Shown,
} from '@signalroom/shared'
import {
  memo,
  Suspense,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react'
import type { Map as YMap, Text as YText } from 'yjs'
import type { BoardHandle, BoardMarks, BoardView } from '../../../board/board'
import { boards } from '../../../board/engines'
import type { CodeHandle } from '../../../code/code'
import type { Person } from '../../../link/person'
import type { ShownDocument } from '../../../replay/shown-document'
import { bringCardIntoView } from '../../../room/artifacts/pointed'
import { CardsOnBoard } from '../../../room/artifacts/CardsOnBoard'
import { ThreeBoxKey } from '../../../room/board/ThreeBoxView'
import { useFaultMarks } from '../../../room/faults/useFaultMarks'
import { useHere, useRoom } from '../../../room/read'
import { Button } from '../../../ui/Button'
import { Sheet } from '../../../ui/Sheet'
import { useTheme } from '../../../ui/theme'
import { BoardPane, CodePane } from '../../parts'
import { bringIntoView } from '../../room/pinned-view'
import { useLicenceKey } from '../../room/useLicenceKey'
import { useWork } from '../../room/useWork'
import { CameTooLate } from '../CameTooLate'
import type { Player } from '../recording/player'
import { Continue } from './Continue'
import { RoomThen } from './RoomThen'
import { SaveBoard } from '../SaveBoard'
import { useSource } from '../source'
import { useLeftBehind } from '../useLeftBehind'
import { useSecond } from './useReplay'
import type { ShownWorkState, Wrong } from './useShownWork'

export interface WorkHandle {
  /** Brings what a pin shows into view. */
  show(what: Shown): void
}

interface Given {
  readonly shown: ShownWorkState
  readonly player: Player
  /** How long the round took on its clock. */
  readonly took: number
  readonly ref: Ref<WorkHandle>
}

export function WorkThen({ shown, player, took, ref }: Given) {
  const position = useSecond(player)
  /** Null at the end of the round. */
  const at = position >= took ? null : position
  const { isCopy, leftOut } = useSource()
  const isOut = (pane: Pane) => leftOut.includes(pane) || leftOut.includes('work')
  const person = usePerson()
  const engine = useRoom(room => room.open.engine)
  const licence = useLicenceKey(engine)
  useEngines(engine)
  const hasCards = useRoom(room => room.open.artifacts !== undefined)
  // The same function all along: the board is not drawn anew with the position.
  const over = useCallback(
    (view: BoardView) => (
      <RoomThen player={player} took={took}>
        <CardsOnBoard view={view} />
      </RoomThen>
    ),
    [player, took],
  )
  const section = useRef<HTMLElement>(null)
  const board = useRef<BoardHandle>(null)
  const code = useRef<CodeHandle>(null)
  useImperativeHandle(ref, () => ({
    show(what) {
      if (what.type === 'event') return
      if (what.type === 'card') return bringCardIntoView(what.list)
      section.current?.scrollIntoView({ block: 'nearest' })
      bringIntoView({ board: board.current, code: code.current, runs: null }, what)
    },
  }))
  const when = at === null ? 'as it stood' : `at ${clockText(at)}`
  const panes = shown.status === 'ready' ? shown.work.panes : null
  return (
    <>
      {isCopy ? null : <LeftBehind />}
      {shown.status === 'ready' ? <NotAsItWas wrong={shown.work.wrong} /> : null}
      <section
        ref={section}
        aria-label="Board and code"
        className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] print:hidden"
      >
        <Sheet
          title={`Board, ${when}`}
          className="h-[420px]"
          aside={
            panes && !isOut('board') ? (
              <div className="flex flex-wrap justify-end gap-2 py-1.5">
                {isCopy ? null : <Continue at={at} />}
                <RoomThen player={player} took={took}>
                  <ThreeBoxKey />
                  <SaveBoard board={() => board.current} at={at} />
                </RoomThen>
              </div>
            ) : null
          }
        >
          {isOut('board') ? (
            <LeftOut />
          ) : panes ? (
            <FaultsThen player={player} took={took}>
              {marks => (
                <BoardThen
                  shown={panes.board}
                  person={person}
                  engine={engine}
                  licence={licence}
                  over={hasCards ? over : undefined}
                  marks={marks}
                  ref={board}
                />
              )}
            </FaultsThen>
          ) : (
            <OnItsWay shown={shown} />
          )}
        </Sheet>
        <Sheet title={`Code, ${when}`} className="h-[420px]">
          {isOut('code') ? (
            <LeftOut />
          ) : panes ? (
            <CodeThen shown={panes.code} person={person} ref={code} />
          ) : (
            <OnItsWay shown={shown} />
          )}
        </Sheet>
      </section>
    </>
  )
}

const pieces: Readonly<Record<DocumentName, string>> = {
  board: 'board',
  code: 'code',
  work: 'board and code',
  desk: 'desk',
}

/** What of the past is missing or damaged, and from when on. */
function NotAsItWas({ wrong }: { wrong: readonly Wrong[] }) {
  const clock = useRoom(room => room.open.clock)
  if (wrong.length === 0) return null
  return (
    <div
      role="alert"
      className="mt-4 rounded-card border border-amber bg-amber-soft px-5 py-3 text-[14px] slim:px-3"
    >
      <ul>
        {wrong.map(({ name, why, from }) => (
          <li key={name}>
            {why === 'missing'
              ? `Of the ${pieces[name]} something is missing that was written at ${clockText(roundClock.elapsed(clock, from))} or before: what rests on it is not shown. All else is as it was.`
              : `The ${pieces[name]} is not what was noted of it when the round ended, by ${clockText(roundClock.elapsed(clock, from))} at the latest: its log was changed or damaged. Up to there it is as it was.`}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The room's own documents say whether something came too late; what is shown are copies that can be moved in time. */
function LeftBehind() {
  const { left, erase } = useLeftBehind(useWork(false))
  return left ? <CameTooLate left={left} erase={erase} /> : null
}

function usePerson(): Person {
  const { me } = useHere()
  const color = useRoom(one => one.open.seats.find(seat => seat.id === me.seat)?.colour ?? '#6d675e')
  const { seat, name, role } = me
  return useMemo(() => ({ seat, name, color, role }), [seat, name, color, role])
}

function OnItsWay({ shown }: { shown: ShownWorkState }) {
  if (shown.status !== 'failed') return <Waits>On its way</Waits>
  return (
    <Waits>
      <span>It could not be fetched. {shown.why}</span>
      <Button size="s" className="mt-2" onClick={shown.again}>
        Try again
      </Button>
    </Waits>
  )
}
const LeftOut = () => <Waits>It was left out of this copy by who made it.</Waits>

function Waits({ children }: { children: ReactNode }) {
  return (
    <div
      role="status"
      className="grid h-full place-content-center justify-items-center p-6 text-center text-[13px] text-ink-3"
    >
      {children}
    </div>
  )
}

/** The marks of what had failed at the position of the replay; the same while nothing changes. Undefined in a round without any. */
function FaultsThen({
  player,
  took,
  children,
}: {
  player: Player
  took: number
  children: (marks: BoardMarks | undefined) => ReactNode
}) {
  const had = useRoom(room => room.open.injected !== undefined)
  const [marks, setMarks] = useState<BoardMarks>(unmarked)
  return (
    <>
      {had ? (
        <RoomThen player={player} took={took}>
          <TellMarks to={setMarks} />
        </RoomThen>
      ) : null}
      {children(had ? marks : undefined)}
    </>
  )
}
const unmarked: BoardMarks = new Map()

function TellMarks({ to }: { to: (marks: (before: BoardMarks) => BoardMarks) => void }) {
  const marks = useFaultMarks()
  useEffect(() => to(before => (isSame(before, marks) ? before : marks)), [marks, to])
  return null
}
const isSame = (a: BoardMarks, b: BoardMarks): boolean => JSON.stringify([...a]) === JSON.stringify([...b])

/** While the log is read the engines come. */
function useEngines(engine: BoardEngine): void {
  useEffect(() => {
    for (const part of [BoardPane, CodePane, boards[engine]]) void part.fetch().catch(() => {})
  }, [engine])
}

interface Then<Handle> {
  readonly shown: ShownDocument
  readonly person: Person
  readonly ref: Ref<Handle>
}

/** The panes see what changes in their document; the position is nothing to them. */
const BoardThen = memo(function BoardThen({
  shown,
  person,
  engine,
  licence,
  over,
  marks,
  ref,
}: Then<BoardHandle> & {
  readonly marks: BoardMarks | undefined
  /** Left out where nothing lies over it. */
  readonly over: ((view: BoardView) => ReactNode) | undefined
  readonly engine: BoardEngine
  /** Undefined while it is being asked for. */
  readonly licence: string | null | undefined
}) {
  const theme = useTheme()
  const { images } = useSource()
  if (licence === undefined) return <Waits>On its way</Waits>
  return (
    <Suspense fallback={<Waits>On its way</Waits>}>
      <BoardPane
        ref={ref}
        doc={shown.doc}
        awareness={shown.awareness}
        images={images}
        person={person}
        readOnly
        theme={theme}
        engine={engine}
        licenseKey={licence ?? undefined}
        over={over}
        marks={marks}
      />
    </Suspense>
  )
})

const CodeThen = memo(function CodeThen({ shown, person, ref }: Then<CodeHandle>) {
  const theme = useTheme()
  const files = shown.doc.getMap('files') as YMap<YText>
  return (
    <Suspense fallback={<Waits>On its way</Waits>}>
      <CodePane ref={ref} files={files} awareness={shown.awareness} person={person} readOnly theme={theme} />
    </Suspense>
  )
})
