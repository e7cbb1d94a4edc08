/** Starts the page: fonts, ground, the screen the address asks for. */
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { watchArrivals } from './link/arrival'
import { App } from './screens/App'
import { Broken } from './screens/Broken'
import { watchPaper } from './ui/paper'
import { followSystem } from './ui/theme'
import { standTranslation } from './ui/translated'

// Before anything is drawn or asked for: a key stands in no address.
watchArrivals()
followSystem()
watchPaper()
standTranslation()

const place = document.getElementById('root')
if (place) {
  const root = createRoot(place, {
    // What nobody catches takes the whole page down; its place is not left empty.
    onUncaughtError(error) {
      reportError(error)
      root.render(<Broken />)
    },
  })
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
