/**
 * Puts the terms of a talk in the place of what sounds like them, and says where and for what. A number is never changed.
 * Knows no sound: whether a term fits it better than what was heard is asked of whoever has it.
 */
import { doubleMetaphone } from 'double-metaphone'
import { changesBetween } from '../base/changes.js'
import { wholeNumbers, isNumberWord } from './number-words.js'

/** A place in a corrected text, and what had been heard there. */
export interface TermPlace {
  readonly at: number
  readonly length: number
  readonly heard: string
}
export interface Corrected {
  readonly text: string
  readonly places: readonly TermPlace[]
}
/** A place in a text as it was heard, and the term that may have been said there. */
export interface TermCandidate {
  readonly at: number
  readonly heard: string
  readonly term: string
  /** From 0 to 1: how alike the two sound and are written. At 1 they differ in spaces, case and points alone. */
  readonly likeness: number
}

/** Less alike, nobody says the one and is heard as the other. */
const ALIKE = 0.38
/** So much alike needs no second witness. */
const SURE = 0.85
/** A term may be heard as so many words more than it has. */
const moreWords = 2

/** What is alike enough, the likest first, and for each term once in each place. What holds the term already is none. */
export function candidatesIn(text: string, terms: readonly string[]): readonly TermCandidate[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)]
  const found = terms.flatMap(term => {
    const most = wordsOf(term) + Math.max(moreWords, letters(term).length <= 5 ? letters(term).length - 1 : 0)
    return words.flatMap((first, i) =>
      Array.from({ length: Math.min(most, words.length - i) }, (_, more) => words[i + more] ?? first).flatMap(
        last => candidate(text, first.index, last.index + last[0].length, term),
      ),
    )
  })
  const likest = found.toSorted((a, b) => b.likeness - a.likeness || b.heard.length - a.heard.length)
  return likest.filter(
    (one, i) => !likest.slice(0, i).some(other => other.term === one.term && overlap(one, other)),
  )
}

/** With the terms chosen in their places; of two that overlap the first counts. */
export function corrected(text: string, chosen: readonly TermCandidate[]): Corrected {
  const apart: TermCandidate[] = []
  for (const one of chosen) if (!apart.some(other => overlap(one, other))) apart.push(one)
  const places: TermPlace[] = []
  let [out, from] = ['', 0]
  for (const { at, heard, term } of apart.toSorted((a, b) => a.at - b.at)) {
    out += text.slice(from, at)
    places.push({ at: out.length, length: term.length, heard })
    out += term
    from = at + heard.length
  }
  return { text: out + text.slice(from), places }
}

/**
 * Where the same sound, heard with an ear for the terms, gave a term: the words that stand between the same neighbours in what was
 * heard without. What holds a number, or is longer than a term can be, is none.
 */
export function candidatesBeside(
  text: string,
  favoured: string,
  terms: readonly string[],
): readonly TermCandidate[] {
  const [heard, other] = [wordsIn(text), wordsIn(favoured)]
  const same = sameWords(heard, other)
  return terms.flatMap(term => {
    const wanted = wordsIn(term).map(({ word }) => word)
    return other.flatMap((_, i) => {
      if (!wanted.every((word, k) => other[i + k]?.word === word)) return []
      const before = same.findLast(([, at]) => at < i)?.[0] ?? -1
      const after = same.find(([, at]) => at >= i + wanted.length)?.[0] ?? heard.length
      const [first, last] = [heard[before + 1], heard[after - 1]]
      const count = after - before - 1
      if (!first || !last || count < 1 || count > wanted.length + moreWords) return []
      const words = text.slice(first.at, last.at + last.length)
      if (hasNumber(words) || hasNumber(term) || words.split(/\P{L}+/u).includes(term)) return []
      return [{ at: first.at, heard: words, term, likeness: FAVOURED }]
    })
  })
}
/** What the model itself proposed is as good as what is written much alike. */
const FAVOURED = 0.8

interface Word {
  readonly word: string
  readonly at: number
  readonly length: number
}
const wordsIn = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    at: index,
    length: word.length,
  }))
/** The longest row of words that both hold, as pairs of places. */
function sameWords(a: readonly Word[], b: readonly Word[]): readonly (readonly [number, number])[] {
  const longest = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i]![j] =
        a[i]!.word === b[j]!.word
          ? longest[i + 1]![j + 1]! + 1
          : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!)
  const pairs: (readonly [number, number])[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i]!.word === b[j]!.word) pairs.push([i++, j++])
    else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) i += 1
    else j += 1
  }
  return pairs
}

/** By likeness alone: for words that come without their sound. */
export const correct = (text: string, terms: readonly string[]): Corrected =>
  corrected(
    text,
    candidatesIn(text, terms).filter(({ likeness }) => likeness >= SURE),
  )

const overlap = (one: TermCandidate, other: TermCandidate): boolean =>
  one.at < other.at + other.heard.length && other.at < one.at + one.heard.length

function candidate(text: string, at: number, end: number, term: string): readonly TermCandidate[] {
  const bare = text.slice(at, end)
  // The point of a letter that is spelled goes with it; the end of a sentence does not.
  const heard = text[end] === '.' && isSpelled(bare) ? `${bare}.` : bare
  if (bare === term || bare.split(/\P{L}+/u).includes(term)) return []
  const likeness = likenessOf(bare, term)
  return likeness >= ALIKE ? [{ at, heard, term, likeness }] : []
}

function likenessOf(heard: string, term: string): number {
  const [said, meant] = [letters(heard), letters(term)]
  if (letters(wholeNumbers(heard)) === meant) return 1
  // What holds a number is a term only where it is the same number, and spelled letters only where all are the same.
  if (hasNumber(heard) || hasNumber(term) || isSpelled(heard) || /[.,!?;:]/.test(heard)) return 0
  // Letters that stand for words are heard as letters.
  if (/^\p{Lu}{2,5}$/u.test(term) && !(/^\p{Lu}+$/u.test(heard) && said.length === meant.length)) return 0
  const sound = Math.max(...codes(said).flatMap(a => codes(meant).map(b => alike(a, b))))
  return (sound + alike(said, meant)) / 2
}

const letters = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const wordsOf = (term: string): number => term.split(/\s+/).length
const hasNumber = (words: string): boolean =>
  /\p{N}/u.test(words) ||
  words
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some(isNumberWord)
/** Letters by themselves; a word of one letter beside others is a word. */
const isSpelled = (words: string): boolean =>
  /^(?:\p{L}[.\s-]*){2,}$/u.test(words) && /\b\p{L}\b/u.test(words) && !/\p{L}{2}/u.test(words)
const codes = (word: string): readonly string[] => [...new Set(doubleMetaphone(word))]

/** One, less the share of letters that must change. */
function alike(a: string, b: string): number {
  const most = Math.max(a.length, b.length)
  return most === 0 ? 0 : 1 - changesBetween(a, b) / most
}
