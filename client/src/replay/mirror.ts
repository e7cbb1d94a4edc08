/**
 * Makes a document say what stood in another one, by the least that has to change: what is bound to it sees edits, as live,
 * and is never mounted anew. Knows nothing of what the documents hold.
 */
import { simpleDiffString } from 'lib0/diff'
import { equalityDeep } from 'lib0/function'
import { Array as YArray, Map as YMap, Text as YText, type Doc } from 'yjs'
import type { State } from './recorder'
import type { DocumentRoots } from './roots'
import { listIn, mapIn, textIn, type Content, type ListVersion, type MapVersion } from './versions'

/** `shown` says `before`, or nothing yet; then it says `now`. Everything changes in one step. */
export function mirror(
  shown: { readonly doc: Doc; readonly roots: DocumentRoots },
  before: State | null,
  now: State,
): void {
  shown.doc.transact(() => {
    for (const [name, root] of Object.entries(shown.roots)) {
      const then = now[name]
      if (then) become(root, before?.[name] ?? null, then)
    }
  })
}

/** False where one cannot become the other. */
function become(own: unknown, before: Content | null, now: Content): boolean {
  if (before === now) return true
  if (now.form === 'map' && own instanceof YMap) mapBecomes(own, before?.form === 'map' ? before : null, now)
  else if (now.form === 'list' && own instanceof YArray)
    listBecomes(own, before?.form === 'list' ? before : null, now)
  else if (now.form === 'text' && own instanceof YText) textBecomes(own, textIn(now))
  else return now.form === 'plain' && before?.form === 'plain' && equalityDeep(before.value, now.value)
  return true
}

function mapBecomes(own: YMap<unknown>, before: MapVersion | null, now: MapVersion): void {
  const [then, wanted] = [before ? mapIn(before) : new Map<string, Content>(), mapIn(now)]
  for (const key of then.keys()) if (!wanted.has(key)) own.delete(key)
  for (const [key, content] of wanted) {
    const known = then.get(key)
    if (known === content) continue
    if (!known || !become(own.get(key), known, content)) own.set(key, made(content))
  }
}

function textBecomes(own: YText, after: string): void {
  const before = own.toString()
  if (before === after) return
  const { index, remove, insert } = simpleDiffString(before, after)
  own.delete(index, remove)
  own.insert(index, insert)
}

/** Items keep their order for as long as they live: those that stand in both stay, the rest is taken out and put in. */
function listBecomes(own: YArray<unknown>, before: ListVersion | null, now: ListVersion): void {
  const [then, wanted] = [before ? listIn(before) : [], listIn(now)]
  const staying = new Map(wanted.map(content => [itemOf(content), content]))
  const kept: Content[] = []
  for (const [at, content] of [...then.entries()].reverse()) {
    const next = staying.get(itemOf(content))
    if (next && become(own.get(at), content, next)) kept.push(next)
    else own.delete(at, 1)
  }
  kept.reverse()
  let next = 0
  wanted.forEach((content, at) => {
    if (kept[next] === content) next += 1
    else own.insert(at, [made(content)])
  })
}
const itemOf = (content: Content): object => (content.form === 'plain' ? content : content.of)

/** The same for another document. */
function made(content: Content): unknown {
  switch (content.form) {
    case 'plain':
      return content.value
    case 'text':
      return new YText(textIn(content))
    case 'list':
      return YArray.from(listIn(content).map(made) as object[])
    case 'map':
      return new YMap([...mapIn(content)].map(([key, one]): [string, unknown] => [key, made(one)]))
  }
}
