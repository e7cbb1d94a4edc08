/** Which quantities each layer takes, and why one does not count. Knows words and layers, no room. */
import { quantitiesIn, type Quantity } from '../../../quantity/find.js'
import type { QuantityKind } from '../../../quantity/units.js'
import type { Layer } from './facts.js'

/** What a text brings to a layer: the quantity that counts there, or those that it holds and that do not. */
export interface LayerReading {
  readonly counts: Quantity | null
  readonly others: readonly Quantity[]
}

/** What a layer takes, as a sentence goes on behind "takes". */
export const layerTakes: Readonly<Record<Layer, string>> = {
  business: 'a rate, a ratio, money or users',
  data: 'a size, or a volume over time',
  operational: 'a time, a multiple or errors',
}

type Takes = (quantity: Quantity, text: string) => boolean
const among =
  (...kinds: readonly QuantityKind[]) =>
  ({ kind }: Quantity) =>
    kinds.includes(kind)
/** A time is the business's where it is time lost: 43 minutes of downtime. */
const lost = /\b(?:down|downtime|outages?|unavailab\w*|offline|uptime|availab\w*)\b/i
/** A time is the data's where it says how long something is kept, or how old it may be. */
const kept =
  /\b(?:retention|retain\w*|keeps?|kept|stor\w+|history|archiv\w+|ttl|stale\w*|fresh\w*|old|age|lag|backfill)\b/i
/** What is so many times, or a part, of the people or the services is of no layer. */
const staff =
  /\b(?:teams?|services?|microservices?|people|persons?|engineers?|developers?|somebody|on[- ]call)\b/i
/** A share or a rate is operational where it says what goes wrong, or what the machines stand. */
const runs =
  /\b(?:error|errors|fail\w*|time-?outs?|retr(?:y|ies)|alert\w*|page[ds]?|paging|alarms?|burn\w*|budget|slo|sla|availab\w*|uptime|cpu|memory|utili[sz]\w*|load|shed\w*|drop\w*|throttl\w*|limit\w*|cap|spikes?|peaks?|bursts?|surge\w*|cold|starts?|warm\w*|drain\w*|recover\w*|rollback|roll(?:ed)? back|deploy\w*|canary|capacity|headroom|degrad\w*|p\d\d|latency|backlog|queue\w*|replica\w*|failover|hit|miss)\b/i

const takes: Readonly<Record<Layer, Takes>> = {
  business: (quantity, text) =>
    among('money', 'users', 'business')(quantity) ||
    (among('share', 'ratio', 'multiple', 'rate')(quantity) && !staff.test(text)) ||
    (quantity.perTime && among('load', 'records', 'count')(quantity) && !staff.test(text)) ||
    (quantity.kind === 'time' && lost.test(text)),
  data: (quantity, text) =>
    among('size', 'records')(quantity) ||
    (quantity.perTime && among('rate', 'load', 'business')(quantity)) ||
    (quantity.kind === 'time' && kept.test(text)),
  operational: (quantity, text) =>
    among('time', 'errors')(quantity) ||
    (quantity.kind === 'multiple' && !staff.test(text)) ||
    ((quantity.kind === 'share' || quantity.perTime) && runs.test(text)),
}

/** Reads `text` for one layer: "3 teams" holds a number with a unit, and opens no layer. */
export function readLayer(layer: Layer, text: string): LayerReading {
  const found = quantitiesIn(text)
  const counts = found.find(one => takes[layer](one, text)) ?? null
  return { counts, others: found.filter(one => one !== counts) }
}
