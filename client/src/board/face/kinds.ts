/** The kinds of node the palette offers, and the size of a fresh one. It knows no engine. */

export const kinds = ['service', 'store', 'cache', 'queue', 'model', 'client'] as const

/** What a node stands for. */
export type NodeKind = (typeof kinds)[number]

/** Narrows any text to a kind. */
export const isKind = (value: unknown): value is NodeKind => kinds.some(kind => kind === value)

/** The size of a freshly placed node, in page units. */
export const sizes: Readonly<Record<NodeKind, { readonly w: number; readonly h: number }>> = {
  service: { w: 136, h: 56 },
  store: { w: 124, h: 84 },
  cache: { w: 144, h: 56 },
  queue: { w: 156, h: 52 },
  model: { w: 136, h: 60 },
  client: { w: 132, h: 68 },
}
