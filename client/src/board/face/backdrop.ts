/** The dots behind a drawing: they move with the view and are never part of a picture. It knows no engine. */

const spacing = 22
/** How far they reach beyond the board on every side, as board.css has it: the widest they ever stand apart. */
const beyond = 176

/** Where the view is, in units of the drawing, and its scale. */
export type Camera = { readonly x: number; readonly y: number; readonly z: number }

/** They are moved as they are, by less than one of them, since painting them anew costs a sixth of all frames. */
export function dotsAt({ x, y, z }: Camera) {
  let size = spacing * z * (z < 0.5 ? 4 : 1)
  while (size > beyond) size /= 2
  const shift = (at: number) => Math.round((((at * z + beyond) % size) + size) % size)
  return { backgroundSize: `${size}px ${size}px`, transform: `translate(${shift(x)}px, ${shift(y)}px)` }
}
