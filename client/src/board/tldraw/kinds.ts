/** The outlines of the kinds of node, as tldraw draws them; a kind is kept in the shape's `geo` and repeated in its `meta.kind`. */
import { PathBuilder, type GeoTypeDefinition, type TLGeoShape } from 'tldraw'
import { sizes, type NodeKind } from '../face/kinds'

/** A kind as tldraw's shape property; engine.ts adds the kinds to the values it accepts. */
export const geoOf = (kind: NodeKind) => kind as unknown as TLGeoShape['props']['geo']

/** Outlines by kind, in the form tldraw draws, measures and binds arrows to. */
export const outlines: Readonly<Record<NodeKind, GeoTypeDefinition>> = {
  service: outline('service', (w, h) => rounded(w, h, 8)),
  store: outline('store', cylinder),
  cache: outline('cache', lozenge),
  queue: outline('queue', pipe),
  model: outline('model', chamfered),
  client: outline('client', screen),
}

function outline(kind: NodeKind, path: (w: number, h: number) => PathBuilder): GeoTypeDefinition {
  return {
    getPath: path,
    snapType: 'polygon',
    defaultSize: { ...sizes[kind] },
    icon: 'geo-rectangle',
  }
}

const body = { geometry: { isFilled: true } } as const
const ridge = { geometry: { isInternal: true, isFilled: false } } as const

function rounded(w: number, h: number, wish: number): PathBuilder {
  const r = Math.min(wish, w / 2, h / 2)
  return new PathBuilder()
    .moveTo(r, 0, body)
    .lineTo(w - r, 0)
    .circularArcTo(r, false, true, w, r)
    .lineTo(w, h - r)
    .circularArcTo(r, false, true, w - r, h)
    .lineTo(r, h)
    .circularArcTo(r, false, true, 0, h - r)
    .lineTo(0, r)
    .circularArcTo(r, false, true, r, 0)
    .close()
}

function cylinder(w: number, h: number): PathBuilder {
  const ry = Math.min(10, h / 4)
  return new PathBuilder()
    .moveTo(0, ry, body)
    .arcTo(w / 2, ry, false, true, 0, w, ry)
    .lineTo(w, h - ry)
    .arcTo(w / 2, ry, false, true, 0, 0, h - ry)
    .close()
    .moveTo(w, ry, ridge)
    .arcTo(w / 2, ry, false, true, 0, 0, ry)
}

function lozenge(w: number, h: number): PathBuilder {
  const d = Math.min(16, w / 4)
  const points = [
    { x: d, y: 0 },
    { x: w - d, y: 0 },
    { x: w, y: h / 2 },
    { x: w - d, y: h },
    { x: d, y: h },
    { x: 0, y: h / 2 },
  ]
  return PathBuilder.lineThroughPoints(points, body).close()
}

function pipe(w: number, h: number): PathBuilder {
  const rx = Math.min(10, w / 4)
  return new PathBuilder()
    .moveTo(rx, 0, body)
    .lineTo(w - rx, 0)
    .arcTo(rx, h / 2, false, true, 0, w - rx, h)
    .lineTo(rx, h)
    .arcTo(rx, h / 2, false, true, 0, rx, 0)
    .close()
    .moveTo(w - rx, 0, ridge)
    .arcTo(rx, h / 2, false, false, 0, w - rx, h)
}

function chamfered(w: number, h: number): PathBuilder {
  const c = Math.min(12, w / 4, h / 4)
  const points = [
    { x: c, y: 0 },
    { x: w - c, y: 0 },
    { x: w, y: c },
    { x: w, y: h - c },
    { x: w - c, y: h },
    { x: c, y: h },
    { x: 0, y: h - c },
    { x: 0, y: c },
  ]
  return PathBuilder.lineThroughPoints(points, body).close()
}

function screen(w: number, h: number): PathBuilder {
  const bar = Math.min(12, h / 4)
  return rounded(w, h, 8).moveTo(0, bar, ridge).lineTo(w, bar)
}
