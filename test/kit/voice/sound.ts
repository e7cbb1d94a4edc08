/** A little arithmetic on sound: one channel of numbers from -1 to 1, sixteen thousand a second. Knows no speech. */

export const rate = 16_000
export type Sound = Float32Array

export const silence = (ms: number): Sound => new Float32Array(Math.round((ms * rate) / 1000))
export const lengthOf = (sound: Sound): number => (sound.length * 1000) / rate

/** Both at once, the second from `at` milliseconds on; as long as the first. */
export function mix(sound: Sound, other: Sound, at = 0, gain = 1): Sound {
  const out = sound.slice()
  const start = Math.round((at * rate) / 1000)
  for (let i = 0; i < other.length && start + i < out.length; i++)
    out[start + i] = (out[start + i] ?? 0) + gain * (other[i] ?? 0)
  return out
}

/** Loudness as the root of the mean square. */
export function loudness(sound: Sound, from = 0, to = sound.length): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += (sound[i] ?? 0) ** 2
  return Math.sqrt(sum / Math.max(1, to - from))
}

/** At another rate, by a windowed sinc: nothing above the lower half rate is folded down. */
export function resampled(sound: Float32Array, from: number, to = rate): Sound {
  const step = from / greatest(from, to)
  const phases = to / greatest(from, to)
  const reach = Math.ceil(16 * Math.max(1, from / to))
  const kernels = Array.from({ length: phases }, (_, phase) =>
    kernel(phase / phases, reach, Math.min(1, to / from)),
  )
  const out = new Float32Array(Math.floor((sound.length * to) / from))
  for (let i = 0; i < out.length; i++) {
    const weights = kernels[(i * step) % phases] ?? new Float32Array()
    const first = Math.floor((i * step) / phases) - reach
    let sum = 0
    for (let j = 0; j < weights.length; j++) sum += (sound[first + j] ?? 0) * (weights[j] ?? 0)
    out[i] = sum
  }
  return out
}
/** Weights of the samples around a place that lies `phase` of a sample behind one. */
function kernel(phase: number, reach: number, cut: number): Float32Array {
  return Float32Array.from({ length: 2 * reach + 1 }, (_, j) => {
    const away = j - reach - phase
    const angle = Math.PI * cut * away
    const window = 0.5 + 0.5 * Math.cos((Math.PI * away) / (reach + 1))
    return window * (angle === 0 ? cut : (cut * Math.sin(angle)) / angle)
  })
}
const greatest = (a: number, b: number): number => (b === 0 ? a : greatest(b, a % b))

/** As a file of sixteen bits a number. */
export function wav(sound: Sound): Buffer {
  const bytes = Buffer.alloc(44 + sound.length * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + sound.length * 2, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(sound.length * 2, 40)
  for (let i = 0; i < sound.length; i++)
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sound[i] ?? 0)) * 32_767), 44 + i * 2)
  return bytes
}
/** The samples of a file of one channel and sixteen bits, and its rate. */
export function unwav(bytes: Buffer): { readonly sound: Float32Array; readonly rate: number } {
  const start = bytes.indexOf('data') + 8
  const samples = Math.floor((bytes.length - start) / 2)
  const sound = new Float32Array(samples)
  for (let i = 0; i < samples; i++) sound[i] = bytes.readInt16LE(start + i * 2) / 32_768
  return { sound, rate: bytes.readUInt32LE(24) }
}
