/** The ledger in words: where a number stands, and a contradiction as one sentence. Knows no screen. */
import { clockText } from '../base/duration.js'
import type { Contradiction, LedgerEntry, LedgerSubject } from './ledger.js'

/** What a number is of. */
export function subjectWords(subject: LedgerSubject): string {
  switch (subject.type) {
    case 'node':
    case 'edge':
      return subject.name
    case 'layer':
      return `${subject.layer[0]!.toUpperCase()}${subject.layer.slice(1)} layer`
    case 'list':
      return subject.title
    case 'said':
      return 'Said'
  }
}

const aloud = {
  heard: 'aloud, as it was heard',
  imported: 'aloud, by the transcript',
  noted: 'aloud, as it was noted',
} as const

/** Where it was stated: "on the drawing", "in the business layer". */
export function statedWhere({ place, from }: LedgerEntry): string {
  switch (place.type) {
    case 'layer':
      return `in the ${place.layer} layer`
    case 'line':
      return from === 'card' ? `on a card of “${place.title}”` : `under “${place.title}”`
    case 'card':
      return `on the card “${place.title}”`
    case 'drawing':
      return 'on the drawing'
    case 'words':
      return aloud[place.source]
    case 'message':
      return 'in a message'
  }
}

/** "Cache: 100 GB on the drawing at 4:10, 10 GB in a message at 7:02." */
export function contradictionWords(
  { earlier, later }: Contradiction,
  elapsed: (at: number) => number,
): string {
  const told = (one: LedgerEntry) =>
    `${one.quantity.text} ${statedWhere(one)} at ${clockText(elapsed(one.at))}`
  return `${subjectWords(later.subject)}: ${told(earlier)}, ${told(later)}.`
}
