/** Takes a run's output in: bounds it, and passes it on in pieces, few a second. Knows no engine. */
import { runBounds } from '@signalroom/shared'

export interface Sink {
  /** Whether more is still taken in. */
  write(text: string): boolean
  /** Passes on what waits, and gives the whole. */
  close(): { readonly output: string; readonly cut: boolean }
}

const pieceLength = 4096
/** So many pieces may go at once; after that as many a second. */
const piecesASecond = 10
const notice = '\n… the rest of the output is not shown.\n'

/** A run that never comes back to the event loop is heard all the same: what is written goes out while it is written. */
export function openSink(hear: (text: string) => void, now: () => number = () => performance.now()): Sink {
  let output = ''
  let passed = 0
  let cut = false
  let pieces = piecesASecond
  let countedAt = now()
  let flushing: ReturnType<typeof setTimeout> | undefined

  const pass = () => {
    const text = output.slice(passed, passed + pieceLength)
    passed += text.length
    hear(text)
  }
  const passSome = () => {
    const at = now()
    pieces = Math.min(piecesASecond, pieces + ((at - countedAt) / 1000) * piecesASecond)
    countedAt = at
    while (pieces >= 1 && passed < output.length) {
      pieces -= 1
      pass()
    }
    if (passed < output.length) flushing ??= setTimeout(passLater, 1000 / piecesASecond)
  }
  const passLater = () => {
    flushing = undefined
    passSome()
  }
  return {
    write(text) {
      if (cut) return false
      const room = runBounds.output - notice.length - output.length
      cut = text.length > room
      output += cut ? text.slice(0, room) + notice : text
      passSome()
      return !cut
    },
    close() {
      clearTimeout(flushing)
      while (passed < output.length) pass()
      return { output, cut }
    },
  }
}
