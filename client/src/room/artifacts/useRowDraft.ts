/** The fields of a row or a head as they are typed, all in one draft: what was not sent outlives the pane. Asks nothing. */
import { useEffect } from 'react'
import { useDraft } from '../draft'

export type Values = Readonly<Record<string, string>>

/**
 * `stands`: what the room holds, by field; a field that is missing there is empty. A field that was not touched is null in the
 * draft and follows the room: what somebody else wrote there meanwhile is neither hidden nor sent back as it was.
 */
export function useRowDraft(name: string, fields: readonly string[], stands: Values) {
  const drafted = (of: (field: string, at: number) => string | null) =>
    JSON.stringify(
      fields.map((field, i) => {
        const typed = of(field, i)
        return typed === (stands[field] ?? '') ? null : typed
      }),
    )
  const nothing = drafted(() => null)
  const [kept, keep] = useDraft(name, nothing)
  const typed = read(kept)
  const values: Values = Object.fromEntries(
    fields.map((field, i) => [field, typed[i] ?? stands[field] ?? '']),
  )
  // What was sent and now stands is no draft any more.
  const left = drafted((_, i) => typed[i] ?? null)
  useEffect(() => {
    if (left !== kept) keep(left)
  })
  return {
    values,
    /** A space at an end is no change: the room keeps none. */
    changed: fields.some(field => values[field]?.trim() !== (stands[field] ?? '')),
    set: (field: string, value: string) =>
      keep(now => {
        const before = read(now)
        return drafted((one, i) => (one === field ? value : (before[i] ?? null)))
      }),
    /** As the room will hold it, so that nothing of the draft is left once it does. */
    trim: () => keep(now => drafted((_, i) => read(now)[i]?.trim() ?? null)),
    putBack: () => keep(nothing),
    /** What was sent and did not get there, unless something else is begun. */
    restore: (lost: Values) => keep(now => (now === nothing ? drafted(field => lost[field] ?? null) : now)),
  }
}

const read = (kept: string): readonly (string | null)[] => JSON.parse(kept) as readonly (string | null)[]
