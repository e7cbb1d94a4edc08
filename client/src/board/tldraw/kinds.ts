/** The outlines of the kinds of node, as tldraw draws them; a kind is kept in the shape's `geo` and repeated in its `meta.kind`. */
import { PathBuilder, type GeoTypeDefinition, type TLGeoShape } from 'tldraw'
import { kinds, sizes, type NodeKind } from '../face/kinds'
import { drawnAs, type Way } from '../face/kind-outline'

/** A kind as tldraw's shape property; engine.ts adds the kinds to the values it accepts. */
export const geoOf = (kind: NodeKind) => kind as unknown as TLGeoShape['props']['geo']

/** Outlines by kind, in the form tldraw draws, measures and binds arrows to. */
export const outlines = Object.fromEntries(kinds.map(kind => [kind, outline(kind)])) as Readonly<
  Record<NodeKind, GeoTypeDefinition>
>

function outline(kind: NodeKind): GeoTypeDefinition {
  return {
    getPath: (w, h) => {
      const { body, ridges } = drawnAs(kind, w, h)
      const path = follow(new PathBuilder(), body, { geometry: { isFilled: true } }).close()
      for (const way of ridges) follow(path, way, { geometry: { isInternal: true, isFilled: false } })
      return path
    },
    snapType: 'polygon',
    defaultSize: { ...sizes[kind] },
    icon: 'geo-rectangle',
  }
}

function follow(path: PathBuilder, { from, stretches }: Way, how: Parameters<PathBuilder['moveTo']>[2]) {
  path.moveTo(...from, how)
  for (const { by, to } of stretches) {
    if (by) path.cubicBezierTo(...to, ...by[0], ...by[1])
    else path.lineTo(...to)
  }
  return path
}
