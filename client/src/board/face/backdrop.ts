/** The dots behind a drawing: they move with the view and are never part of a picture. It knows no engine. */

const spacing = 22

/** Where the view is, in units of the drawing, and its scale. */
export type Camera = { readonly x: number; readonly y: number; readonly z: number }

export function dotsAt({ x, y, z }: Camera) {
  const size = spacing * z * (z < 0.5 ? 4 : 1)
  return { backgroundSize: `${size}px ${size}px`, backgroundPosition: `${x * z}px ${y * z}px` }
}
