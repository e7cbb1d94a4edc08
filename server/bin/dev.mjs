/** `npm run dev`: the server from its sources and the page from Vite, both reloading; one Ctrl-C ends both. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installPackages, readyPytest, requireNode, root, say } from './setup.mjs'

requireNode()
process.chdir(root)
await installPackages()
await readyPytest()

const port = process.env.PORT ?? '4500'
const env = { ...process.env, PORT: port, NODE_ENV: 'development' }
const inModules = (...parts) => join(root, 'node_modules', ...parts)
const parts = [
  [
    'server',
    [inModules('tsx', 'dist', 'cli.mjs'), 'watch', '--conditions=development', 'server/src/main.ts'],
    root,
  ],
  ['page', [inModules('vite', 'bin', 'vite.js')], join(root, 'client')],
]

say(`the server listens on port ${port}; open the address that Vite names below`)
// In groups of their own, so that a Ctrl-C reaches them once, from us.
const children = parts.map(([name, args, cwd]) => ({
  name,
  child: spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true }),
}))

let ending = false
function end(code) {
  if (ending) return
  ending = true
  process.exitCode = code
  for (const { child } of children) if (child.exitCode === null) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0))
for (const { name, child } of children)
  child.once('exit', code => {
    if (!ending) say(`the ${name} has ended; ending the other`)
    end(code ?? 1)
  })
