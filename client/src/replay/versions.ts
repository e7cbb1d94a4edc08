/**
 * What stood in a document, each version of it by itself: one holds what is new in it and leans on the one before, so that
 * all of them weigh little and each is near. Knows no Yjs and no time.
 */

/** A plain value. Each that was written is one by itself, also where two say the same. */
export interface Plain {
  readonly form: 'plain'
  readonly value: unknown
}
/** At `at` so many letters or items go, and these come. */
export interface Splice<Piece> {
  readonly at: number
  readonly remove: number
  readonly insert: Piece
}
/** What becomes of a key; undefined: it goes. */
export type Put = readonly [key: string, now: Content | undefined]

export type TextVersion = Version<'text', string, Splice<string>>
export type ListVersion = Version<'list', readonly Content[], Splice<readonly Content[]>>
export type MapVersion = Version<'map', ReadonlyMap<string, Content>, Put>
export type Content = Plain | TextVersion | ListVersion | MapVersion

interface Version<Form extends string, Whole, Step> {
  readonly form: Form
  /** The text, list or map whose version it is: the same object for all of them. */
  readonly of: object
  /** In full, or what is new since another one. */
  readonly says:
    | { readonly whole: Whole }
    | { readonly before: Version<Form, Whole, Step>; readonly steps: readonly Step[] }
  /** So many others lie between it and one in full. */
  readonly depth: number
}

/** More others never do. */
const deepest = 64

export const plain = (value: unknown): Plain => ({ form: 'plain', value })

export const first = <Form extends string, Whole, Step>(
  form: Form,
  of: object,
  whole: Whole,
): Version<Form, Whole, Step> => ({ form, of, says: { whole }, depth: 0 })

/** What is small stands in full again soon, of its `size` in letters or items; `whole` is asked for it then. */
export const after = <Form extends string, Whole, Step>(
  before: Version<Form, Whole, Step>,
  steps: readonly Step[],
  size: number,
  whole: () => Whole,
): Version<Form, Whole, Step> =>
  before.depth >= Math.min(deepest, size / 2)
    ? first(before.form, before.of, whole())
    : { form: before.form, of: before.of, says: { before, steps }, depth: before.depth + 1 }

export function textIn(version: TextVersion): string {
  const { whole, later } = pathTo(version)
  let text = whole
  for (const step of later) text = spliced(text, step)
  return text
}
export const spliced = (text: string, { at, remove, insert }: Splice<string>): string =>
  text.slice(0, at) + insert + text.slice(at + remove)

export function listIn(version: ListVersion): readonly Content[] {
  const { whole, later } = pathTo(version)
  if (later.length === 0) return whole
  const list = [...whole]
  for (const { at, remove, insert } of later) list.splice(at, remove, ...insert)
  return list
}
export function mapIn(version: MapVersion): ReadonlyMap<string, Content> {
  const { whole, later } = pathTo(version)
  if (later.length === 0) return whole
  const map = new Map(whole)
  for (const put of later) putIn(map, put)
  return map
}
export function putIn(map: Map<string, Content>, [key, now]: Put): void {
  if (now === undefined) map.delete(key)
  else map.set(key, now)
}

/** As Yjs says it with `toJSON`. */
export function jsonOf(content: Content): unknown {
  switch (content.form) {
    case 'plain':
      return content.value
    case 'text':
      return textIn(content)
    case 'list':
      return listIn(content).map(jsonOf)
    case 'map':
      return Object.fromEntries([...mapIn(content)].map(([key, one]) => [key, jsonOf(one)]))
  }
}

/** The nearest one in full, and all that is new since. */
function pathTo<Form extends string, Whole, Step>(
  version: Version<Form, Whole, Step>,
): { readonly whole: Whole; readonly later: readonly Step[] } {
  const between: (readonly Step[])[] = []
  let { says } = version
  while ('before' in says) {
    between.push(says.steps)
    says = says.before.says
  }
  const later: Step[] = []
  for (let i = between.length - 1; i >= 0; i--) later.push(...(between[i] ?? []))
  return { whole: says.whole, later }
}
