/** The worker that runs JavaScript and TypeScript, once: what a run does to its realm ends with it. Knows no page. */
import { serve } from '../common/worker'
import { runJavascript, type Strays } from './core'
import { runnerName } from './tests'

serve(async () => ({
  runner: runnerName,
  lasts: false,
  run: (job, heard) => runJavascript(job, heard, strays),
}))

const strays: Strays = stray => {
  const caught = new AbortController()
  const { signal } = caught
  addEventListener('error', event => (event.preventDefault(), stray(event.error)), { signal })
  addEventListener('unhandledrejection', event => (event.preventDefault(), stray(event.reason)), { signal })
  return () => caught.abort()
}
