/** What was written down as assumed and that nothing later settled. Reads words, not truth; knows no screen. */
import { quantified } from '../quantity/find.js'
import type { Room } from '../room/room.js'
import type { Moment } from './rows.js'

export interface Assumption extends Moment {
  readonly text: string
}
interface Written {
  readonly at: number
  readonly text: string
}

/** A line that says of itself that it is not known. */
const assumed =
  /\b(?:assum\w*|suppos\w*|presum\w*|guess\w*|hypothes\w*|tbd|to be (?:decided|confirmed|measured))\b|\?\s*$/i

/**
 * Lines and layers that assume something. One is settled by a later number about the same thing, written or typed, or by a
 * check about it that was answered with yes or adjust: about the same thing is what shares a word of content.
 */
export function openAssumptions({ open }: Room, when: (at: number) => Moment): readonly Assumption[] {
  const layers = Object.values(open.layers).filter(card => card !== null)
  const written: readonly Written[] = [...open.lines, ...layers]
  const settling: readonly Written[] = [
    ...[...written, ...open.chat].filter(({ text }) => quantified(text) && !assumed.test(text)),
    ...open.confirms.flatMap(({ text, answer }) =>
      text !== null && answer !== null && answer.answer !== 'no' ? [{ at: answer.at, text }] : [],
    ),
  ]
  return written
    .filter(({ text }) => assumed.test(text))
    .filter(one => !settling.some(later => later.at > one.at && sameThing(one.text, later.text)))
    .sort((a, b) => a.at - b.at)
    .map(({ at, text }) => ({ ...when(at), text }))
}

function sameThing(one: string, other: string): boolean {
  const words = contentWords(other)
  return [...contentWords(one)].some(word => words.has(word))
}

/** Words long enough to name a thing, without the ending of one or several, without those that only say that something is assumed. */
const contentWords = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
      .filter(word => !assumed.test(word) && !empty.has(word))
      .map(word => word.replace(/(?:es|s|e)$/, '')),
  )
const empty = new Set(
  'about that this with from have will would could should each every per more less than then them they there here what when which where over under into only also just like does need make some most many much very'.split(
    ' ',
  ),
)
