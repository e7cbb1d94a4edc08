/** What a person keeps, shelf by shelf: the form of a row, and how many there may be. Knows no log and no server. */
import { z } from 'zod'
import { Level } from '../content/form.js'
import { Company } from '../content/preset.js'
import { trades } from '../content/profile.js'
import { localeIds, PayRow, rightsToWork } from '../pay/pay.js'
import { LibraryNote, WriteUp } from '../partners/shared-note.js'
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
  /** The kind of company they aim at: how new rooms of theirs judge. */
  company: Company.optional(),
  /** Of the first round, YYYY-MM-DD. */
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'is no day like 2026-05-04')
    .optional(),
  rightToWork: z.enum(rightsToWork).optional(),
  /** Where they would work. */
  locale: z.enum(localeIds).optional(),
})
export type KeptProfile = Readonly<z.infer<typeof KeptProfile>>

/** A story to tell: what it is for, its figures, what was before and after, how long it takes. */
export const Story = z.strictObject({
  /** `incident`: across teams; `mentoring`: through a bottleneck of reviews; `remote`: a process that saved hours; `failure`: one's own. */
  slot: z.enum(['incident', 'mentoring', 'remote', 'failure', 'other']),
  title: words(120),
  /** What people call the project in a round: its numbers are compared over rounds. */
  project: words(60).optional(),
  text: words(10_000).optional(),
  before: words(200).optional(),
  after: words(200).optional(),
  /** Of a failure: what it cost, with its measure, and what was changed since. */
  decision: words(600).optional(),
  cost: words(200).optional(),
  change: words(600).optional(),
  /** As rehearsed aloud. */
  seconds: z.int().min(1).max(1200).optional(),
})
export type Story = Readonly<z.infer<typeof Story>>

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
  story: shelf({ form: Story, most: 60, called: 'a story' }),
  pay: shelf({ form: PayRow, most: 60, called: 'a row of pay' }),
  note: shelf({ form: LibraryNote, most: 500, called: 'a note' }),
  writeup: shelf({ form: WriteUp, most: 100, called: 'a write-up' }),
  loop: shelf({ form: OwnLoop, most: 60, called: 'a loop', served: true }),
} as const

export type ShelfName = keyof typeof shelves
export const shelfNames = Object.keys(shelves) as readonly ShelfName[]
export type RowOf<Name extends ShelfName> = z.infer<(typeof shelves)[Name]['form']>
