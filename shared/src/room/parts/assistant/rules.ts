/** Who asks the assistant, who answers in its place, and what the script says where nobody does. Knows no fold and no endpoint. */
import { ms, at as moment, type Ms } from '../../../base/brand.js'
import type { Fact } from '../../event.js'
import { accept, refuse } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, started, type DoorRules, type Due, type Rules } from '../../rule.js'
import type { AssistantCommand, AssistantDoorCommand, Exchange } from './facts.js'

const most = 200
/** Alone and without an endpoint the script answers after so long (ours). */
export const scriptAfter: Ms = ms(2000)

export const assistantRules: Rules<AssistantCommand> = {
  'assistant.ask': [
    'candidate',
    live,
    ({ open }, { text }) => {
      if (!open.assistant) return refuse('unknown', 'This round has no assistant.')
      if ((open.dialogue?.length ?? 0) >= most) return refuse('limit')
      if (open.dialogue?.some(unanswered))
        return refuse('busy', 'The assistant still answers your last question.')
      return accept({ type: 'assistant.asked', text })
    },
  ],
  'assistant.reply': [
    'interviewer',
    live,
    (room, { asked, with: given }) => {
      const exchange = exchangeOf(room, asked)
      if (!exchange) return refuse('unknown')
      if (exchange.answer) return refuse('done', 'That has been answered.')
      if (room.open.assistant === 'endpoint' && exchange.failed === null)
        return refuse('busy', 'The endpoint answers; step in when it fails.')
      if ('text' in given)
        return accept({ type: 'assistant.answered', asked, text: given.text, by: 'interviewer' })
      const reply = room.panel.guide?.question.assistant?.replies.find(({ id }) => id === given.reply)
      return reply ? accept(...scripted(asked, reply)) : refuse('unknown', 'with.reply: no such reply')
    },
  ],
  'assistant.judge': [
    'interviewer',
    started,
    (room, { asked, checked }) => {
      if (!exchangeOf(room, asked)?.answer) return refuse('unknown')
      return room.panel.checked?.[asked] === checked
        ? refuse('done')
        : accept({ type: 'assistant.judged', asked, checked })
    },
  ],
}

export const assistantDoorRules: DoorRules<AssistantDoorCommand> = {
  'assistant.answer': (room, { asked, text }) =>
    waits(room, asked) ? accept({ type: 'assistant.answered', asked, text, by: 'endpoint' }) : refuse('done'),
  'assistant.fail': (room, { asked, why }) =>
    waits(room, asked) ? accept({ type: 'assistant.failed', asked, why }) : refuse('done'),
}

const exchangeOf = ({ open }: Room, asked: number): Exchange | undefined =>
  open.dialogue?.find(({ id }) => id === asked)
const unanswered = ({ answer }: Exchange): boolean => answer === null
const waits = (room: Room, asked: number): boolean => {
  const exchange = exchangeOf(room, asked)
  return exchange !== undefined && exchange.answer === null && room.open.stage === 'live'
}
const scripted = (
  asked: number,
  { id, text }: { readonly id: string; readonly text: string },
): readonly Fact[] => [
  { type: 'assistant.answered', asked, text, by: 'script' },
  { type: 'assistant.scripted', asked, reply: id },
]

/** Alone, where no endpoint answers or it has failed, the script does: its replies in their order. */
export function scriptAnswers(room: Room): Due | null {
  const { open, panel } = room
  const waiting = open.dialogue?.find(unanswered)
  if (!open.alone || !waiting || (open.assistant === 'endpoint' && waiting.failed === null)) return null
  const given = new Set(Object.values(panel.scripted ?? {}))
  const replies = panel.guide?.question.assistant?.replies ?? []
  const reply = replies.find(({ id }) => !given.has(id)) ?? replies.at(-1)
  return reply ? { at: moment(waiting.at + scriptAfter), facts: () => scripted(waiting.id, reply) } : null
}
