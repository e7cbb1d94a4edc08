/** The board's pane: chooses the engine and mounts it once it has arrived. It knows no room. */
import { Suspense } from 'react'
import type { Doc } from 'yjs'
import type { BoardMarks, BoardProps } from './board'
import { boards } from './engines'
import { MarksContext } from './face/marks'
import { keyMissing } from './tldraw/licence'

/** `marks`: what is said over things of the drawing, whatever draws it. */
export default function BoardPane({
  marks = noMarks,
  ...props
}: BoardProps & { readonly marks?: BoardMarks | undefined }) {
  const { engine } = props
  if (engine === 'tldraw' && keyMissing(location, props.licenseKey)) return <KeyMissing />
  const Board = boards[engine]
  return (
    <Suspense
      fallback={<p className="grid size-full place-items-center text-ink-3">The board is on its way</p>}
    >
      <MarksContext value={marks}>
        <Board key={identityOf(props.doc)} {...props} />
      </MarksContext>
    </Suspense>
  )
}

const noMarks: BoardMarks = new Map()

/** Another document is another board: nothing of the first may stay behind in its store. */
function identityOf(doc: Doc): number {
  const known = identities.get(doc) ?? ++last
  identities.set(doc, known)
  return known
}

const identities = new WeakMap<Doc, number>()
let last = 0

function KeyMissing() {
  return (
    <div className="grid size-full place-items-center bg-card p-6">
      <section role="note" className="max-w-md rounded-card border border-line bg-paper p-6">
        <h3 className="mb-2 text-[15px] font-semibold">The board is not switched on here</h3>
        <p className="text-ink-2">
          This room was opened with tldraw, which needs a licence key of its own on a public https address.
          Whoever runs this site can set one in{' '}
          <code className="font-mono text-[12.5px]">TLDRAW_LICENSE_KEY</code>, or open the room at this
          address: then it gets the other board, which needs none.
        </p>
        <p className="mt-3 text-ink-2">Code, talk, clock and everything else in the room work without it.</p>
      </section>
    </div>
  )
}
