/** What a person keeps, shelf by shelf: the form of a row, and how many there may be. Knows no log and no server. */
import { z } from 'zod'
import { ArtifactKind } from '../artifacts/form.js'
import { signalIds } from '../artifacts/signals.js'
import { Level } from '../content/form.js'
import { Company } from '../content/preset.js'
import { storySlots, Tick } from '../content/prep.js'
import { trades } from '../content/profile.js'
import { localeIds, PayRow, rightsToWork } from '../pay/pay.js'
import { LibraryNote, WriteUp } from '../partners/shared-note.js'
import { aMoment, anId, words } from '../room/forms.js'

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
  date: z.iso.date('is no day like 2026-05-04').optional(),
  rightToWork: z.enum(rightsToWork).optional(),
  /** Where they would work. */
  locale: z.enum(localeIds).optional(),
})
export type KeptProfile = Readonly<z.infer<typeof KeptProfile>>

/** People's words of at most so many characters; more are refused in a sentence. */
const written = (most: number) =>
  z
    .string()
    .refine(text => text.length <= most, {
      abort: true,
      error: ({ input }) =>
        `${String(input).length.toLocaleString('en')} characters are more than the ${most.toLocaleString('en')} that fit here`,
    })
    .pipe(words(most))

/** A story to tell: what it is for, its figures, what was before and after, how long it takes. */
export const Story = z.strictObject({
  /** `incident`: across teams; `mentoring`: through a bottleneck of reviews; `remote`: a process that saved hours; `failure`: one's own. */
  slot: z.enum(storySlots),
  title: written(120),
  /** What people call the project in a round: its numbers are compared over rounds. */
  project: written(60).optional(),
  text: written(10_000).optional(),
  before: written(200).optional(),
  after: written(200).optional(),
  /** Of a failure: why it happened, one's own decision, what it cost, with its measure, and what was changed since. */
  cause: written(600).optional(),
  decision: written(600).optional(),
  cost: written(200).optional(),
  change: written(600).optional(),
  /** As rehearsed aloud: whole seconds that had passed. */
  seconds: z.int().min(1).max(1200).optional(),
})
export type Story = Readonly<z.infer<typeof Story>>

const cells = z.record(z.string().min(1).max(40), z.string().max(4000))
/** A card as it was typed in the hub, so that it can be changed. */
const TypedSheet = z.strictObject({
  rows: z
    .array(z.strictObject({ id: z.int().min(0).max(10_000), text: z.string().max(400), fields: cells }))
    .max(20),
  head: cells,
})
/** Something that was made and can be shown: a card of a round, or one that was written in the hub. */
export const KeptArtifact = z.strictObject({
  kind: ArtifactKind,
  title: written(120),
  /** Which of the three it shows: metric, decision, outcome. */
  signals: z.array(z.enum(signalIds)).max(3),
  /** It has a figure before and after something was done. */
  improves: z.boolean(),
  /** Nothing is missing in it. */
  whole: z.boolean(),
  /** The card in words. */
  told: written(12_000),
  /** The round it is from, in words; left out where it was written in the hub. */
  from: written(160).optional(),
  at: aMoment,
  sheet: TypedSheet.optional(),
})
export type KeptArtifact = Readonly<z.infer<typeof KeptArtifact>>

/** What a drill came to. */
export const KeptDrill = z.strictObject({
  plan: z.string().min(1).max(60),
  title: written(120),
  at: aMoment,
  passed: z.boolean(),
  /** In a line, with its figure. */
  says: written(200),
})
export type KeptDrill = Readonly<z.infer<typeof KeptDrill>>

const aDay = z.int().min(1).max(120)
/** A line that somebody added to their plan. Without a round and a signal it is flagged. */
export const OwnLine = z
  .strictObject({
    id: anId,
    title: written(160),
    from: aDay,
    to: aDay,
    /** A plan's id. */
    round: z.string().min(1).max(60).optional(),
    signal: z.enum(signalIds).optional(),
    /** What ticks it; left out, a released round of its kind. */
    tick: Tick.optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ends before it begins' })
export type OwnLine = Readonly<z.infer<typeof OwnLine>>

/** A plan of preparation that was begun: one of the server's, with lines of one's own, or those alone. */
export const OwnPlan = z.strictObject({
  /** The id of one of the server's. */
  template: z.string().min(1).max(60).optional(),
  title: written(80),
  /** Its first day, as the calendar names it. */
  startsOn: z.iso.date('is no day like 2026-05-04'),
  lines: z.array(OwnLine).max(60),
})
export type OwnPlan = Readonly<z.infer<typeof OwnPlan>>

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
  plan: shelf({ form: OwnPlan, most: 12, called: 'a plan' }),
  artifact: shelf({ form: KeptArtifact, most: 120, called: 'an artifact' }),
  drill: shelf({ form: KeptDrill, most: 300, called: 'a drill' }),
  pay: shelf({ form: PayRow, most: 60, called: 'a row of pay' }),
  note: shelf({ form: LibraryNote, most: 500, called: 'a note' }),
  writeup: shelf({ form: WriteUp, most: 100, called: 'a write-up' }),
  loop: shelf({ form: OwnLoop, most: 60, called: 'a loop', served: true }),
} as const

export type ShelfName = keyof typeof shelves
export const shelfNames = Object.keys(shelves) as readonly ShelfName[]
export type RowOf<Name extends ShelfName> = z.infer<(typeof shelves)[Name]['form']>
