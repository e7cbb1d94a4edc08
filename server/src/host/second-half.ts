/** Opens the second half of a round whose roles are swapped: a room of its own with another question of the same plan. Knows no keys. */
import type { Room } from '@signalroom/shared'
import type { Content } from './choose.js'
import type { Rooms, Opened } from './rooms.js'

/** The room of the second half, or null where this server has the plan no more. */
export async function openSecondHalf(rooms: Rooms, content: Content, { open }: Room): Promise<Opened | null> {
  const plan = content.plans.find(({ id }) => id === open.plan.id)
  const fitting = content.questions.filter(({ kind }) => plan?.kinds.includes(kind))
  const here = fitting.findIndex(({ id }) => id === open.question.id)
  // The level was the other's: the question's own counts until somebody says another.
  // Who has just asked a question knows its answers: the next of the list is asked.
  const question = fitting[(here + 1) % Math.max(1, fitting.length)]
  if (!plan || !question) return null
  const opened = await rooms.open(
    {
      plan: plan.id,
      question: question.id,
      mode: open.mode,
      exam: open.exam,
      ...(open.preset?.id ? { preset: open.preset.id } : {}),
      ...(open.preset?.equal ? { equalWeights: true } : {}),
    },
    open.engine,
    { follows: open.id },
  )
  return 'unfit' in opened ? null : opened
}
