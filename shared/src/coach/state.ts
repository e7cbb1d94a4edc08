/** Where a talk stands, as the machine of the cadence knows it. Knows nothing of what moves it. */
import type { Span } from '../base/span.js'
import type { Via } from './beat.js'

/** A `think` is the moment a thought was declared in this silence; numbers name a chunk or a question by its place. */
export type State =
  | { readonly type: 'idle'; readonly since: number | null; readonly think: number | null }
  | {
      readonly type: 'chunk'
      readonly from: number
      readonly to: number
      readonly open: boolean
      readonly words: number | null
      readonly substantive: boolean | null
      readonly via: Via
      readonly think: number | null
      /** The other side's reaction, if it came in the last breath. */
      readonly reaction: Reaction | null
    }
  | {
      readonly type: 'pause'
      readonly chunk: number
      readonly since: number
      readonly think: number | null
      readonly via: Via
    }
  | { readonly type: 'confirming'; readonly asked: number; readonly to: number; readonly open: boolean }
  | { readonly type: 'awaiting'; readonly asked: number; readonly since: number }
  | { readonly type: 'floor'; readonly to: number; readonly open: boolean }
  | { readonly type: 'suspended' }
export type StateOf<Type extends State['type']> = Extract<State, { readonly type: Type }>
export type Reaction = Span & { readonly speech: boolean; readonly open: boolean }

export const idle = (since: number | null, think: number | null = null): State => ({
  type: 'idle',
  since,
  think,
})
