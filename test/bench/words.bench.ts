/** Words: how well and how fast speech is written down, what is read in words, and the cadence by voice and words. */
import { rmSync } from 'node:fs'
import { random } from '../kit/random.js'
import { temporaryFolder } from '../kit/server.js'
import { scriptedTalks } from '../kit/voice/worded-talks.js'
import type { Bench, Measured } from './bench.js'
import { asBuilt, startServer } from './server-process.js'
import { fixtures } from './words/fixtures.js'
import { imports, offsets } from './words/imports.js'
import { live } from './words/live.js'
import { recognition } from './words/recognised.js'

const words: Bench = {
  async run() {
    const found = await recognition()
    if (found.skipped.length > 0) process.stderr.write(`not installed here: ${found.skipped.join(', ')}\n`)
    return [
      ...[...found.words].map(([name, value]) => ({
        key: `wordErrorRate.${name}`,
        value,
        unit: 'ratio' as const,
        means:
          name === 'librivox'
            ? 'words of a person who reads'
            : 'words of a synthetic voice, sixteen sentences',
      })),
      {
        key: 'termErrorRate',
        value: found.terms,
        unit: 'ratio',
        means: 'terms of the talk, after they were put in',
      },
      {
        key: 'termsInvented',
        value: found.invented,
        unit: 'ratio',
        means: 'terms put where nobody said one, a sentence',
      },
      {
        key: 'xRealTime',
        value: found.xRealTime,
        unit: 'ratio',
        means: 'of the length of the sound, on one core',
      },
      {
        key: 'englishHeld',
        value: found.englishHeld,
        unit: 'ratio',
        means: 'English sentences that were held back',
      },
      {
        key: 'foreignHeld',
        value: found.foreignHeld,
        unit: 'ratio',
        means: 'sentences of other languages held back',
      },
      ...read(),
      ...(await inTheTab()),
    ]
  },
}
export default words

function read(): readonly Measured[] {
  const { precision, recall, tried } = scriptedTalks(random(20_262), 200)
  const labelled = fixtures()
  const files = imports()
  const { worst, placed, tried: laid } = offsets()
  return [
    {
      key: 'cyclePrecision',
      value: precision,
      unit: 'ratio',
      means: 'kinds of cycles by voice and words, no key',
    },
    { key: 'cycleRecall', value: recall, unit: 'ratio', means: `the same, of ${tried} cycles` },
    {
      key: 'fixturesRight',
      value: labelled.right / labelled.tried,
      unit: 'ratio',
      means: `of ${labelled.tried} labelled utterances read exactly as labelled`,
    },
    {
      key: 'importsTried',
      value: files.tried,
      unit: 'count',
      means: 'transcripts in the shapes of ten makers',
    },
    {
      key: 'importsRight',
      value: files.right,
      unit: 'count',
      means: 'of them read to text, speaker and time',
    },
    {
      key: 'offsetMsMost',
      value: worst,
      unit: 'ms',
      means: `that a file was laid beside its voices; ${placed} of ${laid} were placed`,
    },
  ]
}

async function inTheTab(): Promise<readonly Measured[]> {
  const { folder } = temporaryFolder()
  const server = startServer({ command: asBuilt, folder })
  try {
    return await live(await server.origin)
  } finally {
    await server.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}
