/** Numbers and letters out of bytes that may end anywhere. It knows no form of image. */

export const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, index) => bytes[at + index] === byte)

/** As letters, a byte each; fewer where the bytes end. */
export const ascii = (bytes: Uint8Array, at: number, count: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + count))

/** NaN where the bytes end before it does. */
export const big = (bytes: Uint8Array, at: number, count: 2 | 4): number =>
  at + count > bytes.length
    ? Number.NaN
    : bytes.subarray(at, at + count).reduce((sum, byte) => sum * 256 + byte, 0)

export const little = (bytes: Uint8Array, at: number, count: 2 | 3 | 4): number =>
  at + count > bytes.length
    ? Number.NaN
    : bytes.subarray(at, at + count).reduceRight((sum, byte) => sum * 256 + byte, 0)

export const bigBytes = (value: number, count: 2 | 4): readonly number[] =>
  Array.from({ length: count }, (_, at) => Math.floor(value / 256 ** (count - 1 - at)) % 256)

export const littleBytes = (value: number, count: 2 | 4): readonly number[] =>
  bigBytes(value, count).toReversed()

export const letters = (text: string): readonly number[] => [...text].map(letter => letter.charCodeAt(0))
