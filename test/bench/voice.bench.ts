/**
 * The ear against talks whose truth is known, in the room as built: seeded talks through a browser's microphone, several
 * side by side. Everything is measured from outside: what the room wrote down, and what the system says of the threads.
 */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { temporaryFolder } from '../kit/server.js'
import { talk } from '../kit/voice/script.js'
import { CannotRun, percentile, type Bench, type Measured } from './bench.js'
import { asBuilt, startServer } from './server-process.js'
import { cueTalk } from '../kit/voice/cue-talk.js'
import { cued, kinds, type Cued } from './voice/cued.js'
import { framesOf, type Frames } from './voice/frames.js'
import { performed, type Performed } from './voice/performed.js'

const voice: Bench = {
  async run(words) {
    const { seed, scripts, together, cues } = asked(words)
    const { folder } = temporaryFolder()
    const server = startServer({ command: asBuilt, folder })
    try {
      const origin = await server.origin
      const done: Performed[] = []
      await sideBySide(together, seedsFrom(seed, scripts), async next => {
        const one = await performed(origin, await talk(next, { lead: 5000 }))
        done.push(one)
        process.stderr.write(`${line(next, one)}\n`)
      })
      const lines: Cued[] = []
      await sideBySide(together, seedsFrom(seed, cues), async next => {
        lines.push(await cued(origin, await cueTalk(next)))
      })
      process.stderr.write(`${byKind(lines)}\n`)
      for (const { text } of lines.flatMap(one => one.invented)) process.stderr.write(`invented: ${text}\n`)
      const frames = await framesOf(origin, await talk(seed, { lead: 5000 }))
      return [...boards(frames), ...measured(done), ...followed(lines)]
    } finally {
      await server.end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
export default voice

const seedsFrom = (seed: number, count: number) => Array.from({ length: count }, (_, i) => seed + i)

async function sideBySide(lanes: number, seeds: number[], once: (seed: number) => Promise<void>) {
  const lane = async () => {
    for (let next = seeds.shift(); next !== undefined; next = seeds.shift()) await once(next)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** Early counts as late does. */
const latenessOf = (lines: readonly Cued[]) =>
  lines.flatMap(one => one.late).map(({ kind, ms }) => ({ kind, ms: Math.abs(ms) }))

function byKind(lines: readonly Cued[]): string {
  const all = latenessOf(lines)
  const row = (...cells: readonly (string | number)[]) =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(9) : String(cell).padStart(7))).join('')
  const rows = kinds.map(kind => {
    const ms = all.filter(one => one.kind === kind).map(one => Math.round(one.ms))
    const figures = ms.length === 0 ? ['', '', ''] : [0.5, 0.95, 1].map(share => percentile(ms, share))
    const missed = lines.flatMap(one => one.missed).filter(one => one.kind === kind).length
    return row(kind, ms.length, ...figures, missed)
  })
  return [row('line', 'times', 'median', 'p95', 'most', 'missed'), ...rows].join('\n')
}

function followed(lines: readonly Cued[]): readonly Measured[] {
  const late = latenessOf(lines)
  const count = (which: 'missed' | 'invented') => sum(lines.map(one => one[which].length))
  return [
    { key: 'cuesMissed', value: count('missed'), unit: 'count', means: 'lines of the coach that were due' },
    {
      key: 'cuesInvented',
      value: count('invented'),
      unit: 'count',
      means: 'lines of the coach that nothing had caused',
    },
    {
      key: 'cueMsP95',
      value: percentile(
        late.map(one => one.ms),
        0.95,
      ),
      unit: 'ms',
      means: `lines of the coach, ${late.length} of them, from the moment each was due to its frame`,
    },
  ]
}

const boards = (frames: Frames): readonly Measured[] => [
  {
    key: 'fpsWithoutEar',
    value: frames.without,
    unit: 'fps',
    means: 'frames while a line is drawn on the board, microphone off',
  },
  {
    key: 'fpsWithEar',
    value: frames.with,
    unit: 'fps',
    means: 'the same in the same page while the ear listens',
  },
]

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

function measured(done: readonly Performed[]): readonly Measured[] {
  const off = done.flatMap(one => one.edges.off.map(Math.abs))
  const of = (which: 'sure' | 'close', what: 'same' | 'heard' | 'true') =>
    sum(done.map(one => one.cadence[which][what]))
  return [
    {
      key: 'edgeMsP95',
      value: percentile(off, 0.95),
      unit: 'ms',
      means: `starts and ends of speech, ${off.length} of them, against the truth`,
    },
    { key: 'edgeMsMedian', value: percentile(off, 0.5), unit: 'ms', means: 'the same, half of them' },
    {
      key: 'edgesMissed',
      value: sum(done.map(one => one.edges.missed)),
      unit: 'count',
      means: 'starts and ends nobody heard',
    },
    {
      key: 'invented',
      value: sum(done.map(one => one.edges.invented)),
      unit: 'count',
      means: 'stretches where nobody spoke',
    },
    {
      key: 'gaps',
      value: sum(done.map(one => one.gaps)),
      unit: 'count',
      means: 'times in which nothing was known, for the browsers share the machine',
    },
    {
      key: 'precision',
      value: share(of('sure', 'same'), of('sure', 'heard')),
      unit: 'ratio',
      means: `of ${of('sure', 'heard')} pauses by class and cycles by kind that were heard, those that are true`,
    },
    {
      key: 'recall',
      value: share(of('sure', 'same'), of('sure', 'true')),
      unit: 'ratio',
      means: `of ${of('sure', 'true')} that are true, those that were heard`,
    },
    {
      key: 'closeCalls',
      value: of('close', 'true'),
      unit: 'count',
      means: 'pauses within 150 ms of a class’s edge, and their cycles: not in the two above',
    },
    {
      key: 'closeRecall',
      value: share(of('close', 'same'), of('close', 'true')),
      unit: 'ratio',
      means: 'of those, the ones heard as they are',
    },
    {
      key: 'knownMsP95',
      value: percentile(
        done.flatMap(one => one.known),
        0.95,
      ),
      unit: 'ms',
      means: 'from the first sound to the moment the other side is told',
    },
    { key: 'scripts', value: done.length, unit: 'count', means: 'talks' },
    {
      key: 'coreShare',
      value: percentile(
        done.map(one => one.coreShare),
        0.5,
      ),
      unit: 'ratio',
      means: 'of one core, for all threads that came with the ear; the middle talk',
    },
  ]
}

function line(seed: number, one: Performed): string {
  const off = one.edges.off.map(Math.round).join(' ')
  const { sure, close } = one.cadence
  return `${seed} ${one.room}: off ${off}; missed ${one.edges.missed}, invented ${one.edges.invented}, gaps ${one.gaps}; same ${sure.same} of ${sure.heard}/${sure.true}, close ${close.same} of ${close.true}; core ${one.coreShare.toFixed(3)} ${one.threads}`
}

function asked(words: readonly string[]) {
  try {
    const options = {
      seed: { type: 'string', default: '1' },
      scripts: { type: 'string', default: '30' },
      together: { type: 'string', default: '3' },
      cues: { type: 'string', default: '3' },
    } as const
    const { values } = parseArgs({ args: [...words], options })
    const number = (name: keyof typeof options): number => {
      const value = Number(values[name])
      if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number from 1 on.`)
      return value
    }
    return {
      seed: number('seed'),
      scripts: number('scripts'),
      together: number('together'),
      cues: number('cues'),
    }
  } catch (thrown) {
    throw new CannotRun(thrown instanceof Error ? thrown.message : String(thrown))
  }
}
