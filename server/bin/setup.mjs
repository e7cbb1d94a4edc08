/** Brings a clone to where it can run: the right Node, the packages, the build. Knows nothing of what is then run. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { layPytest } from './pytest.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const inRoot = (...parts) => join(root, ...parts)

const oldestNode = [20, 19]

export function say(line) {
  process.stdout.write(`signalroom: ${line}\n`)
}
export function giveUp(line) {
  process.stderr.write(`signalroom: ${line}\n`)
  process.exit(1)
}

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor, wantedMinor] = oldestNode
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  giveUp(
    `Node ${wantedMajor}.${wantedMinor} or newer is needed; this is ${process.versions.node}. See https://nodejs.org.`,
  )
}

/** Runs a command with our own output; resolves to its exit code. A signal to us is passed on and ends us too. */
export function run(command, args, { cwd = root, env = process.env } = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' })
    const stop = signal => {
      child.kill(signal)
      process.exitCode = 1
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    const over = code => {
      process.off('SIGTERM', stop)
      process.off('SIGINT', stop)
      resolve(code)
    }
    child.once('error', () => over(127))
    child.once('exit', (code, signal) => {
      if (signal === 'SIGTERM' || signal === 'SIGINT') process.exit(1)
      over(code ?? 1)
    })
  })
}
/** Runs npm, the one that started us if there is one. Packages for building are wanted in production, too. */
export function npm(...args) {
  const { NODE_ENV: _, ...env } = process.env
  const self = process.env.npm_execpath
  if (self?.endsWith('.js')) return run(process.execPath, [self, ...args], { env })
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env })
}

/** Installs the packages unless exactly those of the lock file are there. */
export async function installPackages() {
  if (packagesAreThere()) return
  say('installing packages (npm ci), once')
  const quiet = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  if ((await npm('ci', ...quiet)) === 0) return
  // A lock file made where a registry lacks other systems' binaries is refused by `npm ci`, and still pins all the rest.
  say('npm ci did not accept the lock file; trying npm install, which keeps to it where it can')
  if ((await npm('install', '--no-save', ...quiet)) !== 0)
    giveUp('the packages could not be installed; what npm said stands above.')
}
function packagesAreThere() {
  const wanted = packagesOf(inRoot('package-lock.json'))
  const there = packagesOf(inRoot('node_modules', '.package-lock.json'))
  if (!wanted || !there) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    const found = there[path]
    return path === '' || (found ? found.version === version : Boolean(optional || devOptional))
  })
}
function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Each thing that is built: what it is made of, what shows that and when it was made. */
const builds = [
  {
    made: ['shared/dist/index.js'],
    stamps: ['shared/dist', 'shared/tsconfig.tsbuildinfo'],
    from: ['shared/src', 'shared/tsconfig.json', 'tsconfig.base.json'],
  },
  {
    made: ['server/dist/main.js'],
    stamps: ['server/dist', 'server/tsconfig.tsbuildinfo'],
    from: ['server/src', 'server/tsconfig.json', 'tsconfig.base.json'],
  },
  {
    made: ['client/dist/index.html'],
    stamps: ['client/dist'],
    from: [
      'client/src',
      'client/sandbox',
      'client/public',
      'client/index.html',
      'shared/src',
      '.python',
    ].concat(['client/vite.config.ts', 'client/vite.engines.ts', 'client/vite.parts.ts']),
  },
]

/** Builds whatever is missing or older than its sources. */
export async function buildWhatIsStale() {
  await layPytest(root, say)
  const stale = builds.filter(isStale)
  if (stale.length === 0) return
  say('building (npm run build)')
  for (const { made, stamps } of stale) if (!made.every(path => existsSync(inRoot(path)))) forget(stamps)
  const code = await npm('run', '--silent', 'build')
  if (code !== 0) giveUp('the build failed; what went wrong stands above.')
}
function isStale({ made, stamps, from }) {
  if (!made.every(path => existsSync(inRoot(path)))) return true
  return newest(from) > newest(stamps)
}
/** The compiler trusts its notes more than the folder: without the folder they must go. */
function forget(stamps) {
  for (const path of stamps) if (path.endsWith('.tsbuildinfo')) rmSync(inRoot(path), { force: true })
}
/** For whoever builds by another way, as the tests do. */
export const readyPytest = () => layPytest(root, say)
const newest = paths => Math.max(0, ...paths.map(path => changedAt(inRoot(path))))
function changedAt(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(0, ...readdirSync(path).map(name => changedAt(join(path, name))))
}
