/**
 * `npm test`: installs what it needs, checks form, types and behaviour, and ends with "N passed, N failed".
 * `npm run fuzz`: the laws with a fresh seed and many runs. `npm run soak -- NAME`: the scenarios in full. Knows no test.
 */
import { randomInt } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackages, npm, readyPytest, requireNode, root, run } from '../server/bin/setup.mjs'
import { findChromium, noChromium } from './kit/find-chromium.mjs'
import { findTurn, noTurn } from './kit/find-turn.mjs'

const count = { passed: 0, failed: 0 }
/** Once the system has heard what it can install. */
let listed
const heading = text => process.stdout.write(`\n== ${text}\n`)
const bin = (name, ...path) => [process.execPath, [join(root, 'node_modules', name, ...path)]]

requireNode()
process.chdir(root)
await installPackages()
await readyPytest()
const modes = { fuzz, soak }
await (modes[process.argv[2]] ?? everything)()
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed\n`)
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0

async function everything() {
  // Beside all else, since it waits for the network and the disk.
  const readying = readyBrowsing()
  await npmStep('types', 'types')
  // Beside the build, since each takes one core.
  const building = build()
  await step('form', bin('prettier', 'bin', 'prettier.cjs'), '--check', '.')
  await step('lint', bin('oxlint', 'bin', 'oxlint'), '--deny-warnings')
  const built = await building
  const browser = await readying
  const projects = ['rules', 'faults', ...(built && browser ? ['e2e'] : [])]
  await vitest(projects.map(name => `--project=${name}`))
}

async function fuzz() {
  process.env.SIGNALROOM_SEED ??= String(randomInt(2 ** 31 - 1))
  process.env.SIGNALROOM_RUNS ??= '2000'
  const { SIGNALROOM_SEED: seed, SIGNALROOM_RUNS: runs } = process.env
  const again = `SIGNALROOM_SEED=${seed} SIGNALROOM_RUNS=${runs} npm run fuzz`
  heading(`the laws, ${runs} runs each; to see the same again: ${again}`)
  await vitest([
    '--project=rules',
    '--testTimeout=3600000',
    'laws',
    'rules/ear.test',
    'rules/debrief',
    'relay-structs',
    'relay-hostile',
  ])
}

/** Every `*.soak.test.ts` in full, one file after the other; words that follow filter by file name. */
async function soak() {
  process.env.SIGNALROOM_FULL = '1'
  const words = process.argv.slice(3)
  const files = soakFiles().filter(file => words.length === 0 || words.some(word => file.includes(word)))
  if (files.length === 0) return void process.stdout.write(`no scenario is named ${words.join(' or ')}\n`)
  if (!(await build())) return
  if (files.some(file => file.startsWith(join('test', 'e2e'))) && !(await readyBrowser())) return
  await vitest(['--no-file-parallelism', ...files])
}
function soakFiles() {
  return readdirSync(join(root, 'test'), { recursive: true })
    .filter(file => file.endsWith('.soak.test.ts'))
    .map(file => join('test', file))
    .sort()
}

async function step(name, [command, first], ...rest) {
  heading(name)
  return judge(name, await run(command, [...first, ...rest]))
}
/** From then on tests take what was built for these sources. */
async function build() {
  const well = await npmStep('build', 'build')
  if (well) process.env.SIGNALROOM_BUILT = '1'
  return well
}
async function npmStep(name, script) {
  heading(name)
  return judge(name, await npm('run', '--silent', script))
}
function judge(name, code) {
  const well = code === 0
  count[well ? 'passed' : 'failed'] += 1
  if (!well) process.stdout.write(`${name} failed\n`)
  return well
}

async function vitest(args) {
  heading(`tests: ${args.join(' ')}`)
  const folder = mkdtempSync(join(tmpdir(), 'signalroom-test-'))
  const report = join(folder, 'report.json')
  const [command, first] = bin('vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(command, [...first, 'run', ...args, ...reporters])
  addReport(report, code)
  rmSync(folder, { recursive: true })
}
/** A file that could not be run counts as one failure, as does a run that fails without a failed test. */
function addReport(path, code) {
  const failedBefore = count.failed
  if (existsSync(path)) {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'))
    const broken = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0)
    count.passed += numPassedTests
    count.failed += numFailedTests + broken.length
  }
  if (code !== 0 && count.failed === failedBefore) count.failed += 1
}

async function readyBrowsing() {
  const browser = await readyBrowser()
  if (browser) await readyRelay()
  return browser
}
/** Whether the browser tests can run; where no Chromium is, tries to get one. */
async function readyBrowser() {
  heading('browser')
  const found = (await findChromium()) ?? (await installedBrowser())
  if (found) {
    process.stdout.write(`${found}\n${await lightenBrowser(found)}\n`)
    return true
  }
  process.stdout.write(`${noChromium}\n`)
  count.failed += 1
  return false
}
async function installedBrowser() {
  await run(...withArgs(bin('playwright-core', 'cli.js'), 'install', 'chromium'))
  const own = await findChromium()
  if (own || process.getuid?.() !== 0) return own
  await install('chromium')
  return findChromium()
}
/** Beside the system's own, the same without windows: with it the browser tests take a tenth less. */
async function lightenBrowser(found) {
  const may = process.platform === 'linux' && process.getuid?.() === 0 && !process.env.SIGNALROOM_CHROMIUM
  if (may && (await findChromium('light')) === found) await install('chromium-headless-shell')
  return findChromium('light')
}
async function install(name) {
  listed ??= run('apt-get', ['update'])
  await listed
  await run('apt-get', ['install', '-y', '--no-install-recommends', name])
}
/** What calls through a relay are tested with; without one those tests are left out, and it is said here. */
async function readyRelay() {
  heading('relay')
  if (!findTurn() && process.getuid?.() === 0) await install('coturn')
  process.stdout.write(`${findTurn() ?? noTurn}\n`)
}
function withArgs([command, first], ...rest) {
  return [command, [...first, ...rest]]
}
