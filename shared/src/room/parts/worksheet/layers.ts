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
  const counts = found.find(one => takes[layer](one, text) && cannotBe(one, text) === null) ?? null
  return { counts, others: found.filter(one => one !== counts) }
}

/** What there can be no more of than all: what is available, what is hit, what part of the requests. */
const ofAWhole =
  /\b(?:availab\w*|uptime|durab\w*|(?:hit|miss|error|failure|success)[- ](?:rate|ratio)|of (?:all |the |our )*(?:reads|writes|requests|queries|calls|users|orders|traffic))\b/i

/** Why no such number can be, as a sentence; null where it can. A growth of 120 % can. */
export function cannotBe({ kind, value, text: words }: Quantity, text: string): string | null {
  if (value === Infinity) return `“${words}” is more than there can be.`
  return kind === 'share' && value > 100 && ofAWhole.test(text) ? 'More than 100 % of that cannot be.' : null
}

/** The three things that are done with data: it comes in, it is kept, it is read. */
export const dataFlows = ['ingest', 'storage', 'retrieval'] as const
export type DataFlow = (typeof dataFlows)[number]

const flowWords: Readonly<Record<DataFlow, RegExp>> = {
  ingest:
    /\b(?:ingest\w*|inbound|incoming|comes? in|coming in|writ(?:e|es|ten|ing)|arriv\w*|upload\w*|receiv\w*|produc(?:e|es|ed|ing)|append\w*)\b/i,
  storage: /\b(?:stor\w+|kept|keep\w*|retention|retain\w*|hot|cold|archiv\w*|disks?|total|holds?|at rest)\b/i,
  retrieval:
    /\b(?:reads?|reading|retriev\w*|quer(?:y|ies|ied)|look-?ups?|scans?|serv(?:e|es|ed|ing)|fetch\w*|cached?|downloads?|get|gets)\b/i,
}

/** What a data layer that gives a size says nothing of yet. A size over time is what comes in. Empty where there is no size. */
export function flowsLeft(text: string): readonly DataFlow[] {
  const sizes = quantitiesIn(text).filter(({ kind }) => kind === 'size')
  if (sizes.length === 0) return []
  return dataFlows.filter(
    flow => !flowWords[flow].test(text) && !(flow === 'ingest' && sizes.some(one => one.perTime)),
  )
}
