/**
 * A talk after which each of the coach's lines is due, and what the hands do meanwhile. Its truth is known from the
 * waveform of each sentence. Knows no browser and no coach.
 */
import { random } from '../random.js'
import { noise } from './noise.js'
import { toneAt, tone, type Span, type Talk } from './script.js'
import { proposals, questions } from './sentences.js'
import { lengthOf, mix, type Sound } from './sound.js'
import { say } from './speak.js'

/** What somebody does at a place of the talk. */
export interface Deed {
  readonly at: number
  readonly does: 'ask by key' | 'answer' | 'ask in writing' | 'begin to type' | 'cease to type'
}
export interface CueTalk {
  readonly talk: Talk
  readonly deeds: readonly Deed[]
}

/** Until what listens is loaded. */
const lead = 7000
/** Silence that turns dead. */
const dead = 5200
/** Speech and work that are long enough for half a minute to pass, and silence that is no pause. */
const long = 32_000
const breath = 500

export async function cueTalk(seed: number): Promise<CueTalk> {
  const chance = random(seed)
  const voice = { name: chance.pick(['en-us', 'en-gb+m3', 'en-us+f3']), speed: 170, pitch: 45 }
  const spoken: Span[] = []
  const parts: { readonly at: number; readonly sound: Sound }[] = []
  const deeds: Deed[] = []
  let at = lead
  const speak = async (text: string): Promise<Span> => {
    const { sound, spoken: stretches } = await say(text, voice)
    const span = { from: at, to: at + lengthOf(sound) }
    parts.push({ at, sound })
    spoken.push(...stretches.map(one => ({ from: at + one.from, to: at + one.to })))
    at = span.to
    return span
  }
  const rest = (ms: number): void => void (at += ms + chance.below(200))
  const propose = () => speak(chance.pick(proposals))
  const deed = (does: Deed['does'], later = 0): void => void deeds.push({ at: at + later, does })

  for (let times = 0; times < 3; times++) {
    await propose()
    rest(dead)
  }
  for (const from = at; at < from + long; at += breath) await propose()
  rest(2600 - breath)
  const question = await speak(chance.pick(questions))
  deeds.push({ at: question.from + 300, does: 'ask by key' })
  deed('answer', 1500)
  rest(3500)
  await propose()
  deed('ask in writing', 800)
  rest(8500)
  await propose()
  deed('begin to type', 300)
  rest(long)
  deed('cease to type')
  const end = at + 1500
  const around = mix(noise(chance.pick(['still', 'pink']), end, chance), tone(), toneAt)
  const sound = parts.reduce((all, one) => mix(all, one.sound, one.at), around)
  return { talk: { seed, voice, room: 'still', sound, tone: toneAt, spoken, keys: [], end }, deeds }
}
