/** Whom the interviewer plays, and how senior they are themselves. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { anId } from '../../forms.js'

/** Who interviews: a peer, or somebody with more years. A senior who plays a role is worth more than a peer; it stands in the debrief. */
export const Seniority = z.enum(['peer', 'senior', 'staff', 'manager'])
export type Seniority = z.infer<typeof Seniority>

export const personaCommands = [
  /** From now on the interviewer speaks as this persona. */
  z.object({ type: z.literal('persona.play'), persona: anId }),
  /** How senior the sender is. */
  z.object({ type: z.literal('seniority.say'), as: Seniority }),
] as const
export type PersonaCommand = z.infer<(typeof personaCommands)[number]>

export type PersonaFact =
  | {
      readonly type: 'persona.entered'
      readonly persona: string
      readonly title: string
      readonly opening: string
    }
  | { readonly type: 'seniority.said'; readonly as: Seniority }

export interface PlayedPersona {
  readonly persona: string
  readonly title: string
  readonly opening: string
  readonly at: At
}
/** Both missing until the first. */
export interface Personas {
  /** In the order in which they spoke; who speaks again stands there again. */
  readonly personas?: readonly PlayedPersona[] | undefined
  /** By seat. */
  readonly seniority?: Readonly<Record<string, Seniority>> | undefined
}

export const personaFolds: Folds<PersonaFact, Personas> = {
  'persona.entered': ({ personas = [] }, { persona, title, opening, at }, add) => ({
    personas: add(personas, { persona, title, opening, at }),
  }),
  'seniority.said': ({ seniority = {} }, { actor, as }) => ({ seniority: { ...seniority, [actor]: as } }),
}
