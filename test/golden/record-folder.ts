/**
 * Records a data folder as a released build leaves it, for tests that open it with the build at hand:
 *
 *   node --import tsx --conditions=development test/golden/record-folder.ts TREE folder-2
 *
 * TREE is a checkout of a release, built (`npm ci && npm run build`). Its own server is started on a fresh folder, with a
 * clock that begins at a fixed day and is moved on, and is driven by stock clients. Four rooms: a design round and a coding
 * round that are over, a design round in its middle with a private focus that has not ended, and a lobby. What lies in the
 * folder after SIGTERM is packed beside what the release itself said of it. Never an old one again.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { CodeMeasure, Outcome } from '@signalroom/shared'
import type { Text } from 'yjs'
import { call } from '../kit/server.js'
import { contentsOf, type RecordedFolder, type RecordedRoom } from './folder/contents.js'
import { drawing } from './folder/drawing.js'
import { twoIn, type Pair } from './folder/people.js'
import { startReleased } from './folder/released.js'
import { after, during } from './script.js'

const began = Date.UTC(2026, 10, 2, 9)
const nothing: Omit<Outcome, 'exit'> = { ms: 900, output: '', cut: false, cases: [], runner: null }
const measured: CodeMeasure = {
  validation: 1,
  core: 0,
  testing: 1,
  guards: 2,
  errors: 1,
  tests: 1,
  edges: 0,
  loads: 0,
  shared: 0,
  selects: 0,
}

const [tree, name] = process.argv.slice(2)
if (!tree || !name || !/^folder-\d+$/.test(name))
  throw new Error('give a built tree and a name such as folder-2')
const target = fileURLToPath(new URL(name, import.meta.url))
if (existsSync(target)) throw new Error(`${name} was recorded before`)
const folder = mkdtempSync(path.join(tmpdir(), 'released-'))
const server = await startReleased(tree, folder, began)

const design = await designRound(tree)
const coding = await codingRound()
const live = await liveRound(tree)
const lobby = await twoIn(server, { plan: 'sql', title: 'A lobby' })
const rooms = {
  design: await recorded(design, 'over'),
  coding: await recorded(coding, 'over'),
  live: await recorded(live, 'live'),
  lobby: await recorded(lobby, 'lobby'),
}
const stoppedAt = await lobby.now()
for (const one of [design, coding, live, lobby]) one.close()
await server.stop()
pack({ release: releaseOf(tree), stoppedAt, rooms })

/** A design round with everything in it, played by the script of the golden log. */
async function designRound(from: string): Promise<Pair> {
  const pair = await twoIn(server, { plan: 'design', question: 'distributed-cache', title: 'A cache' })
  await pair.ask('lee', { type: 'round.start' })
  await pair.type('mina', 'sketch.py', '# get(key) -> value, age\n')
  const desk = await pair.open('lee', 'desk')
  desk.doc.getText('notes').insert(0, 'Asks about staleness before drawing.')
  await pair.play(
    during.slice(
      0,
      during.findIndex(([, , { type }]) => type === 'board.measure'),
    ),
    1.45,
  )
  await draw(pair, 'mina', from)
  await pair.play(during.slice(during.findIndex(([, , { type }]) => type === 'board.measure')), 1.45)
  await pair.play(after, 1)
  return pair
}

/** A coding round with runs of every kind of end, and the hidden tests. */
async function codingRound(): Promise<Pair> {
  const pair = await twoIn(server, {
    plan: 'coding',
    question: 'rate-limiter',
    title: 'A limiter',
    language: 'python',
  })
  const { ask } = pair
  await ask('lee', { type: 'round.start' })
  await pair.play(
    [
      [20, 'mina', { type: 'line.add', list: 'limits', text: '10,000 calls in a burst on one key' }],
      [15, 'lee', { type: 'hint.show', hint: 'boundary' }],
      [90, 'lee', { type: 'phase.enter', from: 'contract', to: 'plan' }],
      [30, 'mina', { type: 'line.add', list: 'approach', text: 'A log of at most five stamps a key' }],
      [60, 'lee', { type: 'phase.enter', from: 'plan', to: 'validation' }],
    ],
    1,
  )
  await pair.type('mina', 'limiter.py', '# validation: no key, no empty key\n')
  await ask('mina', { type: 'code.measure', measure: measured })
  await runOnce(pair, 'run', { ...nothing, exit: 'failed', output: 'NotImplementedError\n' })
  await pair.play([[120, 'lee', { type: 'phase.enter', from: 'validation', to: 'core' }]], 1)
  await pair.type('mina', 'limiter.py', '# core: drop the stamps that are a window old\n')
  const failed = {
    name: 'test_the_sixth',
    outcome: 'failed',
    ms: 2,
    message: 'assert 6 == 5',
    file: 'test_limiter.py',
    line: 6,
  } as const
  await runOnce(pair, 'tests', { ...nothing, exit: 'failed', cases: [failed], runner: 'pytest 8.4.2' })
  await pair.pass(90_000)
  const passed = { name: 'test_the_sixth', outcome: 'passed', ms: 1 } as const
  await runOnce(pair, 'tests', { ...nothing, exit: 'passed', cases: [passed], runner: 'pytest 8.4.2' })
  await ask('mina', {
    type: 'run.start',
    kind: 'run',
    language: 'python',
    entry: 'limiter.py',
    files: await filesOf(pair),
  })
  const stopped = pair.log.mina.findLast(({ type }) => type === 'run.asked')?.seq ?? 0
  await ask('lee', { type: 'run.stop', run: stopped })
  const edge = { name: 'test_edge_exactly_one_window', outcome: 'passed', ms: 1 } as const
  const old = {
    ...edge,
    name: 'test_old_refused_calls_do_not_count',
    outcome: 'failed',
    message: 'assert False',
  } as const
  await ask('lee', {
    type: 'hidden.report',
    files: await filesOf(pair),
    outcome: { ...nothing, exit: 'failed', cases: [edge, old], runner: 'pytest 8.4.2' },
  })
  await ask('lee', { type: 'code.release', what: 'tests' })
  await ask('lee', { type: 'card.fire', card: 'tenants' })
  await ask('lee', {
    type: 'score.set',
    criterion: 'S1',
    value: 3,
    pin: {
      on: { type: 'code', file: 'limiter.py', from: 1, to: 2, text: '# core' },
      quote: 'Never more than five',
    },
  })
  await ask('lee', { type: 'flag.raise', flag: 'clear-communicator' })
  await pair.play([[60, 'lee', { type: 'round.end' }]], 1)
  await ask('lee', { type: 'debrief.release' })
  return pair
}

/** In its middle: a board, code, and a focus that began half a minute ago. */
async function liveRound(from: string): Promise<Pair> {
  const pair = await twoIn(server, { plan: 'design', question: 'build-cache', title: 'In its middle' })
  const { ask } = pair
  await ask('lee', { type: 'round.start' })
  await pair.play([[60, 'mina', { type: 'chat.say', text: 'How big are the artefacts?' }]], 1)
  await ask('lee', { type: 'board.open' })
  await draw(pair, 'mina', from)
  await pair.type('mina', 'sketch.py', '# seen by both\n')
  await pair.open('lee', 'work')
  await pair.pass(5000)
  await ask('mina', { type: 'focus.begin' })
  await pair.type('mina', 'sketch.py', '# only Mina sees this until the focus ends\n')
  await pair.type('lee', 'sketch.py', '# written beside it\n')
  await pair.pass(30_000)
  return pair
}

async function draw(pair: Pair, who: 'mina', from: string): Promise<void> {
  const { doc } = await pair.open(who, 'work')
  doc.getArray('board').push([...drawing(from)])
  await new Promise(resolve => setTimeout(resolve, 300))
}
async function filesOf(pair: Pair) {
  const { doc } = await pair.open('mina', 'work')
  return [...doc.getMap<Text>('files')].map(([file, text]) => ({ name: file, text: text.toString() }))
}
async function runOnce(pair: Pair, kind: 'run' | 'tests', outcome: Outcome): Promise<void> {
  const files = await filesOf(pair)
  await pair.ask('mina', { type: 'run.start', kind, language: 'python', entry: 'limiter.py', files })
  const run = pair.log.mina.findLast(({ type }) => type === 'run.asked')?.seq ?? 0
  await pair.pass(1200)
  await pair.ask('mina', { type: 'run.end', run, outcome })
}

/** What the release itself says of a room: its documents as each seat has them, and the debrief of one that is over. */
async function recorded(pair: Pair, state: RecordedRoom['state']): Promise<RecordedRoom> {
  const seen = async (who: 'lee' | 'mina', document: string) =>
    contentsOf((await pair.open(who, document)).doc)
  const debrief = async (who: 'lee' | 'mina') =>
    (await call(server.origin, 'GET', `/api/rooms/${pair.room}/debrief`, undefined, pair.seats[who].token))
      .json
  const { lee, mina } = pair.seats
  return {
    room: pair.room,
    state,
    tokens: { lee: lee.token, mina: mina.token },
    seq: pair.log.lee.at(-1)?.seq ?? 0,
    work: { lee: await seen('lee', 'work'), mina: await seen('mina', 'work') },
    desk: await seen('lee', 'desk'),
    ...(state === 'over' ? { debrief: { lee: await debrief('lee'), mina: await debrief('mina') } } : {}),
  }
}

function releaseOf(from: string): string {
  return execFileSync('git', ['-C', from, 'rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
}
function pack(what: RecordedFolder): void {
  mkdirSync(path.join(target, 'data'), { recursive: true })
  for (const file of readdirSync(folder, { withFileTypes: true }))
    if (file.isFile())
      writeFileSync(
        path.join(target, 'data', `${file.name}.gz`),
        gzipSync(readFileSync(path.join(folder, file.name)), { level: 9 }),
      )
  writeFileSync(path.join(target, 'recorded.json'), `${JSON.stringify(what, null, 1)}\n`)
  rmSync(folder, { recursive: true })
  process.stdout.write(`recorded ${name}\n`)
}
