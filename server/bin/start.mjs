/** `npm start`: from a clean clone to a running server in one command, and a server at once when all is there. */
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { buildWhatIsStale, installPackages, requireNode, root, say } from './setup.mjs'

requireNode()
process.chdir(root)
await installPackages()
await buildWhatIsStale()
process.env.NODE_ENV = 'production'
say('starting')
// In this very process, so that a signal reaches the server and nobody between.
await import(pathToFileURL(join(root, 'server', 'dist', 'main.js')).href)
