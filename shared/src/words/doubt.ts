/** Whether what a recogniser wrote is fit to be shown: by how sure it was of it, and by what it repeats. Knows no sound. */

/** What a recogniser made of one piece of sound. */
export interface Recognised {
  readonly text: string
  /** The mean over its tokens of how probable each was, as a natural logarithm: 0 is certain. */
  readonly sureness: number
  /** Whether it came to an end by itself. */
  readonly ended: boolean
}
/** `unlike`: it is no English, or too unclear to tell. `repeats`: it says the same again and again. */
export type Doubt = 'unlike' | 'repeats'

/**
 * Below this the words are a guess. Measured: `npm run bench -- words`. A model of English writes English whatever it hears,
 * so a language is never told by its words; it is told by how unsure each of them was.
 */
export const SURE_ENOUGH = -0.65
/** Three words in a row that come so often are no speech. */
const againMost = 2

/** Null for what may stand. Nothing at all is not in doubt: it is silence. */
export function doubtOf({ text, sureness, ended }: Recognised): Doubt | null {
  if (!hasWords(text)) return null
  if (sureness < SURE_ENOUGH) return 'unlike'
  return !ended || repeats(text) ? 'repeats' : null
}
/** Sound in which nobody spoke is written as a full stop, or as nothing. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

function repeats(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []
  const seen = new Map<string, number>()
  for (let i = 0; i + 3 <= words.length; i++) {
    const three = words.slice(i, i + 3).join(' ')
    const times = (seen.get(three) ?? 0) + 1
    if (times > againMost) return true
    seen.set(three, times)
  }
  return false
}
