/** An alarm with what it rests on, by value, so that a debrief can say why. Types alone. */
import type { At, Ms } from '../base/brand.js'

/** Words of somebody, and when they were said or written. */
export interface Quoted {
  readonly at: At
  readonly text: string
}

/** Why an alarm fired. `text` is what was written; null where it was drawn. */
export type Reason =
  | { readonly mode: 'F1'; readonly rule: 'no-question'; readonly by: Ms }
  | {
      readonly mode: 'F1'
      readonly rule: 'boxes-first'
      readonly named: string
      readonly said: Quoted | null
    }
  | { readonly mode: 'F1'; readonly rule: 'tried-board'; readonly tries: number }
  | {
      readonly mode: 'F2'
      readonly rule: 'scale-word-first'
      readonly word: string
      readonly said: Quoted | null
    }
  | { readonly mode: 'F2'; readonly rule: 'no-number'; readonly by: Ms }
  | { readonly mode: 'F3'; readonly rule: 'unjoined'; readonly nodes: number; readonly arrows: number }
  | { readonly mode: 'F3'; readonly rule: 'many-stores'; readonly stores: number }
  | { readonly mode: 'F3'; readonly rule: 'no-commitment'; readonly by: Ms }
  /** `awaited` is the phase that had not begun by `by`; `left` is what was left of the round. */
  | {
      readonly mode: 'F4'
      readonly rule: 'not-drawing' | 'not-deep'
      readonly awaited: string
      readonly by: Ms
      readonly left: Ms
    }
  | { readonly mode: 'F4'; readonly rule: 'one-region'; readonly region: string; readonly took: Ms }
  | { readonly mode: 'F5'; readonly rule: 'monologue'; readonly took: Ms }
  | { readonly mode: 'F5'; readonly rule: 'no-check'; readonly proposals: number }
  | { readonly mode: 'F5'; readonly rule: 'dead-air'; readonly silences: readonly Ms[] }
  | { readonly mode: 'F5'; readonly rule: 'push-open'; readonly waited: Ms; readonly said: Quoted }
  | { readonly mode: 'F6'; readonly rule: 'open-options'; readonly options: readonly Quoted[] }
  | {
      readonly mode: 'F6'
      readonly rule: 'hedges'
      readonly hedges: number
      readonly words: number
      readonly said: Quoted
    }
  | { readonly mode: 'F6'; readonly rule: 'reopened'; readonly times: number; readonly said: Quoted }
  | { readonly mode: 'F6'; readonly rule: 'argued'; readonly took: Ms; readonly said: Quoted }
  | { readonly mode: 'O'; readonly rule: 'store-first'; readonly named: string; readonly said: Quoted | null }

export type Firing = Reason & {
  /** The moment, and where the round's clock stood. */
  readonly at: At
  readonly elapsed: Ms
  /** The phase it fired in: with the mode, what tells it from the others of its round. */
  readonly phase: string
}

/** Whether something came before what it rests on: boxes before questions, scale before numbers, a store before a size. */
export const outOfOrder = ({ rule }: Reason): boolean =>
  rule === 'boxes-first' || rule === 'scale-word-first' || rule === 'store-first'

/** The flag of the rubric that an alarm suggests to the interviewer, and the words it goes with; null where it suggests none. */
export function suggestedBy(reason: Reason): { readonly flag: string; readonly said: Quoted | null } | null {
  switch (reason.rule) {
    case 'open-options':
      return { flag: 'vague', said: reason.options.at(-1) ?? null }
    case 'hedges':
      return { flag: 'vague', said: reason.said }
    case 'reopened':
    case 'argued':
      return { flag: 'over-explained', said: reason.said }
    default:
      return null
  }
}
