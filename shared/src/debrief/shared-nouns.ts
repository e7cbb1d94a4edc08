/** What a story said in words and its sketch drew by name: the nouns that both have. Knows words and labels, no room. */
import type { Span } from '../base/span.js'
import type { Room } from '../room/room.js'
import { candidateIds } from '../room/seat.js'

/** What the candidate wrote while the story was told; empty where no words of it are known. */
export function wordsOfStory({ open }: Room, { from, to }: Span): string {
  const candidates = candidateIds(open.seats)
  return open.chat
    .filter(one => candidates.has(one.seat) && one.at >= from && one.at < to)
    .map(one => one.text)
    .join('\n')
}

/**
 * The words of the names, as they were drawn, that the story has as well: what stands on a board is named by nouns. A plural
 * is the same word. `before`: what stood there already is not this sketch's.
 */
export function sharedNouns(
  said: string,
  drawn: readonly string[],
  before: readonly string[] = [],
): readonly string[] {
  const told = new Set(wordsIn(said).map(stem))
  const old = new Set(before.flatMap(wordsIn).map(stem))
  const found = new Map<string, string>()
  for (const word of drawn.flatMap(wordsIn)) {
    const one = stem(word)
    if (told.has(one) && !old.has(one) && !found.has(one)) found.set(one, word)
  }
  return [...found.values()]
}

const wordsIn = (text: string): readonly string[] =>
  [...text.toLowerCase().matchAll(/[\p{L}][\p{L}\p{M}\p{N}]+/gu)]
    .map(([word]) => word)
    .filter(word => !empty.has(word))

/** "caches" and "cache", "queries" and "query", "boxes" and "box" are one. */
const stem = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(?<=[sxz]|ch|sh)es$|(?<![su])s$/, '')
    .replace(/e$/, '')

/** Words that name nothing; what stands on a label by itself and in every story. */
const empty: ReadonlySet<string> = new Set(
  'the and for with from into onto over under after before then than that this these those our their his her its not but are was were had has have will would can could per via etc all any each one two new old out off yes you they who what when where which how why ms sec min day days week weeks month months year years p50 p95 p99'.split(
    ' ',
  ),
)
