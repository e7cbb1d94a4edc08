/** The way in for drawings from elsewhere: a button beside the zoom, and files that are dropped. It knows no engine. */
import { FileInput } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Images } from '../../link/images'
import type { ImportHands } from '../import/bring'

const ImportDialog = lazy(() => import('../import/ImportDialog'))

export type Importing = {
  /** Loaded when the first drawing is brought. */
  readonly hands: () => Promise<ImportHands>
  readonly images: Images | null
  /** Says what came. */
  readonly say: (sentence: string) => void
  /** Back to the canvas. */
  readonly focus: () => void
}

export function Import({ hands, images, say, focus }: Importing) {
  const button = useRef<HTMLButtonElement>(null)
  const [opened, open] = useState<{ readonly file: File | null } | null>(null)

  useEffect(() => {
    const board = button.current?.closest<HTMLElement>('.board')
    return board ? takeDrops(board, file => open({ file })) : undefined
  }, [])

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label="Bring in a drawing"
        title="Bring in a drawing"
        onClick={() => open({ file: null })}
      >
        <FileInput size={14} aria-hidden="true" />
      </button>
      {opened && (
        <Suspense>
          <ImportDialog
            file={opened.file}
            hands={hands}
            images={images}
            close={report => {
              open(null)
              if (report !== null) say(report)
            }}
            closed={brought => (brought ? focus() : button.current?.focus())}
          />
        </Suspense>
      )}
    </>
  )
}

const readable = /\.(?:tldr|excalidraw|mmd|mermaid|md|markdown|json|txt)$/i

/** Takes files that may be drawings, before the engine sees them; returns the way to stop. */
function takeDrops(board: HTMLElement, take: (file: File) => void): () => void {
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? []
    if (!file || !readable.test(file.name)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    take(file)
  }
  // Of the window, since the engines listen on the board itself.
  const onWindow = (event: DragEvent) => {
    if (event.target instanceof Node && board.contains(event.target)) drop(event)
  }
  window.addEventListener('drop', onWindow, true)
  return () => window.removeEventListener('drop', onWindow, true)
}
