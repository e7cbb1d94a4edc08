/** Which fields a card of each kind has: those of a row, and those of its head. Data alone; knows no sums and no room. */
import { z } from 'zod'

export const ArtifactKind = z.enum([
  'latency-budget',
  'capacity',
  'slo',
  'retry-budget',
  'trade-offs',
  'commitment',
  'scope',
  'bottleneck',
  'sharding',
  'one-page',
])
export type ArtifactKind = z.infer<typeof ArtifactKind>

export interface ArtifactField {
  readonly id: string
  readonly title: string
  /** What may be typed, as an example. */
  readonly hint?: string | undefined
  readonly options?: readonly string[] | undefined
  readonly optional?: true | undefined
  /** Several lines. */
  readonly long?: true | undefined
}
export interface ArtifactForm {
  /** What a row's own words are called, and an example of them. */
  readonly row: { readonly title: string; readonly hint: string }
  readonly columns: readonly ArtifactField[]
  readonly head: readonly ArtifactField[]
}

/** Where a p99 of a hop comes from. */
export const basis = { measured: 'measured', assumed: 'assumed' } as const
/** How somebody stands to a promise. */
export const stance = { set: 'I set it', changed: 'I changed it', given: 'it was given to me' } as const
export const picked = 'picked'
/** The columns of a trade-off matrix that the head names. */
export const criteria = ['criterion-1', 'criterion-2', 'criterion-3'] as const
/** The first commitment is due on the round's clock, in ms: what is decided later is decided by what was drawn. */
export const commitmentDue = 600_000
/** A page of a post-mortem holds so many characters. */
export const pageOf = 3500

const byHand = (id: string, title: string): ArtifactField => ({
  id,
  title: `${title}, by hand`,
  hint: 'in place of the sum',
  optional: true,
})

export const artifactForms: Readonly<Record<ArtifactKind, ArtifactForm>> = {
  'latency-budget': {
    row: { title: 'Hop', hint: 'edge to service' },
    columns: [
      { id: 'p50', title: 'p50', hint: '4 ms', optional: true },
      { id: 'p99', title: 'p99', hint: '20 ms' },
      { id: 'basis', title: 'Known how', options: Object.values(basis) },
      { id: 'source', title: 'Measured where', hint: 'a dashboard, a trace', optional: true },
    ],
    head: [{ id: 'target', title: 'Target, p99', hint: '200 ms' }, byHand('total', 'p99 of the whole path')],
  },
  capacity: {
    row: { title: 'Level', hint: '1×, 2×, 5×' },
    columns: [
      { id: 'traffic', title: 'Traffic', hint: '1,000 rps' },
      { id: 'nodes', title: 'Nodes', hint: '7' },
      { id: 'price', title: 'Price of a node', hint: '$0.40/h' },
      byHand('per-hour', '$ an hour'),
      byHand('per-million', '$ a million requests'),
    ],
    head: [],
  },
  slo: {
    row: { title: 'Measured by (SLI)', hint: 'reads answered under 200 ms' },
    columns: [
      { id: 'target', title: 'Target', hint: '99.9 %' },
      { id: 'window', title: 'Window', hint: '30 days' },
      { id: 'owner', title: 'Owner', hint: 'who answers for it' },
      { id: 'stance', title: 'How it came', options: Object.values(stance) },
      { id: 'spent', title: 'When the budget is spent', hint: 'releases stop until …' },
    ],
    head: [],
  },
  'retry-budget': {
    row: { title: 'Layer', hint: 'client, gateway, service' },
    columns: [{ id: 'attempts', title: 'Attempts a call', hint: '3, the first one counted' }],
    head: [{ id: 'ratio', title: 'Retries at most, of all calls', hint: '10 %' }],
  },
  'trade-offs': {
    row: { title: 'Option', hint: 'what one could do' },
    columns: [
      ...criteria.map((id, i): ArtifactField => ({ id, title: `Criterion ${i + 1}`, optional: true })),
      { id: 'cost', title: 'Cost', hint: 'what it takes, with a figure' },
      { id: 'pick', title: 'Pick', options: [picked, 'not this one'], optional: true },
    ],
    head: [
      ...criteria.map((id, i): ArtifactField => ({
        id,
        title: `Criterion ${i + 1}`,
        hint: ['latency', 'what breaks', 'who runs it'][i],
        ...(i === 0 ? {} : { optional: true }),
      })),
      { id: 'lost', title: 'What the pick gives up' },
    ],
  },
  commitment: {
    row: { title: 'Option', hint: 'the decision the rest hangs on' },
    columns: [
      { id: 'reason', title: 'Because' },
      { id: 'cost', title: 'What it costs', hint: 'money, time, what one gives up' },
    ],
    head: [],
  },
  scope: {
    row: { title: 'Left out', hint: 'what is not built today' },
    columns: [{ id: 'reason', title: 'Because' }],
    head: [],
  },
  bottleneck: {
    row: { title: 'Bottleneck', hint: 'the part that is full first' },
    columns: [
      { id: 'cause', title: 'Cause' },
      { id: 'fix', title: 'What is done about it' },
      { id: 'before', title: 'Before', hint: '$1,200 a month, 900 ms, 4 %' },
      { id: 'after', title: 'After', hint: '$300 a month, 120 ms, 0.5 %' },
      { id: 'price', title: 'What it costs', hint: 'once, or a month', optional: true },
    ],
    head: [],
  },
  sharding: {
    row: { title: 'Key', hint: 'what rows are spread by' },
    columns: [
      { id: 'shards', title: 'Shards', hint: '16' },
      { id: 'traffic', title: 'Traffic in all', hint: '8,000 rps' },
      { id: 'hottest', title: 'Share of the hottest key', hint: '12 %' },
      { id: 'limit', title: 'One shard bears', hint: '1,500 rps', optional: true },
      { id: 'cost', title: 'Cost of a million requests', hint: '$0.78' },
    ],
    head: [],
  },
  'one-page': {
    row: { title: 'Timeline', hint: 'what happened then' },
    columns: [{ id: 'when', title: 'When', hint: '14:02' }],
    head: [
      { id: 'title', title: 'Title' },
      { id: 'impact', title: 'Impact, with a figure', hint: '41,000 orders late by 12 minutes', long: true },
      { id: 'trigger', title: 'Trigger', long: true },
      { id: 'cause', title: 'Root and contributing causes', long: true },
      { id: 'detection', title: 'How it was noticed', long: true },
      { id: 'resolution', title: 'How it ended', long: true },
      { id: 'lessons', title: 'What went well, badly, luckily', long: true, optional: true },
      { id: 'actions', title: 'Actions: owner, date, proof', long: true },
    ],
  },
}
