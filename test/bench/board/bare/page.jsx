/** A drawing engine as it comes from its makers, and nothing of ours: the address says which. */
import { Excalidraw } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import { createRoot } from 'react-dom/client'
import { Tldraw } from 'tldraw'
import 'tldraw/tldraw.css'

const { engine } = Object.fromEntries(new URLSearchParams(location.search))
/** What is drawn, as the neutral reading takes it. */
window.drawn = () => []
const seen = drawn => {
  window.drawn = drawn
}

createRoot(document.getElementById('root')).render(
  engine === 'tldraw' ? (
    <Tldraw onMount={editor => seen(() => editor.store.allRecords())} />
  ) : (
    <Excalidraw autoFocus handleKeyboardGlobally excalidrawAPI={api => seen(() => api.getSceneElements())} />
  ),
)
