/** The fields of a row or a head as they are typed, all in one draft: what was not sent outlives the pane. Asks nothing. */
import { useDraft } from '../draft'

export type Values = Readonly<Record<string, string>>

/** `stands`: what the room holds, by field; a field that is missing there is empty. */
export function useRowDraft(name: string, fields: readonly string[], stands: Values) {
  const same = (values: Values) => JSON.stringify(fields.map(field => values[field] ?? ''))
  const [kept, keep] = useDraft(name, same(stands))
  const typed = JSON.parse(kept) as readonly string[]
  const values: Values = Object.fromEntries(fields.map((field, i) => [field, typed[i] ?? '']))
  return {
    values,
    /** A space at an end is no change: the room keeps none. */
    changed: same(trimmed(values)) !== same(stands),
    set: (field: string, value: string) =>
      keep(now => {
        const before = JSON.parse(now) as readonly string[]
        return JSON.stringify(fields.map((one, i) => (one === field ? value : (before[i] ?? ''))))
      }),
    /** As the room will hold it, so that nothing of the draft is left once it does. */
    trim: () => keep(same(trimmed(values))),
    putBack: () => keep(same(stands)),
    /** What was sent and did not get there, unless something else is begun. */
    restore: (lost: Values) => keep(now => (now === same(stands) ? same(lost) : now)),
  }
}

const trimmed = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value.trim()]))
