/** The part of a drawing that is in view, whatever engine draws it. It knows no engine. */
import type { Box } from '@signalroom/shared'

export type Sight = {
  /** What is in view, in page units; the whole pane, palette and all. */
  readonly view: () => Box
  /** Brings a part into view, whole and in the middle, as large as it fits. */
  readonly show: (part: Box) => void
  /** Where an element stands; null where there is none of that id. */
  readonly boxOf: (id: string) => Box | null
  /** Calls back after the view changed; returns the way to stop. */
  readonly watch: (changed: () => void) => () => void
}
