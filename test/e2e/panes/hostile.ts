/** Entries no honest page writes, each able to bring a careless board down. */

type Shape = Record<string, unknown>

/** Made from a good node and a good arrow, so that each is wrong in one way only. */
export function hostile(val: Shape, arrow: Shape): unknown[] {
  const props = val.props as Record<string, unknown>
  const shape = (name: string, change: object) => ({
    key: `shape:${name}`,
    val: { ...val, id: `shape:${name}`, ...change },
  })
  const richText = (content: unknown) => ({ props: { ...props, richText: { type: 'doc', content } } })
  return [
    null,
    7,
    'text',
    [],
    { key: 3, val: {} },
    { key: 'shape:null', val: null },
    { key: 'shape:empty', val: {} },
    { key: 'shape:other-id', val },
    shape('type', { type: 'no-such-type' }),
    shape('embed', { type: 'embed', props: { url: 'https://example.com/', w: 300, h: 300 } }),
    shape('nan', { x: Number.NaN }),
    shape('far', { x: 1e12 }),
    shape('huge', { props: { ...props, w: 1e9 } }),
    shape('geo', { props: { ...props, geo: 'no-such-outline' } }),
    shape('own-parent', { parentId: 'shape:own-parent' }),
    shape('orphan', { parentId: 'shape:nowhere' }),
    shape('words', richText([{ type: 'no-such-node' }])),
    shape(
      'mark',
      richText([{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'no' }] }] }]),
    ),
    shape('hole', richText([null])),
    { key: 'page:other', val: { id: 'page:other', typeName: 'page', name: 'Other', index: 'a2', meta: {} } },
    binding('node', val.id, val.id),
    binding('nowhere', arrow.id, 'shape:nowhere'),
    binding('itself', arrow.id, arrow.id),
  ]
}

/** An arrow bound to itself is what a board that follows bindings would follow for ever. */
function binding(name: string, fromId: unknown, toId: unknown) {
  const props = {
    terminal: 'end',
    normalizedAnchor: { x: 0.5, y: 0.5 },
    isExact: false,
    isPrecise: false,
    snap: 'none',
  }
  const id = `binding:${name}`
  return { key: id, val: { id, typeName: 'binding', type: 'arrow', fromId, toId, meta: {}, props } }
}
