/** Words: how well and how fast speech is written down. */
import type { Bench } from './bench.js'
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
    ]
  },
}
export default words
