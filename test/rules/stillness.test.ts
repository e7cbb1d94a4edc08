/** What the voice model remembers of a long silence, heard by the model itself: how late it hears the next word. */
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { Stillness } from '@signalroom/shared'
import { random } from '../kit/random.js'
import { noise, rooms, type Room } from '../kit/voice/noise.js'
import { proposals, questions } from '../kit/voice/sentences.js'
import { say, type Said } from '../kit/voice/speak.js'

const frame = 512
const frameMs = 32
const perMs = 16
const pause = 8000
const lateMs = 150

interface Model {
  process(frame: Float32Array): Promise<{ readonly isSpeech: number }>
  reset_state(): void
}
let model: Model
let said: readonly Said[]
beforeAll(async () => {
  const ofClient = createRequire(new URL('../../client/package.json', import.meta.url))
  const ort = ofClient('onnxruntime-web/wasm') as { env: { wasm: { numThreads: number } } }
  const { Silero } = ofClient('@ricky0123/vad-web/dist/models/silero') as {
    Silero: {
      new (...given: never): Model
      new: (ort: object, fetch: () => Promise<ArrayBuffer>) => Promise<Model>
    }
  }
  ort.env.wasm.numThreads = 1
  const bytes = readFileSync(ofClient.resolve('@ricky0123/vad-web/dist/silero_vad_v5.onnx'))
  model = await Silero.new(ort, () => Promise.resolve(new Uint8Array(bytes).buffer))
  const sentences = [proposals[2], questions[1], questions[2], questions[4]]
  said = await Promise.all(sentences.map(one => say(one ?? '', { name: 'en+croak', speed: 150, pitch: 30 })))
}, 120_000)

/** How late each sentence after a long pause is heard, and the frames that are taken for speech where nobody spoke. */
async function heard(room: Room, forgets: boolean) {
  const starts: number[] = []
  let length = pause
  for (const { sound } of said) {
    starts.push(length)
    length += sound.length / perMs + pause
  }
  const track = Float32Array.from(noise(room, length, random(3)))
  for (const [i, { sound }] of said.entries())
    sound.forEach((one, at) => (track[Math.round(starts[i]! * perMs) + at]! += one))
  const stillness = new Stillness()
  const speech: number[] = []
  model.reset_state()
  for (let at = 0; at + frame <= track.length; at += frame) {
    const { isSpeech } = await model.process(track.subarray(at, at + frame))
    speech.push(isSpeech)
    if (stillness.heard(isSpeech) && forgets) model.reset_state()
  }
  const begins = said.map(({ spoken }, i) => starts[i]! + spoken[0]!.from)
  const late = begins.map(begin => {
    const first = speech.findIndex((one, i) => one >= 0.5 && (i + 1) * frameMs > begin - 50)
    return first * frameMs - begin
  })
  const invented = speech.filter((one, i) => {
    const at = i * frameMs
    return (
      one >= 0.5 &&
      said.every(({ sound }, j) => at < starts[j]! - 100 || at > starts[j]! + sound.length / perMs + 300)
    )
  })
  return { late, invented }
}

describe('after a long silence', () => {
  it('[H29] the model forgets once, after half a second of stillness', () => {
    const stillness = new Stillness()
    const asked = Array.from({ length: 40 }, () => stillness.heard(0.05))
    expect(asked.flatMap((now, i) => (now ? [(i + 1) * frameMs] : []))).toEqual([480])
    expect([stillness.heard(0.9), stillness.heard(0.05)]).toEqual([false, false])
  })

  it.each(rooms)(
    '[H29] a word is heard where it begins, and nothing is invented: in a room that is %s',
    async room => {
      const { late, invented } = await heard(room, true)
      expect(Math.max(...late)).toBeLessThan(lateMs)
      expect(invented).toEqual([])
    },
    120_000,
  )

  it('[H29] control: with all it remembers it hears some of them late', async () => {
    const { late } = await heard('still', false)
    expect(Math.max(...late)).toBeGreaterThan(lateMs)
  }, 120_000)
})
