/** What a person shares with everybody on a server: notes of debriefs and write-ups, without a name. Forms and rules; pure. */
import { z } from 'zod'
import { words } from '../room/forms.js'

/** A note of a debrief, told to be vague or concrete. */
export const LibraryNote = z.strictObject({
  text: words(2000),
  tag: z.enum(['vague', 'concrete'], 'says neither vague nor concrete'),
  /** A plan's id. */
  plan: z.string().min(1).max(60).optional(),
})
export type LibraryNote = Readonly<z.infer<typeof LibraryNote>>

/** A round told to others: its lesson in one line, what kinds of round it is about, the questions of this server it names. */
export const WriteUp = z.strictObject({
  title: words(120),
  lesson: words(200),
  text: words(10_000).optional(),
  /** Plans' ids. */
  tags: z.array(z.string().min(1).max(60)).min(1, 'wants one kind of round at least').max(6),
  questions: z.array(z.string().min(1).max(60)).max(6).optional(),
})
export type WriteUp = Readonly<z.infer<typeof WriteUp>>

/** In letters of any script. */
const mails = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/gu
/** What opens a person, a loop, an answer or a calendar to whoever reads it. */
const ways = /\/(?:me#[\w-]{8}|loops\/\S+#[\w-]{8}|calendar\/[\w-]{8})\S*/giu

/** What of a text would tell who was there, and what stands there instead. */
export function anonymised(
  text: string,
  people: readonly { readonly name: string; readonly role: string }[],
): string {
  const bare = text
    .replace(mails, '[mail]')
    .replace(/\bhttps?:\/\/\S+/giu, '[link]')
    .replace(/\/r\/[a-z0-9]{10}\S*/giu, '[room]')
    .replace(ways, '[link]')
    .replace(/\+?\d(?:[\s().-]?\d){7,14}\b/gu, found => (/[\s().-]|^\+/.test(found) ? '[number]' : found))
  return people.reduce((now, { name, role }) => withoutName(now, name, role), bare)
}

/** The whole name, and each word of it that begins with a capital; as a word of its own, whatever stands around it. */
function withoutName(text: string, name: string, role: string): string {
  const parts = name.split(/\s+/u).filter(part => part.length > 1 && /^\p{Lu}/u.test(part))
  const forms = [...new Set([name.trim(), ...parts])].filter(part => part.length > 1)
  return forms
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (now, form) =>
        now.replace(
          new RegExp(`(?<![\\p{L}\\p{N}])${escaped(form)}(?![\\p{L}\\p{N}])`, 'giu'),
          `the ${role}`,
        ),
      text,
    )
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** Whether a note still tells who was there: what may be shared does not. */
export const tellsWho = (text: string): boolean =>
  text.search(mails) >= 0 || /\/r\/[a-z0-9]{10}/iu.test(text) || text.search(ways) >= 0
