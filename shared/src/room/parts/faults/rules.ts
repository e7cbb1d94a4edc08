/** Who puts a fault on what, what depends on it then, and how soon the candidate responds. Knows no fold. */
import { ms, type Ms } from '../../../base/brand.js'
import { edgeName, nodeName } from '../../../board/called.js'
import { reaching } from '../../../board/reaching.js'
import type { Fact } from '../../event.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, type Rules } from '../../rule.js'
import { nothingDrawn, type DrawnBoard } from '../drawing/facts.js'
import type { Dependant, Failing, FaultCommand, FaultHow, InjectedFault } from './facts.js'
import { candidateIds } from '../../seat.js'

/** Of one round. */
const most = 50

/** What can happen to which: an arrow is cut or slowed, a node slowed or killed. */
export const faultsOf: Readonly<Record<Failing['type'], readonly FaultHow[]>> = {
  node: ['slow', 'kill'],
  edge: ['cut', 'slow'],
}

export const faultRules: Rules<FaultCommand> = {
  'fault.inject': ['lead', live, inject],
  'fault.lift': [
    'lead',
    live,
    ({ open }, { fault: id }) => {
      const found = open.injected?.find(one => one.id === id)
      if (!found) return refuse('unknown')
      return found.liftedAt === null ? accept({ type: 'fault.lifted', fault: id }) : refuse('done')
    },
  ],
}

function inject({ open }: Room, { on: id, how }: Extract<FaultCommand, { type: 'fault.inject' }>): Decision {
  const { drawn = nothingDrawn, injected = [] } = open
  const on = failing(drawn, id)
  if (!on) return refuse('unknown', 'The drawing has no such node or arrow (any more).')
  if (!faultsOf[on.type].includes(how))
    return refuse(
      'malformed',
      on.type === 'node'
        ? 'how: a node is slowed or killed; an arrow can be cut'
        : 'how: an arrow is cut or slowed; a node can be killed',
    )
  if (injected.length >= most) return refuse('limit')
  if (injected.some(one => one.liftedAt === null && one.on.id === id && one.how === how))
    return refuse('done', 'That fault stands already.')
  return accept({ type: 'fault.injected', on, how, dependants: dependantsOf(drawn, id) })
}

function dependantsOf(drawn: DrawnBoard, id: string): readonly Dependant[] {
  const names = new Map(drawn.nodes.map(node => [node.id, nodeName(node.name)]))
  return reaching(drawn, id).map(one => ({ id: one, name: names.get(one) ?? '' }))
}

/** The arrow between two boxes on which most depends, the first told of several; none where no such arrow is drawn. */
export function cutWhereMostDepends({ open }: Room): readonly Fact[] {
  const { drawn = nothingDrawn, injected = [] } = open
  if (injected.length >= most) return []
  const ways = drawn.edges
    .filter(({ from, to }) => from !== null && to !== null && from !== to)
    .map(edge => ({ edge, dependants: dependantsOf(drawn, edge.id) }))
  const worst = Math.max(...ways.map(({ dependants }) => dependants.length))
  const way = ways.find(({ dependants }) => dependants.length === worst)
  const on = way && failing(drawn, way.edge.id)
  return on ? [{ type: 'fault.injected', on, how: 'cut', dependants: way.dependants }] : []
}

/** What an id of the drawing is, if a fault can be put on it. */
export function failing(drawn: DrawnBoard, id: string): Failing | null {
  const node = drawn.nodes.find(one => one.id === id)
  if (node) return { type: 'node', id, name: nodeName(node.name) }
  const edge = drawn.edges.find(one => one.id === id)
  return edge ? { type: 'edge', id, name: edgeName(drawn, edge) } : null
}

/** Whether what fails is in the drawing no more: the fault stands with the name it had. */
export const isDeleted = ({ drawn = nothingDrawn }: Room['open'], { on }: InjectedFault): boolean =>
  failing(drawn, on.id) === null

/** What the candidate did first after a fault, and how soon. */
export interface FaultResponse {
  readonly after: Ms
  readonly by: 'speech' | 'message' | 'line' | 'hands'
}

/** The first of what began after it: what was under way already answers nothing. Null where nothing came. */
export function responseTo({ open }: Room, { at }: InjectedFault): FaultResponse | null {
  const candidates = candidateIds(open.seats)
  const moments: { readonly at: number; readonly by: FaultResponse['by'] }[] = []
  // What began after it was heard after it.
  for (const event of open.heard.slice(open.heard.findLastIndex(one => one.at <= at) + 1)) {
    if (!candidates.has(event.actor)) continue
    if (event.type === 'voice.spoke') moments.push({ at: event.from, by: 'speech' })
    else if (event.type === 'work.shown') moments.push({ at: event.from, by: 'hands' })
    else if (event.type === 'chunk.begun') moments.push({ at: event.at, by: 'speech' })
    else if (event.type === 'chat.said' || event.type === 'confirm.asked')
      moments.push({ at: event.at, by: 'message' })
  }
  for (const line of open.lines)
    moments.push(
      { at: line.at, by: 'line' },
      ...(line.changedAt ? [{ at: line.changedAt, by: 'line' as const }] : []),
    )
  for (const layer of Object.values(open.layers)) if (layer) moments.push({ at: layer.at, by: 'line' })
  const first = moments.filter(one => one.at > at).toSorted((a, b) => a.at - b.at)[0]
  return first ? { after: ms(first.at - at), by: first.by } : null
}
