/** `npm start`: from a clean clone to a running server in one command, and a server at once when all is there. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildWhatIsStale, installPackages, requireNode, root, say } from './setup.mjs'

requireNode()
endWithTheShell()
process.chdir(root)
await installPackages()
await buildWhatIsStale()
process.env.NODE_ENV = 'production'
say('starting')
// In this very process, so that a signal reaches the server and nobody between.
await import(pathToFileURL(join(root, 'server', 'dist', 'main.js')).href)

/** npm runs us in a shell and passes SIGTERM on to that shell alone, which dies of it and leaves us behind. */
function endWithTheShell() {
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM')
  }, 200)
  watch.unref()
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => {
      // Whoever listens has been told; a second signal would cut the draining short.
      clearInterval(watch)
      if (process.listenerCount(signal) === 0) process.exit(1)
    })
}
