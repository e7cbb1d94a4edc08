/**
 * Makes sound of a slice's packets: wraps them anew in a container that this browser reads, whichever they came in. Knows
 * no time and no player.
 */
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  WebMOutputFormat,
  type AudioCodec,
  type OutputFormat,
} from 'mediabunny'
import type { Packets } from './packets'
import type { Slice } from './slices'

/** What this browser can make of recordings of a codec. */
export interface Decoder {
  /** Null where this browser cannot. The sound begins with the slice's lead. */
  decode(of: Packets, slice: Slice): Promise<AudioBuffer | null>
}

const containers: readonly (() => OutputFormat)[] = [
  () => new WebMOutputFormat(),
  () => new OggOutputFormat(),
  () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
]

export function openDecoder(context: BaseAudioContext): Decoder {
  /** The container that worked for a codec. */
  const known = new Map<AudioCodec, () => OutputFormat>()
  return {
    async decode(of, slice) {
      const first = known.get(of.codec)
      for (const container of first ? [first] : containers) {
        const format = container()
        if (!format.getSupportedAudioCodecs().includes(of.codec)) continue
        try {
          const sound = await context.decodeAudioData(await wrapped(of, slice, format))
          known.set(of.codec, container)
          return sound
        } catch {
          // Not in this container.
        }
      }
      return null
    },
  }
}

async function wrapped(
  { codec, config }: Packets,
  { lead, packets }: Slice,
  format: OutputFormat,
): Promise<ArrayBuffer> {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  let at = 0
  for (const { bytes, ms } of [...lead, ...packets]) {
    await source.add(new EncodedPacket(bytes, 'key', at / 1000, ms / 1000), { decoderConfig: config })
    at += ms
  }
  await output.finalize()
  return target.buffer ?? new ArrayBuffer(0)
}
