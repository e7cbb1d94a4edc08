/** Where the load generator and the other relays come from, which are not ours to carry. Knows no measurement. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotRun } from '../bench.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const cache = join(root, 'node_modules', '.cache', 'relay-peers')

export interface Tools {
  /** The script that makes load and counts what arrives. */
  readonly loader: string
  /** The folder of the other relays' start scripts, with their packages installed. */
  readonly peers: string
}

/** Looks in `folder`, or beside the project, and installs the peers' packages the first time. */
export function findTools(folder = '../shared/bench'): Tools {
  const from = resolve(root, folder)
  const loader = join(from, 'relay-load.mjs')
  const peers = join(from, 'peers')
  if (!existsSync(loader) || !existsSync(peers))
    throw new CannotRun(
      `The load generator (relay-load.mjs and the folder peers) is not in ${from}; name its folder with --tools DIR.`,
    )
  install(peers)
  return { loader, peers: cache }
}

function install(peers: string): void {
  const wanted = readFileSync(join(peers, 'package.json'), 'utf8')
  const packages = join(cache, 'package.json')
  const isThere =
    existsSync(join(cache, 'node_modules', '.package-lock.json')) && readFileSync(packages, 'utf8') === wanted
  mkdirSync(cache, { recursive: true })
  for (const file of readdirSync(peers)) copyFileSync(join(peers, file), join(cache, file))
  if (isThere) return
  process.stdout.write('installing the packages of the other relays, once\n')
  // Told outright where to work: from inside of node_modules npm would look for a project further up.
  execFileSync('npm', ['install', '--prefix', cache, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: cache,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}
