/**
 * Recordings as browsers make them, with holes where a test wants them: beeps encoded by a page, wrapped here at whichever
 * times. Knows no room.
 */
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny'
import type { Page } from 'playwright-core'

export interface Encoded {
  readonly config: AudioDecoderConfig
  readonly packets: readonly { readonly at: number; readonly ms: number; readonly bytes: Uint8Array }[]
}
/** One channel, and 312 samples before the first that is meant to be heard. */
export const opusConfig: AudioDecoderConfig = {
  codec: 'opus',
  sampleRate: 48_000,
  numberOfChannels: 1,
  description: Uint8Array.from([...Buffer.from('OpusHead'), 1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]),
}

/**
 * 60 ms of a tone at half past each second, as packets of Opus; made faster than it is long. Each is so much higher than the one
 * before it as `rise` says.
 */
export async function beeps(page: Page, seconds: number, hertz: number, rise = 0): Promise<Encoded> {
  const told = await page.evaluate(
    async ([length, tone, higher]) => {
      const rate = 48_000
      const packets: { at: number; ms: number; bytes: number[] }[] = []
      const encoder = new AudioEncoder({
        output: chunk => {
          const bytes = new Uint8Array(chunk.byteLength)
          chunk.copyTo(bytes)
          packets.push({
            at: chunk.timestamp / 1000,
            ms: (chunk.duration ?? 20_000) / 1000,
            bytes: [...bytes],
          })
        },
        error: () => {},
      })
      encoder.configure({ codec: 'opus', sampleRate: rate, numberOfChannels: 1, bitrate: 32_000 })
      for (let second = 0; second < length; second++) {
        const sound = new Float32Array(rate)
        for (let i = 0; i < 0.06 * rate; i++)
          sound[i + rate / 2] = 0.5 * Math.sin((2 * Math.PI * (tone + higher * second) * i) / rate)
        const given = { format: 'f32-planar', sampleRate: rate, numberOfChannels: 1 } as const
        const timestamp = second * 1e6
        encoder.encode(new AudioData({ ...given, numberOfFrames: rate, timestamp, data: sound }))
      }
      await encoder.flush()
      return packets
    },
    [seconds, hertz, rise] as const,
  )
  return {
    config: opusConfig,
    packets: told.map(({ at, ms, bytes }) => ({ at, ms, bytes: new Uint8Array(bytes) })),
  }
}

const formats = {
  webm: () => new WebMOutputFormat(),
  ogg: () => new OggOutputFormat(),
  mp4: () => new Mp4OutputFormat({ fastStart: 'fragmented' }),
}
export type Container = keyof typeof formats

/** `moved` gives each packet its time, or null for one that was lost. */
export async function wrapped(
  { config, packets }: Encoded,
  container: Container,
  moved: (at: number) => number | null = at => at,
): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format: formats[container](), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  for (const { at, ms, bytes } of packets) {
    const time = moved(at)
    if (time === null) continue
    await source.add(new EncodedPacket(bytes, 'key', time / 1000, ms / 1000), { decoderConfig: config })
  }
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}
