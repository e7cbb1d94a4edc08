/** The recogniser against speech whose words are known: by each voice there is here, and by people where Debian brings them. Knows no browser. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { doubtOf } from '@signalroom/shared'
import { openParts } from '../../kit/recogniser.js'
import { proposals } from '../../kit/voice/sentences.js'
import { lengthOf, resampled, unwav, type Sound } from '../../kit/voice/sound.js'
import { say } from '../../kit/voice/speak.js'
import { wordErrors, type Errors } from './errors.js'
import { hear, withTerms, type Parts } from '../../kit/words-of-the-page.js'

/** What a talk of a system is about, and sentences that hold each of them. */
const terms = ['Kafka', 'Postgres', 'Redis', 'Cassandra', 'p99', 'QPS', 'CDN']
const termed: readonly string[] = [
  'I would put Kafka in front of the writers, and keep the orders in Postgres.',
  'Redis holds the hot posts, and Postgres has all of them.',
  'We shard Cassandra by user, and each follower reads from a replica.',
  'The p99 should be under two hundred milliseconds at ten thousand QPS.',
  'The images are served by a CDN, and the events go through Kafka.',
]
/** Said by voices of other languages: none of it may stand. */
const foreign: readonly (readonly [voice: string, text: string])[] = [
  ['de', 'Ich würde eine Warteschlange vor die Datenbank stellen, damit eine Spitze sie nicht erreicht.'],
  ['fr-fr', 'Je mettrais une file devant la base de données, pour qu’une pointe ne l’atteigne pas.'],
  ['es', 'Yo pondría una cola delante de la base de datos, para que un pico no la alcance de golpe.'],
  ['pl', 'Postawiłbym kolejkę przed bazą danych, żeby szczyt nie dotarł do niej od razu.'],
  ['ru', 'Я бы поставил очередь перед базой данных, чтобы всплеск не дошёл до неё сразу.'],
]

interface Corpus {
  readonly name: string
  readonly say: ((text: string) => Promise<Sound>) | null
}
const espeak = (name: string) => async (text: string) =>
  (await say(text, { name, speed: 160, pitch: 45 })).sound
const corpora: readonly Corpus[] = [
  { name: 'espeakUs', say: espeak('en-us') },
  { name: 'espeakGb', say: espeak('en-gb+m3') },
  { name: 'espeakF', say: espeak('en-us+f3') },
  ...['slt', 'rms', 'awb', 'kal16'].map(voice => ({ name: `flite-${voice}`, say: flite(voice) })),
]

function flite(voice: string): Corpus['say'] {
  if (!existsSync('/usr/bin/flite')) return null
  return async text => {
    const folder = mkdtempSync(path.join(tmpdir(), 'signalroom-flite-'))
    const file = path.join(folder, 'said.wav')
    execFileSync('flite', ['-voice', voice, '-t', text, '-o', file])
    const { sound, rate } = unwav(readFileSync(file))
    rmSync(folder, { recursive: true })
    return resampled(sound, rate)
  }
}

/** Five sentences of a novel, read by a person; Debian's `pocketsphinx-testdata`. */
const read = '/usr/share/pocketsphinx/test/data/librivox'
function readAloud(): readonly (readonly [sound: Sound, text: string])[] {
  if (!existsSync(read)) return []
  return readFileSync(path.join(read, 'transcription'), 'utf8')
    .split('\n')
    .flatMap(line => {
      const found = /^<s> (.*) <\/s> \((.*)\)$/.exec(line)
      if (!found?.[1] || !found[2]) return []
      const { sound, rate } = unwav(readFileSync(path.join(read, `${found[2]}.wav`)))
      return [[resampled(sound, rate), found[1]] as const]
    })
}

export interface Recognition {
  /** Of words, by corpus; what is not installed here has no line. */
  readonly words: ReadonlyMap<string, number>
  readonly terms: number
  /** Terms that stood in a sentence that has none of them, a sentence. */
  readonly invented: number
  readonly xRealTime: number
  /** Of sentences in English that were held back, and of others that were. */
  readonly englishHeld: number
  readonly foreignHeld: number
  readonly skipped: readonly string[]
}

export async function recognition(): Promise<Recognition> {
  const parts = await openParts()
  const words = new Map<string, number>()
  const [spent, skipped, missed] = [{ ms: 0, of: 0 }, [] as string[], { of: 0, wrong: 0 }]
  const held = { english: 0, of: 0, foreign: 0 }
  let invented = 0
  const timed = async (sound: Sound, given: readonly string[]) => {
    const began = performance.now()
    const text = await written(parts, sound, given)
    spent.ms += performance.now() - began
    spent.of += lengthOf(sound)
    return text
  }
  for (const { name, say: speak } of corpora) {
    if (!speak) {
      skipped.push(name)
      continue
    }
    const errors: Errors[] = []
    for (const text of proposals) {
      const one = await timed(await speak(text), terms)
      invented += terms.filter(term => one.text.includes(term) && !text.includes(term)).length
      held.of += 1
      held.english += one.held ? 1 : 0
      errors.push(wordErrors(text, one.text))
    }
    words.set(name, rateOf(errors))
    for (const text of termed) {
      const { text: got } = await timed(await speak(text), terms)
      const wanted = terms.filter(term => text.includes(term))
      missed.of += wanted.length
      missed.wrong += wanted.filter(term => !got.includes(term)).length
    }
  }
  const aloud = readAloud()
  if (aloud.length === 0) skipped.push('librivox')
  const errors: Errors[] = []
  for (const [sound, text] of aloud) errors.push(wordErrors(text, (await timed(sound, [])).text))
  if (errors.length > 0) words.set('librivox', rateOf(errors))
  for (const [voice, text] of foreign)
    held.foreign += (await timed(await espeak(voice)(text), [])).held ? 1 : 0
  return {
    words,
    terms: missed.wrong / missed.of,
    invented: invented / held.of,
    xRealTime: spent.ms / spent.of,
    englishHeld: held.english / held.of,
    foreignHeld: held.foreign / foreign.length,
    skipped,
  }
}

async function written(parts: Parts, sound: Sound, given: readonly string[]) {
  const hearing = await hear(parts, sound)
  const { text } = await withTerms(hearing, given)
  return { text, held: doubtOf(hearing) !== null }
}

const rateOf = (errors: readonly Errors[]): number =>
  errors.reduce((sum, one) => sum + one.wrong, 0) / errors.reduce((sum, one) => sum + one.of, 0)
