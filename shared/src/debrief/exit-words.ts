/** How a run came to its end, in words: the same on the screen and in the export. Knows no room. */
import type { RunExit } from '../room/parts/code/outcome.js'

export const exitWords: Readonly<Record<RunExit, string>> = {
  passed: 'Ran to its end',
  failed: 'Ended with an error',
  stopped: 'Stopped',
  timeout: 'Ran out of time',
  crashed: 'The engine gave up',
  refused: 'Could not start',
}
