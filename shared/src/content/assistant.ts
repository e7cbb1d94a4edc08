/** The assistant of a round in which one works with one: replies that an interviewer gives where no endpoint answers. Knows no room. */
import { z } from 'zod'
import { line, slug } from './form.js'

export const AssistantReply = z.strictObject({
  id: slug,
  /** Which question of the candidate it answers; for the interviewer. */
  when: line,
  text: z.string().trim().min(1).max(4000),
  /** What is wrong with it, if something is; what is graded is whether the candidate finds it. */
  wrong: line.optional(),
})
export type AssistantReply = z.infer<typeof AssistantReply>

export const AssistantFile = z.strictObject({
  /** What an endpoint is told before the candidate's questions. */
  brief: z.string().trim().min(1).max(4000),
  replies: z.array(AssistantReply).min(3).max(16),
})
export type AssistantFile = z.infer<typeof AssistantFile>
