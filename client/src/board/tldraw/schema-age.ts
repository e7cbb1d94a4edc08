/** Compares the schema a board was last written with to ours. It knows neither editor nor Yjs. */
import type { SerializedSchemaV2 } from 'tldraw'

/** Key of the entry that says which schema the records were written with. */
export const schemaKey = 'schema'

export type SchemaAge = 'same' | 'older' | 'newer'

/** The schema of an entry, or null when there is none or it is not one. */
export function readSchema(value: unknown): SerializedSchemaV2 | null {
  if (typeof value !== 'object' || value === null || !('sequences' in value)) return null
  const { sequences } = value
  if (typeof sequences !== 'object' || sequences === null) return null
  const versions = Object.entries(sequences).filter((pair): pair is [string, number] =>
    Number.isInteger(pair[1]),
  )
  return { schemaVersion: 2, sequences: Object.fromEntries(versions) }
}

/**
 * The version of what this board holds beside tldraw's own schema: 1 added nine kinds of node. A page that knows a lower
 * one only reads. It travels on top of the version of a sequence of tldraw's that no record of ours is of, since pages from
 * before it look at those alone.
 */
const form = 1
const carrier = 'com.tldraw.pointer'
const above = 1_000

/** A schema as it is written into the document and compared. */
export const withForm = ({ sequences, ...rest }: SerializedSchemaV2): SerializedSchemaV2 => ({
  ...rest,
  sequences: { ...sequences, [carrier]: (sequences[carrier] ?? 0) + form * above },
})

/** A schema from the document as tldraw itself would have written it. */
export const withoutForm = ({ sequences, ...rest }: SerializedSchemaV2): SerializedSchemaV2 => ({
  ...rest,
  sequences: { ...sequences, [carrier]: (sequences[carrier] ?? 0) % above },
})

/** Sequences only one side knows do not count: such records are kept aside one by one. */
export function schemaAgeOf(theirs: SerializedSchemaV2 | null, ours: SerializedSchemaV2): SchemaAge {
  if (theirs === null) return 'same'
  const steps = Object.entries(ours.sequences).map(
    ([id, version]) => (theirs.sequences[id] ?? version) - version,
  )
  if (steps.some(step => step > 0)) return 'newer'
  return steps.some(step => step < 0) ? 'older' : 'same'
}
