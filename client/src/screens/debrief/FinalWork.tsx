/** Board and code as they stood at the bell: to read, never to write. A pin can point into them. */
import type { Shown } from '@signalroom/shared'
import { lazy, Suspense, useImperativeHandle, useRef, type Ref } from 'react'
import type { BoardHandle } from '../../board/board'
import type { CodeHandle } from '../../code/code'
import { useRoom } from '../../room/read'
import { Sheet } from '../../ui/Sheet'
import { useTheme } from '../../ui/theme'
import { useLicenceKey } from '../room/useLicenceKey'
import { CameTooLate } from './CameTooLate'
import { useLeftBehind } from './useLeftBehind'
import { bringIntoView } from '../room/pinned-view'
import { SaveBoard } from './SaveBoard'
import { filesIn, useDocumentStatus, useWork, type Work } from '../room/useWork'

const BoardPane = lazy(() => import('../../board/BoardPane'))
const CodePane = lazy(() => import('../../code/CodePane'))

export interface FinalWorkHandle {
  /** Brings what a pin shows into view. */
  show(what: Shown): void
}

export function FinalWork({ ref }: { ref: Ref<FinalWorkHandle> }) {
  const work = useWork(false)
  const { left, erase } = useLeftBehind(work)
  const section = useRef<HTMLElement>(null)
  const board = useRef<BoardHandle>(null)
  const code = useRef<CodeHandle>(null)
  useImperativeHandle(ref, () => ({
    show(what) {
      if (what.type === 'event') return
      section.current?.scrollIntoView({ block: 'center' })
      bringIntoView({ board: board.current, code: code.current, runs: null }, what)
    },
  }))
  return (
    <>
      {left ? <CameTooLate left={left} erase={erase} /> : null}
      <section
        ref={section}
        aria-label="Board and code"
        className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] print:hidden"
      >
        <Sheet
          title="Board, as it stood"
          className="h-[420px]"
          aside={work ? <SaveBoard board={() => board.current} /> : null}
        >
          {work ? <BoardSheet work={work} board={board} /> : null}
        </Sheet>
        <Sheet title="Code, as it stood" className="h-[420px]">
          {work ? <CodeSheet work={work} code={code} /> : null}
        </Sheet>
      </section>
    </>
  )
}

const waiting = <p className="grid h-full place-items-center text-[13px] text-ink-3">On its way</p>

function BoardSheet({ work, board }: { work: Work; board: Ref<BoardHandle> }) {
  const status = useDocumentStatus(work.board)
  const licence = useLicenceKey()
  const engine = useRoom(room => room.open.engine)
  const theme = useTheme()
  if (status === 'loading' || licence === undefined) return waiting
  return (
    <Suspense fallback={waiting}>
      <BoardPane
        ref={board}
        doc={work.board.doc}
        awareness={work.board.awareness}
        person={work.person}
        readOnly
        theme={theme}
        engine={engine}
        licenseKey={licence ?? undefined}
      />
    </Suspense>
  )
}

function CodeSheet({ work, code }: { work: Work; code: Ref<CodeHandle> }) {
  const status = useDocumentStatus(work.code)
  const theme = useTheme()
  if (status === 'loading') return waiting
  const files = filesIn(work)
  return (
    <Suspense fallback={waiting}>
      <CodePane
        ref={code}
        files={files}
        awareness={work.code.awareness}
        person={work.person}
        readOnly
        theme={theme}
      />
    </Suspense>
  )
}
