/** What was written in a room, in its order: messages, questions that were typed with their answers, and what one's own tab heard. Draws nothing. */
import type { Confirm, OpenHalf, SaidWords } from '@signalroom/shared'

export interface Written {
  readonly seq: number
  readonly seat: string
  readonly at: OpenHalf['chat'][number]['at']
  /** Empty where its words were erased. */
  readonly text: string
  /** Only of a question that asks for a yes: its answer, or null while nobody gave one. */
  readonly answer?: Confirm['answer']
  /** Only of one's own words that a machine heard. */
  readonly heard?: SaidWords
}

/** A question by its key alone has no words, and stands nowhere here. What a tab heard stands in its own talk alone. */
export function written(
  { chat, confirms, words = [] }: Pick<OpenHalf, 'chat' | 'confirms' | 'words'>,
  me = '',
): readonly Written[] {
  const asked = confirms.flatMap(({ id, seat, at, text, answer }) =>
    text === null ? [] : [{ seq: id, seat, at, text, answer }],
  )
  const heard = words.flatMap((one): readonly Written[] =>
    one.source === 'heard' && one.seat === me && one.text !== ''
      ? [{ seq: one.id, seat: me, at: one.from, text: one.text, heard: one }]
      : [],
  )
  if (asked.length + heard.length === 0) return chat
  return [...chat, ...asked, ...heard].toSorted((a, b) => a.seq - b.seq)
}
