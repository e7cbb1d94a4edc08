/** Who says what by key or in writing, and which question an answer goes to. */
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { always, live, type Rules } from '../../rule.js'
import type { Confirm, TalkCommand } from './facts.js'

export const talkRules: Rules<TalkCommand> = {
  'chunk.begin': ['candidate', live, () => accept({ type: 'chunk.begun' })],
  'chunk.end': ['candidate', live, () => accept({ type: 'chunk.ended' })],
  'confirm.ask': ['candidate', live, (_, { text = null }) => accept({ type: 'confirm.asked', text })],
  'confirm.answer': ['lead', live, answerConfirm],
  'nod.give': ['interviewer', live, () => accept({ type: 'nod.given' })],
  'thought.declare': ['candidate', live, () => accept({ type: 'thought.declared' })],
  'chat.say': ['talk', always, (_, { text }) => accept({ type: 'chat.said', text })],
  'question.mark': ['interviewer', live, () => accept({ type: 'question.marked' })],
}

export const openConfirms = (room: Room): readonly Confirm[] =>
  room.open.confirms.filter(c => c.answer === null)

function answerConfirm(
  room: Room,
  { answer, confirm: id, spoken }: Extract<TalkCommand, { type: 'confirm.answer' }>,
): Decision {
  const waiting = openConfirms(room)
  const confirm = id === undefined ? waiting.at(-1) : waiting.find(one => one.id === id)
  if (confirm) return accept({ type: 'confirm.answered', confirm: confirm.id, answer })
  return spoken && id === undefined
    ? accept({ type: 'confirm.answered', confirm: null, answer })
    : refuse('nothing')
}
