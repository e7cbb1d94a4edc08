/** The ledger of a round for the debrief: by subject, contradictions first, with their moments. Pure; draws nothing. */
import { ledgerOf, type Contradiction, type LedgerEntry } from '../ledger/ledger.js'
import { statedWhere, subjectWords } from '../ledger/words.js'
import type { Room } from '../room/room.js'
import { section, stamp, text } from './markdown-text.js'
import type { Moment } from './rows.js'

export interface LedgerRow extends Moment {
  readonly subject: string
  readonly quantity: string
  /** "in a message", "on the drawing". */
  readonly where: string
  /** The text that it stands in. */
  readonly text: string
}
export interface DebriefLedger {
  /** By subject, in the order in which each was first spoken of; within it by moment. */
  readonly rows: readonly LedgerRow[]
  /** In the order in which they came up. */
  readonly contradictions: readonly { readonly earlier: LedgerRow; readonly later: LedgerRow }[]
}

export function ledgerForDebrief(room: Room, when: (at: number) => Moment): DebriefLedger {
  const { entries, contradictions } = ledgerOf(room)
  const row = (entry: LedgerEntry): LedgerRow => ({
    ...when(entry.at),
    subject: subjectWords(entry.subject),
    quantity: entry.quantity.text,
    where: statedWhere(entry),
    text: entry.text,
  })
  const rows = entries.map(row)
  const subjects = [...new Set(rows.map(({ subject }) => subject))]
  return {
    rows: subjects.flatMap(subject => rows.filter(one => one.subject === subject)),
    contradictions: contradictions
      .map(({ earlier, later }: Contradiction) => ({ earlier: row(earlier), later: row(later) }))
      .toReversed(),
  }
}

export const ledgerMarkdown = ({ rows, contradictions }: DebriefLedger): readonly string[] => [
  ...section(
    'Numbers that contradict each other',
    contradictions.map(
      ({ earlier, later }) =>
        `- ${text(later.subject)}: ${stamp(earlier)} ${text(earlier.quantity)} ${text(earlier.where)}, ${stamp(later)} ${text(later.quantity)} ${text(later.where)}`,
    ),
  ),
  ...(rows.length === 0
    ? []
    : [
        '## Ledger',
        '',
        '| of | number | stated | at |',
        '| --- | --- | --- | --- |',
        ...rows.map(
          row => `| ${text(row.subject)} | ${text(row.quantity)} | ${text(row.where)} | ${stamp(row)} |`,
        ),
        '',
      ]),
]
