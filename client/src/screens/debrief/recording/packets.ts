/**
 * Reads what a browser recorded as packets of sound, each at its own time, whichever browser it was. Knows no player, no
 * server and no screen.
 */
import {
  BufferSource,
  EncodedPacketSink,
  Input,
  MATROSKA,
  MP4,
  OGG,
  QTFF,
  WEBM,
  type AudioCodec,
} from 'mediabunny'

export interface Packet {
  /** Milliseconds from the recording's beginning, as its maker wrote them. */
  readonly at: number
  /** How much sound it holds; what its maker says of that is the way to the next one, holes and all. */
  readonly ms: number
  readonly bytes: Uint8Array
}
export interface Packets {
  readonly codec: AudioCodec
  readonly config: AudioDecoderConfig
  readonly packets: readonly Packet[]
}

/** Null where nothing can be read. What stands before a damage is read. */
export async function readPackets(file: ArrayBuffer): Promise<Packets | null> {
  const input = new Input({ formats: [WEBM, MATROSKA, OGG, MP4, QTFF], source: new BufferSource(file) })
  const packets: Packet[] = []
  try {
    const track = await input.getPrimaryAudioTrack()
    const codec = (await track?.getCodec()) ?? null
    const config = await track?.getDecoderConfig()
    if (!track || codec === null || !config) return null
    try {
      for await (const { timestamp, duration, data } of new EncodedPacketSink(track).packets())
        packets.push({
          at: timestamp * 1000,
          ms: codec === 'opus' ? opusMs(data) : usualMs(codec, config, duration),
          bytes: data,
        })
    } catch {
      // It was cut, or damaged, here.
    }
    return packets.length === 0 ? null : { codec, config, packets }
  } catch {
    return null
  } finally {
    input.dispose()
  }
}

/** A frame of AAC is 1,024 samples. Of another codec nobody here has heard. */
const usualMs = (codec: AudioCodec, { sampleRate }: AudioDecoderConfig, said: number): number =>
  codec === 'aac' ? (1024 / sampleRate) * 1000 : said * 1000

const silkMs = [10, 20, 40, 60]
const hybridMs = [10, 20]
const celtMs = [2.5, 5, 10, 20]
/** By its first bytes: RFC 6716, section 3.1. */
export function opusMs(bytes: Uint8Array): number {
  const [first = 0, second = 0] = bytes
  const configuration = first >> 3
  const frame =
    configuration < 12
      ? silkMs[configuration & 3]
      : configuration < 16
        ? hybridMs[configuration & 1]
        : celtMs[configuration & 3]
  const frames = [1, 2, 2, second & 63][first & 3] ?? 1
  return (frame ?? 20) * frames
}
