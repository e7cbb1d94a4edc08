/** Finds the words of a list in a text, with where they stand. Knows no list and no meaning. */

/** A stretch of a text, by its characters. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A pattern of whole words out of a list. */
export const listed = (list: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${list.join('|')})(?![\p{L}\p{N}])`, 'giu')

/** Each hit in `text`, moved by `by`. */
export const hitsIn = (form: RegExp, text: string, by = 0): readonly Stretch[] =>
  [...text.matchAll(form)].flatMap(({ 0: words, index }) => {
    const trimmed = words.trim()
    const start = by + index + words.indexOf(trimmed)
    return trimmed === '' ? [] : [{ start, end: start + trimmed.length }]
  })

/** Whether anything of it is there. */
export const holds = (form: RegExp, text: string): boolean => text.search(form) >= 0

const quotation = /"[^"]{2,300}"|“[^”]{2,300}”|‘[^’]{2,300}’(?!\p{L})/gu
/** What stands between quotation marks was said by somebody else: blanks in its place, so that all else stays where it is. */
export const unquoted = (text: string): string => text.replace(quotation, quoted => ' '.repeat(quoted.length))
