/** How people are named in a text: by the whole name, or by a part of it. Knows no person. */

/** The name, and its parts of more than two letters. */
export const wordsOfName = (name: string): readonly string[] => [
  name,
  ...name.split(/\s+/u).filter(part => [...part].length > 2),
]

/** Finds any of these as words of their own, whatever their case; the longest first, so that no part hides the whole. */
export const anyWord = (words: readonly string[], flags = ''): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${words
      .toSorted((a, b) => b.length - a.length)
      .map(escaped)
      .join('|')})(?![\p{L}\p{N}])`,
    `iu${flags}`,
  )
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
