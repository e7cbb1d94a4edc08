/**
 * Puts together what two have changed in one record at once: each of its properties is that of who set it last. It knows
 * no tldraw and no Yjs.
 */
import { equalityDeep } from 'lib0/function'

/** A record, or whatever stands where one should. */
export type Value = unknown
/** When each property was last set: the greater number is the later one; one that is not named was never set. */
export type Stamps = Readonly<Record<string, number>>

export interface Version {
  readonly val: Value
  readonly at?: Stamps | undefined
}

/** Properties of these are set one by one. */
const parted = ['props', 'meta']
const between = '/'

/** The names of the properties in which two records differ. */
export function changedBetween(before: Value, after: Value): readonly string[] {
  const [old, now] = [flat(before), flat(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    name => old.has(name) !== now.has(name) || !equalityDeep(old.get(name), now.get(name)),
  )
}

/** `onto`, with the named properties as they are in `from`. */
export function overlaid(onto: Value, from: Value, names: readonly string[]): Value {
  return isObject(from) ? overlaidWith(onto, flat(from), names) : onto
}

/** `onto`, with the named properties as they are by their names; one that is not among these is none any more. */
export function overlaidWith(
  onto: Value,
  theirs: ReadonlyMap<string, unknown>,
  names: readonly string[],
): Value {
  if (!isObject(onto)) return onto
  const properties = flat(onto)
  for (const name of names) {
    if (theirs.has(name)) properties.set(name, theirs.get(name))
    else properties.delete(name)
  }
  return whole(properties, onto)
}

/** The stamps of a record whose named properties have just been set. */
export function stamped(before: Stamps | undefined, names: readonly string[]): Stamps {
  const now = Math.max(0, ...Object.values(before ?? {})) + 1
  return { ...before, ...Object.fromEntries(names.map(name => [name, now])) }
}

/** One version of several that were written without knowing of each other; where stamps are equal, the last one's. */
export function merged(versions: readonly [Version, ...Version[]]): Version {
  let { val, at = {} } = versions[versions.length - 1] ?? versions[0]
  for (const version of versions.slice(0, -1).reverse()) {
    const theirs = version.at ?? {}
    const later = Object.keys(theirs).filter(name => (theirs[name] ?? 0) > (at[name] ?? 0))
    val = overlaid(val, version.val, later)
    at = { ...at, ...Object.fromEntries(later.map(name => [name, theirs[name] ?? 0])) }
  }
  return { val, at }
}

/** Stamps as another client has sent them, or none where they are none. */
export function readStamps(value: unknown): Stamps | undefined {
  if (!isObject(value)) return undefined
  const numbers = Object.entries(value).filter((pair): pair is [string, number] =>
    Number.isSafeInteger(pair[1]),
  )
  return Object.fromEntries(numbers.slice(0, mostStamps))
}
const mostStamps = 200

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The properties of a record by their names, those within `props` and `meta` as `props/NAME`. */
export function flat(value: Value): Map<string, unknown> {
  const properties = new Map<string, unknown>()
  if (!isObject(value)) return properties
  for (const [name, held] of Object.entries(value))
    if (!parted.includes(name) || !isObject(held)) properties.set(name, held)
    else for (const [inner, one] of Object.entries(held)) properties.set(name + between + inner, one)
  return properties
}

function whole(properties: ReadonlyMap<string, unknown>, like: Record<string, unknown>): Value {
  const value: Record<string, unknown> = {}
  for (const name of parted) if (isObject(like[name])) value[name] = {}
  for (const [name, held] of properties) {
    const [outer = '', inner] = name.split(between, 2)
    const part = inner === undefined ? undefined : value[outer]
    if (inner === undefined) value[name] = held
    else if (isObject(part)) part[inner] = held
    else value[outer] = { [inner]: held }
  }
  return value
}
