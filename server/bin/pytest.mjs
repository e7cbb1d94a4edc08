/**
 * Lays pytest and the world's time zones where the build finds them: from the package index that this machine's pip uses, or from where Pyodide keeps
 * its packages; each file is checked against a sum. Without either, Python's tests run by unittest. Knows no browser.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const { wheels } = JSON.parse(readFileSync(join(here, 'pytest.json'), 'utf8'))
/** No source is waited for longer. */
const patienceMs = 60_000
/** After none answered, none is asked for a day: a machine without a network starts as fast as any. */
const againAfterMs = 24 * 3600 * 1000

/** `root` is that of the project; says what it did by `say`. Never fails. */
export async function layPytest(root, say) {
  const folder = join(root, '.python')
  if (isThere(folder) || askedLately(folder)) return
  say('fetching pytest and time zones for Python in the browser, once')
  // Time zones are taken where they can be had; without them the tests are not given up.
  const sources = [
    () => fromPip(wheels),
    fromPyodide,
    () => fromPip(wheels.filter(one => !isZones(one.file))),
  ]
  for (const source of sources) {
    const found = await source(root).catch(() => undefined)
    if (found) return put(folder, found)
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'asked'), String(Date.now()))
  if (filesOf(folder).some(name => name.startsWith('pytest-'))) return
  say('pytest could not be had from anywhere: tests of Python run by unittest, and the code pane says so')
}

function isThere(folder) {
  const there = filesOf(folder).filter(name => name.endsWith('.whl'))
  return there.some(name => name.startsWith('pytest-')) && there.some(isZones)
}
const isZones = file => file.startsWith('tzdata-')
function askedLately(folder) {
  if (!filesOf(folder).includes('asked')) return false
  return Date.now() - Number(readFileSync(join(folder, 'asked'), 'utf8')) < againAfterMs
}
function filesOf(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
/** All or nothing: half a pytest is worse than none. */
function put(folder, found) {
  rmSync(folder, { recursive: true, force: true })
  const made = `${folder}.new`
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { recursive: true })
  for (const { file, bytes } of found) writeFileSync(join(made, file), bytes)
  renameSync(made, folder)
}

async function fromPip(wanted) {
  const into = mkdtempSync(join(tmpdir(), 'signalroom-pytest-'))
  try {
    const words = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--python-version=3.14']
    const quiet = ['--quiet', '--disable-pip-version-check', '--retries=0', '--timeout=8', `--dest=${into}`]
    if (!(await ran('python3', [...words, ...quiet, ...wanted.map(({ name }) => name)]))) return undefined
    return wanted.map(({ file, sha256 }) => checked(file, readFileSync(join(into, file)), sha256))
  } finally {
    rmSync(into, { recursive: true, force: true })
  }
}

/** Pyodide's own package says what it keeps, under which sum, and where. */
async function fromPyodide(root) {
  const own = join(root, 'node_modules', 'pyodide')
  const { packages } = JSON.parse(readFileSync(join(own, 'pyodide-lock.json'), 'utf8'))
  const { version } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'))
  const [, place] = /`(https:\/\/[^`]*)\$\{\w+\}\/full\/`/.exec(
    readFileSync(join(own, 'pyodide.mjs'), 'utf8'),
  )
  const wanted = ['pytest', 'pluggy', 'iniconfig', 'packaging', 'tzdata'].map(name => packages[name])
  const signal = AbortSignal.timeout(patienceMs)
  return Promise.all(
    wanted.map(async ({ file_name: file, sha256 }) => {
      const answered = await fetch(`${place}${version}/full/${file}`, { signal })
      if (!answered.ok) throw new Error(`${file}: ${answered.status}`)
      return checked(file, Buffer.from(await answered.arrayBuffer()), sha256)
    }),
  )
}

function checked(file, bytes, sha256) {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`${file} is not what it was`)
  return { file, bytes }
}

/** Whether the command ended well, in time. */
function ran(command, words) {
  return new Promise(resolve => {
    const child = spawn(command, words, { stdio: 'ignore', timeout: patienceMs })
    child.once('error', () => resolve(false))
    child.once('exit', code => resolve(code === 0))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await layPytest(join(here, '..', '..'), line => process.stdout.write(`signalroom: ${line}\n`))
