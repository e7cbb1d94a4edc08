/** What the files of the model are: their lengths in bytes, and their sums by SHA-256. Knows no address. */

export interface Sum {
  readonly bytes: number
  readonly sum: string
}

/** Of `@moonshine-ai/moonshine-js` 0.1.29, `dist/model/tiny/quantized`. */
export const sums = {
  encoder: {
    bytes: 7_937_661,
    sum: 'c6fc4b7bc5af75c0591fd157a1f3829b533d18e9769a888fd95a62e470dd4f4a',
  },
  decoder: {
    bytes: 20_243_286,
    sum: 'eed87831c3a6103534aae7d47a5d485025c659a1323901513961c39fe8a1a367',
  },
} as const satisfies Readonly<Record<string, Sum>>
