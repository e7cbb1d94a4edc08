/** What one event says in writing, by whom and where. Knows no mode and no state. */
import { asks, sentences } from '../coach/written.js'
import { quantitiesIn } from '../quantity/find.js'
import { isScale } from '../quantity/scale.js'
import type { Event } from '../room/event.js'
import { readLayer } from '../room/parts/worksheet/layers.js'

export interface Said {
  readonly text: string
  /** The list of the worksheet it stands in, a layer, or a message; of a line that was written anew, by the line's id. */
  readonly where: { readonly list: string } | { readonly line: number } | 'layer' | 'message'
}

/** Words of a seat, or null. What a hint tells is the room's. */
export function saidIn(event: Event): Said | null {
  switch (event.type) {
    case 'chat.said':
      return { text: event.text, where: 'message' }
    case 'layer.stated':
      return { text: event.text, where: 'layer' }
    case 'line.added':
      return { text: whole(event), where: { list: event.list } }
    case 'line.changed':
      return { text: whole(event), where: { line: event.line } }
    default:
      return null
  }
}
const whole = ({
  text,
  fields = {},
}: {
  readonly text: string
  readonly fields?: Readonly<Record<string, string>> | undefined
}) => [text, ...Object.values(fields)].join('. ')

/** A question to the other side that is not about the own proposal. */
export const asksForFacts = (text: string): boolean =>
  sentences(text).some(one => one.endsWith('?') && asks(one) === false)

/** Whether a text pins traffic or a size: so many users, so much a second, so many bytes or rows. */
export const pinsScale = (text: string): boolean => quantitiesIn(text).some(isScale)
/** Whether a text says how much is kept, or comes in over time. */
export const pinsSize = (text: string): boolean => readLayer('data', text).counts !== null
