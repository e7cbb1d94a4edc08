/**
 * `npm test`: installs what it needs, checks form, types and behaviour, and ends with "N passed, N failed".
 * `npm run fuzz`: the laws with a fresh seed and many runs. `npm run soak -- NAME`: the scenarios in full. Knows no test.
 */
import { randomInt } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackages, npm, readyPytest, requireNode, root, run } from '../server/bin/setup.mjs'
import { readySystem } from './system.mjs'

const count = { passed: 0, failed: 0 }
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
  if (files.some(file => file.startsWith(join('test', 'e2e'))) && !(await readyBrowsing())) return
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
  heading('browser and call relay')
  const { browser, says } = await readySystem(run)
  process.stdout.write(`${says.join('\n')}\n`)
  if (!browser) count.failed += 1
  return browser
}
