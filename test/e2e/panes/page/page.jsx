/** A page with the two panes and nothing else; the address says who sits there and what is shown. */
import { createRef, lazy, StrictMode, Suspense, useEffect, useReducer } from 'react'
import { createRoot } from 'react-dom/client'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { imagesOf } from '../../../../client/src/link/images'
import './page.css'

const BoardPane = lazy(() => import('../../../../client/src/board/BoardPane'))
const CodePane = lazy(() => import('../../../../client/src/code/CodePane'))

const asked = Object.fromEntries(new URLSearchParams(location.search))
const person = {
  seat: asked.seat,
  name: asked.name,
  color: asked.color ?? '#0f6b5c',
  role: asked.role ?? 'candidate',
}
const board = createRef()
const code = createRef()
const shown = {
  panes: (asked.panes ?? 'board,code').split(','),
  readOnly: asked.readOnly === 'yes',
  theme: asked.theme ?? 'light',
  room: asked.room,
}
const measures = []
const sections = { shown: true, onMeasure: measure => measures.push(measure) }
let render = () => {}

window.panes = {
  board: () => board.current,
  code: () => code.current,
  measures,
  opened: [],
  doc: () => window.panes.opened.at(-1).doc,
  awareness: () => window.panes.opened.at(-1).provider.awareness,
  set: change => {
    Object.assign(shown, change)
    document.documentElement.dataset.theme = shown.theme
    render()
  },
}

const rooms = new Map()
function roomOf(name) {
  if (!rooms.has(name)) {
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`ws://${location.host}`, name, doc, { disableBc: true })
    const { role: _role, ...user } = person
    if (asked.name) provider.awareness.setLocalStateField('user', { ...user, role: person.role })
    const room = { doc, provider, synced: false, images: imagesOf({ room: name, token: asked.seat }) }
    provider.once('sync', () => {
      room.synced = true
      render()
    })
    window.panes.opened.push(room)
    rooms.set(name, room)
  }
  return rooms.get(name)
}

function Page() {
  const [, again] = useReducer(times => times + 1, 0)
  useEffect(() => {
    render = again
    again()
  }, [])
  const { doc, provider, synced, images } = roomOf(shown.room)
  if (!synced) return null
  const common = { awareness: provider.awareness, person, readOnly: shown.readOnly, theme: shown.theme }
  return (
    <Suspense>
      <div className="panes">
        {shown.panes.includes('board') && (
          <section aria-label="Board">
            <BoardPane
              {...common}
              engine={asked.engine ?? 'tldraw'}
              doc={doc}
              images={images}
              ref={board}
              onMeasure={measure => measures.push(measure)}
            />
          </section>
        )}
        {shown.panes.includes('code') && (
          <section aria-label="Code">
            <CodePane
              {...common}
              files={doc.getMap('files')}
              ref={code}
              sections={asked.sections ? sections : undefined}
              marked={asked.role === 'interviewer'}
            />
          </section>
        )}
      </div>
    </Suspense>
  )
}

document.documentElement.dataset.theme = shown.theme
createRoot(document.getElementById('root')).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
