/** When what a round is known by came for the first time: a question, a number, a layer, a commitment. Knows no screen. */
import { quantified } from '../quantity/find.js'
import type { Room } from '../room/room.js'
import type { Moment } from './rows.js'
import { candidateIds } from '../room/seat.js'

/** Each null where nothing is known of it, which is not to say that it never came: words that were only spoken are not known. */
export interface Firsts {
  /** Marked by an interviewer, or typed. An interviewer's marks are for interviewers. */
  readonly question: Moment | null
  /** On a layer, in a list, or in a message. */
  readonly number: Moment | null
  readonly layer: Moment | null
  /** A check that was answered yes, or a line under the plan's commitment, whichever came first. */
  readonly commitment: Moment | null
}

export function firsts({ open, panel }: Room, when: (at: number) => Moment): Firsts {
  const { startedAt, endedAt } = open
  if (startedAt === null) return { question: null, number: null, layer: null, commitment: null }
  const candidates = candidateIds(open.seats)
  const typed = open.chat.filter(
    ({ seat, at }) => candidates.has(seat) && at >= startedAt && at <= (endedAt ?? at),
  )
  const agreed = open.heard.flatMap(event =>
    event.type === 'confirm.answered' && event.answer === 'yes' ? [event.at] : [],
  )
  const first = (...known: readonly (number | null | undefined)[]): Moment | null => {
    const moments = known.filter(at => at !== null && at !== undefined)
    return moments.length > 0 ? when(Math.min(...moments)) : null
  }
  return {
    question: first(panel.questions[0], typed.find(({ text }) => text.includes('?'))?.at),
    number: first(open.firstNumberAt, typed.find(({ text }) => quantified(text))?.at),
    layer: first(open.firstLayerAt),
    commitment: first(open.firstCommitAt, agreed[0]),
  }
}
