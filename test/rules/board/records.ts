/** Records of either engine for tests, as short as a test can say them. */

export const boxOf = (id: string, x: number, y: number, width = 100, height = 60) => ({
  id,
  type: 'rectangle',
  x,
  y,
  width,
  height,
  angle: 0,
  isDeleted: false,
})
export const textOf = (id: string, x: number, y: number, text: string) => ({
  ...boxOf(id, x, y, text.length * 9, 20),
  type: 'text',
  text,
  originalText: text,
})
export const boundText = (id: string, containerId: string, text: string) => ({
  ...textOf(id, 0, 0, text),
  containerId,
})
/** From a point, so far. */
export const arrowOf = (id: string, x: number, y: number, dx: number, dy: number) => ({
  ...boxOf(id, x, y, dx, dy),
  type: 'arrow',
  points: [
    [0, 0],
    [dx, dy],
  ],
})
/** Bound at both ends; drawn between boxes of the usual size at 0 and 300. */
export const joinOf = (id: string, from: string, to: string) => ({
  ...arrowOf(id, 108, 30, 184, 0),
  startBinding: { elementId: from, focus: 0, gap: 8 },
  endBinding: { elementId: to, focus: 0, gap: 8 },
})
export const geoOf = (id: string, x: number, y: number, props: object = {}) => ({
  id,
  typeName: 'shape',
  type: 'geo',
  parentId: 'page:page',
  x,
  y,
  rotation: 0,
  index: 'a1',
  meta: {},
  props: { geo: 'rectangle', w: 160, h: 80, growY: 0, richText: { type: 'doc', content: [] }, ...props },
})
