/**
 * Makes a talk from a seed: chunks, pauses of known length, short questions, said by a made-up voice in a made-up room.
 * What is true of it is known from the waveform of each sentence. Knows no browser and no detector.
 */
import type { AckKind, Heard } from '@signalroom/shared'
import { random, type Random } from '../random.js'
import { noise, rooms, type Room } from './noise.js'
import { proposals, questions } from './sentences.js'
import { lengthOf, mix, rate, silence, type Sound } from './sound.js'
import { say, type Said, type Voice } from './speak.js'

export interface Span {
  readonly from: number
  readonly to: number
}
export interface Talk {
  readonly seed: number
  readonly voice: Voice
  readonly room: Room
  readonly sound: Sound
  /** Where in the sound the tone begins by which a listener finds its place; in milliseconds, as all that follows. */
  readonly tone: number
  /** Silence shorter than 300 is part of a stretch. */
  readonly spoken: readonly Span[]
  /** What the candidate and the other side press meanwhile. */
  readonly keys: readonly Heard[]
  readonly end: number
}

export const toneAt = 500
const toneMs = 60
const tail = 1200
const variants = ['en-us', 'en-gb+m3', 'en-us+f3', 'en-gb+f2', 'en-us+m7', 'en-us+f4', 'en-gb+m1']
/** From and to, of each class of silence: within a chunk, short, in the window, long. */
const pauses = [
  [450, 950],
  [1000, 1995],
  [2000, 3000],
  [3005, 4200],
] as const
const answers: readonly AckKind[] = ['yes', 'nod', 'adjust']

/** `lead` is the silence before the first word; `chunks` how many times a chunk begins. */
export async function talk(seed: number, given: { lead?: number; chunks?: number } = {}): Promise<Talk> {
  const chance = random(seed)
  const voice: Voice = {
    name: chance.pick(variants),
    speed: 160 + chance.below(40),
    pitch: 30 + chance.below(40),
  }
  const room = chance.pick(rooms)
  const spoken: Span[] = []
  const keys: Heard[] = []
  const said: { readonly at: number; readonly sound: Sound }[] = []
  let at = given.lead ?? 4000
  const speak = ({ sound, spoken: parts }: Said): Span => {
    const span = { from: at, to: at + lengthOf(sound) }
    said.push({ at, sound })
    spoken.push(...parts.map(part => ({ from: at + part.from, to: at + part.to })))
    at = span.to
    return span
  }
  const rest = (kind: number): void => {
    const [least, most] = pauses[kind] ?? pauses[0]
    at += least + chance.below(most - least + 1)
  }
  for (let i = 0; i < (given.chunks ?? 3); i++) {
    speak(await say(chance.pick(proposals), voice))
    if (chance.chance(0.3)) {
      rest(0)
      speak(await say(chance.pick(proposals), voice))
    }
    rest(1 + chance.below(3))
    if (chance.chance(0.25)) continue
    const question = speak(await say(chance.pick(questions), voice))
    keys.push({ id: `asked ${i}`, type: 'mark', mark: 'confirm', at: question.from + 300 })
    const answer = at + 500 + chance.below(900)
    keys.push({ id: `answer ${i}`, type: 'ack', at: answer, kind: chance.pick(answers) })
    at = answer
    rest(1)
  }
  const end = at + tail
  return { seed, voice, room, sound: mixed(said, end, room, chance), tone: toneAt, spoken, keys, end }
}

function mixed(
  said: readonly { readonly at: number; readonly sound: Sound }[],
  end: number,
  room: Room,
  chance: Random,
): Sound {
  const around = mix(noise(room, end, chance), tone(), toneAt)
  return said.reduce((sound, one) => mix(sound, one.sound, one.at), around)
}

/** Swells in at once, so that its first sample is found; too short and too even to be speech. */
export const tone = (): Sound =>
  silence(toneMs).map((_, i) => 0.5 * Math.sin((2 * Math.PI * 1000 * i) / rate))
