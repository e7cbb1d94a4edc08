/** Has the endpoint answer what is asked of a room's assistant, and tells the room. Knows rooms, and an endpoint by a function. */
import type { Room } from '@signalroom/shared'
import type { Answered, Exchanged } from '../assistant/endpoint.js'
import type { Rooms } from './rooms.js'

/** In the place of an endpoint that the host has taken away since the room was opened. */
export const noEndpoint: AskAssistant = async () => ({
  why: 'This server has no endpoint for the assistant any more.',
})

export type AskAssistant = (brief: string, dialogue: readonly Exchanged[]) => Promise<Answered>

/** Answers the newest question of a room. Never rejects: what goes wrong is said in the room. */
export async function answerAsked(rooms: Rooms, ask: AskAssistant, room: Room): Promise<void> {
  // Where people were to answer, nothing of the dialogue goes anywhere, whatever the host has configured since.
  if (room.open.assistant !== 'endpoint') return
  const waiting = room.open.dialogue?.at(-1)
  if (!waiting || waiting.answer || waiting.failed !== null) return
  const brief = room.panel.guide?.question.assistant?.brief ?? ''
  const dialogue = (room.open.dialogue ?? []).map(({ text, answer }) => ({
    asked: text,
    answer: answer?.text ?? null,
  }))
  const answered = await ask(brief, dialogue)
  const hosted = await rooms.find(room.open.id)
  await hosted?.atDoor(
    'text' in answered
      ? { type: 'assistant.answer', asked: waiting.id, text: answered.text }
      : { type: 'assistant.fail', asked: waiting.id, why: answered.why },
    'clock',
  )
}
