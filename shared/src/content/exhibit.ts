/** What a question lays before the candidate: a report to read, or a change of code to review; and what is planted in it. Knows no room. */
import { applyPatch, parsePatch, type StructuredPatchHunk } from 'diff'
import { z } from 'zod'
import { line, slug } from './form.js'
import { FileName, runBounds } from './code-file.js'

const paragraph = z.string().trim().min(1).max(1200)

/** A report, such as that of an incident: fields at its head, then sections of paragraphs. A place in it is `SECTION.n`, n from 1. */
export const ReportFile = z.strictObject({
  type: z.literal('report'),
  title: line,
  /** The people it names: one of them named as the cause is pointed out. */
  people: z.array(z.string().trim().min(2).max(40)).max(12).default([]),
  facts: z
    .array(z.strictObject({ title: line, value: line }))
    .min(1)
    .max(12),
  sections: z
    .array(z.strictObject({ id: slug, title: line, lines: z.array(paragraph).min(1).max(30) }))
    .min(1)
    .max(16),
})

/** A file as it was, and the change: as it is after, or a unified diff that makes it so. */
const ChangedFile = z
  .strictObject({
    name: FileName,
    before: z.string().max(runBounds.text),
    after: z.string().max(runBounds.text).optional(),
    diff: z.string().max(runBounds.text).optional(),
  })
  .transform(({ name, before, after, diff }, context) => {
    if ((after === undefined) === (diff === undefined)) {
      context.addIssue({ code: 'custom', path: ['diff'], message: 'a file has either `after` or `diff`' })
      return z.NEVER
    }
    const made = after ?? applied(before, diff ?? '')
    if (made === null) {
      context.addIssue({
        code: 'custom',
        path: ['diff'],
        message: `does not apply to what ${name} was before`,
      })
      return z.NEVER
    }
    return { name, before, after: made }
  })

/** Null where it does not apply, or is no diff of one file. */
function applied(before: string, diff: string): string | null {
  try {
    // What is hardly a diff is applied as one all the same, and empties the file.
    const [file, ...others] = parsePatch(diff)
    if (!file || others.length > 0 || file.hunks.length === 0) return null
    if (file.hunks.some(hunk => hunk.lines.length === 0)) return null
    if (!inPlace(before.split('\n'), file.hunks)) return null
    const after = applyPatch(before, file)
    return after === false || after === before ? null : after
  } catch {
    return null
  }
}

/** Whether each hunk stands where it says: one that does not would be looked for line by line through the whole file. */
function inPlace(lines: readonly string[], hunks: readonly StructuredPatchHunk[]): boolean {
  let next = 0
  return hunks.every(({ oldStart, lines: changed }) => {
    const from = oldStart - 1
    if (from < next) return false
    const old = changed.filter(one => /^[ -]/.test(one))
    next = from + old.length
    return old.every((one, i) => lines[from + i] === one.slice(1))
  })
}

/** A change to review: each file before and after. A place in it is `FILE:n`, n a line of the file as it is after, from 1. */
export const ChangeFile = z.strictObject({
  type: z.literal('change'),
  title: line,
  /** What its author says of it. */
  says: paragraph,
  files: z.array(ChangedFile).min(1).max(8),
})
export const Exhibit = z.discriminatedUnion('type', [ReportFile, ChangeFile])
export type Exhibit = z.infer<typeof Exhibit>
export type Report = z.infer<typeof ReportFile>
export type Change = z.infer<typeof ChangeFile>

/** Something planted in an exhibit: a gap in a report, a fault in a change. Only interviewers have it before the release. */
export const PlantedFile = z.strictObject({
  id: slug,
  title: line,
  /** Where it shows; a finding at one of these places is offered as this one. */
  at: z.array(z.string().min(3).max(120)).min(1).max(8),
  /** Why it matters; for the interviewer, and for everybody after the release. */
  why: line,
  /** 1 minds least, 3 most. */
  weight: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(2),
})
export type Planted = z.infer<typeof PlantedFile>

/** Every place in an exhibit, in reading order. */
export function placesOf(exhibit: Exhibit): readonly string[] {
  return exhibit.type === 'report'
    ? exhibit.sections.flatMap(({ id, lines }) => lines.map((_, i) => `${id}.${i + 1}`))
    : exhibit.files.flatMap(({ name, after }) => linesOf(after).map((_, i) => `${name}:${i + 1}`))
}
/** A place in words: "Timeline, 3" or "coupons.py, line 34"; as it is where the exhibit has no such place. */
export function placeWords(exhibit: Exhibit | undefined, place: string): string {
  if (exhibit?.type === 'report') {
    const [, section, nth] = /^(.*)\.(\d+)$/.exec(place) ?? []
    const title = exhibit.sections.find(({ id }) => id === section)?.title
    return title === undefined ? place : `${title}, ${nth ?? ''}`
  }
  const [, file, nth] = /^(.*):(\d+)$/.exec(place) ?? []
  return exhibit?.type === 'change' && file !== undefined ? `${file}, line ${nth ?? ''}` : place
}
/** The lines of a text; a newline at its end begins none. */
export const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n')
