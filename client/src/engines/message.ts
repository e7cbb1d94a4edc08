/** What an engine may say to the page. It stands beside code that nobody trusts: what does not fit is not heard. */
import { Outcome, runBounds } from '@signalroom/shared'
import { z } from 'zod'

const run = z.int().min(1)

/** `run` is the number the page gave the run; of any other run nothing is heard. */
export const EngineMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), runner: z.string().max(60).nullable(), lasts: z.boolean() }),
  z.object({ type: z.literal('failed'), why: z.string().max(500) }),
  z.object({ type: z.literal('began'), run }),
  z.object({ type: z.literal('output'), run, text: z.string().max(runBounds.output) }),
  z.object({ type: z.literal('ended'), run, outcome: Outcome }),
])
export type EngineMessage = z.infer<typeof EngineMessage>
