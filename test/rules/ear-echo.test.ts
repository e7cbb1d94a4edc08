/** The rules of echo: voices that a speech program makes, sent through a made-up room. The detector is only a loudness. */
import { blocksOf, cease, Echo, heed, unheard, type Beside, type Edge } from '@signalroom/shared'
import { beforeAll, describe, expect, test } from 'vitest'
import { random } from '../kit/random.js'
import { talk } from '../kit/voice/script.js'
import { proposals } from '../kit/voice/sentences.js'
import { lengthOf, mix, silence, type Sound } from '../kit/voice/sound.js'
import { say, type Said, type Voice } from '../kit/voice/speak.js'

const theirs: Voice = { name: 'en-us+f3', speed: 180, pitch: 55 }
const mine: Voice = { name: 'en-gb+m3', speed: 180, pitch: 35 }
const length = 20_000
let far: Sound
let mineSaid: readonly Said[]

beforeAll(async () => {
  far = silence(length)
  let at = 500
  for (const text of proposals.slice(0, 3)) {
    const said = await say(text, theirs)
    far = mix(far, said.sound, at)
    at += lengthOf(said.sound) + 700
  }
  mineSaid = [await say(proposals[6] ?? '', mine), await say(proposals[7] ?? '', mine)]
}, 60_000)

/** A room: the sound and seven reflections of it, later and duller; and the hiss of a microphone. */
function through(sound: Sound, gain: number, late: number): Sound {
  const reflections = [
    [0, 1],
    [7, 0.5],
    [19, -0.4],
    [31, 0.3],
    [53, 0.2],
    [90, 0.12],
    [140, 0.06],
  ] as const
  let low = 0
  const dull = sound.map(one => (low = low * 0.4 + one * 0.6))
  return reflections.reduce((all, [at, share]) => mix(all, dull, late + at, share * gain), silence(length))
}
const chance = random(7)
const hissing = (sound: Sound): Sound => sound.map(one => one + 0.0006 * (chance.below(2001) / 1000 - 1))

interface Heard extends Beside {
  readonly at: number
}
/** Loud is speech, unless the guard calls it echo. */
function heardBy(microphone: Sound, guarded: boolean): readonly Edge[] {
  const guard = new Echo<Heard>()
  const frames = Array.from({ length: Math.floor(microphone.length / 512) }, (_, i): Heard => {
    const blocks = (sound: Sound) => blocksOf(sound.subarray(i * 512, (i + 1) * 512))
    return { at: i * 32, own: blocks(microphone), far: blocks(far) }
  })
  const judged = [...frames.flatMap(frame => guard.take(frame)), ...guard.flush()]
  let hearing = unheard
  const edges: Edge[] = []
  for (const { at, own, echo } of judged) {
    const speech = !(guarded && echo) && Math.max(...own) > -50 ? 1 : 0
    const heeded = heed(hearing, { from: at, to: at + 32, speech })
    hearing = heeded.hearing
    edges.push(...heeded.edges)
  }
  return [...edges, ...cease(hearing).edges]
}
const stretches = (edges: readonly Edge[]) => edges.flatMap(one => (one.type === 'ended' ? [one] : []))
const heardMs = (edges: readonly Edge[]) => stretches(edges).reduce((sum, one) => sum + one.to - one.from, 0)
const spokenMs = (said: readonly Said[]) =>
  said.flatMap(one => one.spoken).reduce((sum, one) => sum + one.to - one.from, 0)

/** How loud it comes back, and how late. */
const rooms = [
  { gain: 0.03, late: 200 },
  { gain: 0.1, late: 60 },
  { gain: 0.3, late: 120 },
  { gain: 0.7, late: 35 },
]

describe('echo', () => {
  test.each(rooms)('[H10] the other side from the loudspeaker is no speech: $gain, $late later', room => {
    const microphone = hissing(through(far, room.gain, room.late))
    // Without the guard the loud ones are taken for speech.
    if (room.gain >= 0.1) expect(heardMs(heardBy(microphone, false))).toBeGreaterThan(8000)
    expect(stretches(heardBy(microphone, true))).toEqual([])
  })
  test.each(rooms)('[H11] the own voice over it is speech: $gain, $late later', room => {
    const both = mix(
      mix(through(far, room.gain, room.late), mineSaid[0]?.sound ?? far, 5000),
      mineSaid[1]?.sound ?? far,
      13_000,
    )
    const edges = stretches(heardBy(hissing(both), true))
    expect(Math.abs((edges[0]?.from ?? 0) - 5000)).toBeLessThan(200)
    const heard = heardMs(edges)
    expect(heard).toBeGreaterThan(0.85 * spokenMs(mineSaid))
    expect(heard).toBeLessThan(1.1 * spokenMs(mineSaid))
  })
  test('[H11] also where the two begin together, before anything of the room is known', () => {
    const both = mix(through(far, 0.1, 60), mineSaid[0]?.sound ?? far, 500)
    const heard = stretches(heardBy(hissing(both), true)).filter(one => one.from < 5500)
    expect(heardMs(heard)).toBeGreaterThan(0.85 * spokenMs(mineSaid.slice(0, 1)))
  })
  test('[H12] with headphones the other side takes nothing from the own voice', () => {
    const alone = mix(mix(silence(length), mineSaid[0]?.sound ?? far, 700), mineSaid[1]?.sound ?? far, 9000)
    const microphone = hissing(alone)
    expect(heardBy(microphone, true)).toEqual(heardBy(microphone, false))
    expect(heardMs(heardBy(microphone, true))).toBeGreaterThan(0.9 * spokenMs(mineSaid))
  })
})

describe('a made-up talk', () => {
  test('[H21] the same seed makes the same talk, and its truth is that of its sound', async () => {
    const [one, again, other] = [
      await talk(5, { chunks: 1 }),
      await talk(5, { chunks: 1 }),
      await talk(6, { chunks: 1 }),
    ]
    expect(again).toEqual(one)
    expect(other.spoken).not.toEqual(one.spoken)
    const loud = (from: number, to: number) => Math.max(...blocksOf(one.sound.subarray(from * 16, to * 16)))
    for (const { from, to } of one.spoken.map(span => ({
      from: Math.round(span.from),
      to: Math.round(span.to),
    }))) {
      expect(loud(from, from + 40)).toBeGreaterThan(loud(from - 60, from - 10))
      expect(loud(to - 40, to)).toBeGreaterThan(loud(to + 10, to + 60))
    }
  })
})
