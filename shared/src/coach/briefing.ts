/** Whether a briefing names whom it hurt: by written words alone, for nobody's speech is read here. Knows no rules. */
import type { Room } from '../room/room.js'
import { countWords } from './written.js'

/** Whom a briefing is about: people with a stake, by what they are called. */
const stakeholders =
  /\b(?:customers?|users?|buyers?|sellers?|merchants?|clients?|patients?|drivers?|riders?|readers?|players?|subscribers?|tenants?|members?|shoppers?|visitors?|partners?|suppliers?|investors?|regulators?|auditors?|board|leadership|finance|sales|support|legal|marketing|operations|stakeholders?|business(?:es)?|revenue|public|staff|employees|teams?)\b/i

/** Fewer words say nothing yet (ours). */
const fewest = 12

/** A briefing of so many words in which nobody is named whom it touches. */
export const lacksStakeholder = (text: string): boolean =>
  countWords(text) >= fewest && !stakeholders.test(text)

/** What the candidate wrote since the phase in which a persona listens began; empty outside of such a phase. */
export function briefingIn({ open, panel }: Room): string {
  const visit = open.visits.at(-1)
  const listens = panel.guide?.phases.find(({ id }) => id === open.clock.phase)?.partners !== undefined
  if (!visit || !listens) return ''
  const candidates = new Set(open.seats.filter(({ role }) => role === 'candidate').map(({ id }) => id))
  return [
    ...open.chat.filter(one => candidates.has(one.seat) && one.at >= visit.at).map(one => one.text),
    ...open.lines.filter(line => line.at >= visit.at).map(line => line.text),
  ].join(' ')
}

/** The flag that the briefing suggests to the interviewer; null for none. */
export const briefingSuggests = (room: Room): 'no-stakeholder-framing' | null =>
  lacksStakeholder(briefingIn(room)) ? 'no-stakeholder-framing' : null
