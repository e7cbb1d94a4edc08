/**
 * The outline of a kind on a rectangle of Excalidraw's, which itself knows rectangles, ellipses and diamonds. The build
 * puts it where Excalidraw draws a rectangle (vite.excalidraw.ts). It must import nothing of Excalidraw.
 */
import { isKind } from '../face/kinds'
import { pathOf } from '../face/kind-outline'

/** The path to draw in place of the rectangle, or null for one that is of no kind. */
export function outlineOf(element: {
  readonly width: number
  readonly height: number
  readonly customData?: Readonly<Record<string, unknown>>
}): string | null {
  const kind = element.customData?.['kind']
  return isKind(kind) ? pathOf(kind, element.width, element.height) : null
}
