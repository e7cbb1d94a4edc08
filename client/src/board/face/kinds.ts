/** The kinds of node the palette offers, and the size of a fresh one. It knows no engine. */
import { componentKinds, isComponentKind, type ComponentKind } from '@signalroom/shared'

/** What a node stands for. */
export type NodeKind = ComponentKind

export const kinds: readonly NodeKind[] = componentKinds.map(({ id }) => id)

/** Narrows any text to a kind. */
export const isKind: (value: unknown) => value is NodeKind = isComponentKind

export type Size = { readonly w: number; readonly h: number }

/** The size of a freshly placed node, in page units. */
export const sizes: Readonly<Record<NodeKind, Size>> = {
  client: { w: 132, h: 68 },
  service: { w: 136, h: 56 },
  gateway: { w: 148, h: 56 },
  'load-balancer': { w: 184, h: 96 },
  cache: { w: 144, h: 56 },
  queue: { w: 156, h: 52 },
  stream: { w: 156, h: 52 },
  store: { w: 124, h: 84 },
  'object-store': { w: 124, h: 84 },
  'search-index': { w: 124, h: 84 },
  model: { w: 148, h: 60 },
  'feature-store': { w: 124, h: 84 },
  scheduler: { w: 156, h: 72 },
  cdn: { w: 156, h: 84 },
  'third-party': { w: 156, h: 84 },
}
