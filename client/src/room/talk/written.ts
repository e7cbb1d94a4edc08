/** What was written in a room, in its order: messages, and questions that were typed, with their answers. Draws nothing. */
import type { Confirm, OpenHalf } from '@signalroom/shared'

export interface Written {
  readonly seq: number
  readonly seat: string
  readonly at: OpenHalf['chat'][number]['at']
  readonly text: string
  /** Only of a question that asks for a yes: its answer, or null while nobody gave one. */
  readonly answer?: Confirm['answer']
}

/** A question by its key alone has no words, and stands nowhere here. */
export function written({ chat, confirms }: Pick<OpenHalf, 'chat' | 'confirms'>): readonly Written[] {
  const asked = confirms.flatMap(({ id, seat, at, text, answer }) =>
    text === null ? [] : [{ seq: id, seat, at, text, answer }],
  )
  return asked.length === 0 ? chat : [...chat, ...asked].toSorted((a, b) => a.seq - b.seq)
}
