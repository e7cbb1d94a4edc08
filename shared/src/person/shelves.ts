/** What a person keeps, shelf by shelf: the form of a row, and how many there may be. Knows no log and no server. */
import { z } from 'zod'
import { Level } from '../content/form.js'
import { trades } from '../content/profile.js'
import { words } from '../room/forms.js'

/** Who the person is, as far as they said; every field may stay empty. */
export const KeptProfile = z.strictObject({
  name: words(60).optional(),
  level: Level.optional(),
  trade: z.enum(trades).optional(),
  /** Of work, in the field. */
  years: z.number().min(0).max(60).optional(),
  /** A loop template's id. */
  target: z.string().min(1).max(60).optional(),
  /** An IANA name. */
  zone: z.string().min(1).max(60).optional(),
  /** Two letters, as calendars name countries. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'is no country of two capital letters')
    .optional(),
})
export type KeptProfile = Readonly<z.infer<typeof KeptProfile>>

/** A loop of theirs; put there by the server alone. */
const OwnLoop = z.strictObject({ title: words(80) })

interface Shelf<Form extends z.ZodType> {
  readonly form: Form
  readonly most: number
  /** What a row is called, in a sentence. */
  readonly called: string
  /** Filled by the server, not by a command. */
  readonly served?: true
}
const shelf = <Form extends z.ZodType>(given: Shelf<Form>): Shelf<Form> => given

export const shelves = {
  profile: shelf({ form: KeptProfile, most: 1, called: 'a profile' }),
  loop: shelf({ form: OwnLoop, most: 60, called: 'a loop', served: true }),
} as const

export type ShelfName = keyof typeof shelves
export const shelfNames = Object.keys(shelves) as readonly ShelfName[]
export type RowOf<Name extends ShelfName> = z.infer<(typeof shelves)[Name]['form']>
