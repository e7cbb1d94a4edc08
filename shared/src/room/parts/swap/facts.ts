/** Roles swapped for a second half: who has agreed, and the room it takes place in. Knows no rules and no keys. */
import { z } from 'zod'
import type { Folds } from '../../fold.js'

export const swapCommands = [
  /** Agrees to swap roles; when interviewer and candidate have, the second half opens in a room of its own. */
  z.object({ type: z.literal('swap.agree') }),
  /** Takes that back while the other has not agreed. */
  z.object({ type: z.literal('swap.decline') }),
] as const
export type SwapCommand = z.infer<(typeof swapCommands)[number]>

/** Asked by the server once the room of the second half is there. */
export type SwapDoorCommand = { readonly type: 'swap.make'; readonly room: string }

export type SwapFact =
  | { readonly type: 'swap.agreed' }
  | { readonly type: 'swap.declined' }
  | { readonly type: 'swap.made'; readonly room: string }

export interface Swap {
  /** Missing until somebody agreed; by seat. */
  readonly swapAgreed?: readonly string[] | undefined
  /** The room of the second half. */
  readonly swapped?: string | undefined
}
export const swapFolds: Folds<SwapFact, Swap> = {
  'swap.agreed': ({ swapAgreed = [] }, { actor }, add) => ({ swapAgreed: add(swapAgreed, actor) }),
  'swap.declined': ({ swapAgreed = [] }, { actor }) => ({
    swapAgreed: swapAgreed.filter(seat => seat !== actor),
  }),
  'swap.made': (_, { room }) => ({ swapped: room }),
}
