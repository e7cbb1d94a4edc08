/** A line with fields as a card: what it still lacks, and whether it names a person as a cause. Knows no rules. */
import { anyWord, wordsOfName } from '../../../base/name-words.js'
import type { Field, List } from '../../../content/plan.js'
import { placesOf } from '../../../content/exhibit.js'
import { quantified } from '../../../quantity/find.js'
import type { Room } from '../../room.js'
import type { Line } from './facts.js'

export const listOf = ({ open }: Room, list: string): List | undefined =>
  open.plan.phases.flatMap(({ lists }) => lists).find(({ id }) => id === list)

/** The fields that a line does not fill as they ask, in their order; none where its list has none. */
export function lacking(room: Room, line: Line): readonly Field[] {
  const fields = listOf(room, line.list)?.fields ?? []
  return fields.filter(field => !field.optional && !fills(room, field, line.fields?.[field.id] ?? ''))
}

/** A day, or how soon: some figure or word of the calendar. */
const whenWords =
  /\d|\b(?:today|tonight|tomorrow|now|next|this|by|before|after|within|week|month|quarter|sprint|release|mon|tue|wed|thu|fri|sat|sun)/i

function fills({ open }: Room, field: Field, value: string): boolean {
  if (value.trim() === '') return false
  switch (field.kind) {
    case 'figure':
      return quantified(value)
    case 'date':
      return whenWords.test(value)
    case 'place':
      return open.exhibit === undefined || placesOf(open.exhibit).includes(value)
    case 'choice':
    case 'text':
      return true
  }
}

/** People by what they are called where somebody is blamed. */
const someone =
  /\b(?:human error|operator error|(?:the|our|an?) (?:engineer|developer|operator|intern|contractor|on-?call|sre|dba|admin)(?:\b(?! (?:team|rota|rotation|guide|tool))))|\b(?:he|she) (?:forgot|failed|ignored|did not|didn't|should)|\b(?:somebody|someone) (?:forgot|failed|ignored|did not|didn't)\b/i

/** Who is named as a cause in a line of a list of causes; null where nobody is. */
export function blamed(room: Room, line: Line): string | null {
  if (!listOf(room, line.list)?.causes) return null
  const text = [line.text, ...Object.values(line.fields ?? {})].join(' ')
  const people = room.open.exhibit?.type === 'report' ? room.open.exhibit.people : []
  const named = people.find(person => anyWord(wordsOfName(person)).test(text))
  return named ?? someone.exec(text)?.[0] ?? null
}
