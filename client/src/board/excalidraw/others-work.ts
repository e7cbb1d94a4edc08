/** What of one's own a step back does not take away, since others have gone on from it. It knows no editor. */
import { Map as YMap, type Item } from 'yjs'
import type { Stored } from './stored'

type Owned = {
  readonly map: Stored
  /** In which of one's own steps an element was made here. */
  readonly born: ReadonlyMap<string, number>
  /** The clock of one's own at which each step began. */
  readonly began: readonly number[]
}

/** A step back does not take away an element that another has changed or leans on, nor what such a one began with. */
export function isOfOthers(owned: Owned, item: Item): boolean {
  const [type] = item.content.getContent() as unknown[]
  if (type instanceof YMap) return isKept(owned, type, item)
  const { parent } = item
  if (!(parent instanceof YMap) || parent._item === null) return false
  const next = owned.began[(owned.born.get(parent._item.parentSub ?? '') ?? Number.NaN) + 1]
  const isOfFirstStep = item.origin === null || (next !== undefined && item.id.clock < next)
  return isOfFirstStep && isKept(owned, parent, parent._item)
}

function isKept(owned: Owned, element: YMap<unknown>, { id: { client }, parentSub: id }: Item): boolean {
  if (isUsedByOthers(owned, element, id, client)) return true
  // The name that a box was made with stays with it.
  const box = element.get('containerId')
  const container = typeof box === 'string' ? owned.map.get(box) : undefined
  if (typeof box !== 'string' || id === null || !(container instanceof YMap)) return false
  const isOfOneStep = owned.born.get(id) === owned.born.get(box)
  return isOfOneStep && isUsedByOthers(owned, container, box, client)
}

const isUsedByOthers = ({ map }: Owned, element: YMap<unknown>, id: string | null, own: number): boolean =>
  isChangedByOthers(element, own) ||
  [...map.values()].some(
    other => other instanceof YMap && isChangedByOthers(other, own) && leansOn(other, id),
  )

const isChangedByOthers = ({ _map }: YMap<unknown>, own: number): boolean =>
  [..._map.values()].some(field => !field.deleted && field.id.client !== own)

/** Words on it, an arrow at it, what stands in it. */
function leansOn(other: YMap<unknown>, id: string | null): boolean {
  const ends = ['startBinding', 'endBinding'].map(name => {
    const binding = other.get(name)
    return typeof binding === 'object' && binding !== null && 'elementId' in binding
      ? binding.elementId
      : null
  })
  return id !== null && [...ends, other.get('containerId'), other.get('frameId')].includes(id)
}
