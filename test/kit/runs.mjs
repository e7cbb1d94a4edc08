/** Whether a file is there and may be run. Knows no program. */
import { accessSync, constants } from 'node:fs'

export function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
