/** Whether a briefing names whom it hurt: by what was said in words that are known, and by the lines. Knows no rules. */
import type { Room } from '../room/room.js'
import { countWords } from '../coach/written.js'
import { utterancesOf, type Utterance } from './utterance.js'
import { candidateIds } from '../room/seat.js'

/** Whom a briefing is about: people with a stake, by what they are called. */
const stakeholders =
  /\b(?:customers?|users?|buyers?|sellers?|merchants?|clients?|patients?|drivers?|riders?|readers?|players?|subscribers?|tenants?|members?|shoppers?|visitors?|partners?|suppliers?|investors?|regulators?|auditors?|board|leadership|finance|sales|support|legal|marketing|operations|stakeholders?|business(?:es)?|revenue|public|staff|employees|teams?)\b/i

/** Fewer words say nothing yet (ours). */
const fewest = 12

/** A briefing of so many words in which nobody is named whom it touches. */
export const lacksStakeholder = (text: string): boolean =>
  countWords(text) >= fewest && !stakeholders.test(text)

/** What the candidate said since the phase in which a persona listens began, and wrote; nothing outside of such a phase. */
export const briefingIn = (room: Room): string =>
  [
    ...saidSince(room).map(one => one.text),
    ...room.open.lines.filter(line => line.at >= (listenedSince(room) ?? Infinity)).map(line => line.text),
  ].join(' ')

/** Its last words, or null. */
export const briefingLast = (room: Room): Utterance | null => saidSince(room).at(-1) ?? null

/** The flag that the briefing suggests to the interviewer; null for none. */
export const briefingSuggests = (room: Room): 'no-stakeholder-framing' | null =>
  lacksStakeholder(briefingIn(room)) ? 'no-stakeholder-framing' : null

/** Since when a persona listens; null while none does. */
function listenedSince({ open, panel }: Room): number | null {
  const listens = panel.guide?.phases.find(({ id }) => id === open.clock.phase)?.partners !== undefined
  return listens ? (open.visits.at(-1)?.at ?? null) : null
}
function saidSince(room: Room): readonly Utterance[] {
  const since = listenedSince(room)
  if (since === null) return []
  const candidates = candidateIds(room.open.seats)
  return utterancesOf(room.open).filter(
    ({ seat, from }) => seat !== null && candidates.has(seat) && from >= since,
  )
}
