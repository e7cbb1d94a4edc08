/** Yjs updates written byte by byte, as cheaply as a load generator must: one letter, one drag, one erasure. Knows no socket. */
import * as encoding from 'lib0/encoding'

type Encoder = encoding.Encoder
/** Content kinds, and flags for what stands beside an item. */
const [text, any, underKey, afterOther] = [4, 8, 32, 128]

/** Frames of the y-websocket wire. */
export const nothingMore = Uint8Array.of(0, 1, 2, 0, 0)

/** What one client types: each letter after the last one. */
export function typing(client: number): { letter(): Uint8Array; erase(): Uint8Array } {
  let clock = 0
  return {
    letter() {
      const at = clock++
      return frame(update => {
        struct(update, client, at, text, at - 1, () => encoding.writeVarString(update, 'code'))
        encoding.writeVarString(update, String.fromCharCode(97 + (at % 26)))
        encoding.writeVarUint(update, 0)
      })
    },
    erase: () => frame(update => deleted(update, client, clock - 1, [0])),
  }
}

/** What one client drags: a record of some three hundred bytes, set again and again; a new shape every 120 moves. */
export function dragging(client: number): { move(): Uint8Array } {
  let clock = 0
  return {
    move() {
      const at = clock++
      const isNew = at % 120 === 0
      return frame(update => {
        struct(update, client, at, any | underKey, isNew ? -1 : at - 1, () => {
          encoding.writeVarString(update, 'board')
          encoding.writeVarString(update, `s${client}_${at}`)
        })
        encoding.writeVarUint(update, 1)
        encoding.writeAny(update, record(at))
        if (isNew) encoding.writeVarUint(update, 0)
        else deleted(update, client, at - 1, [])
      })
    },
  }
}

function frame(write: (update: Encoder) => void): Uint8Array {
  const update = encoding.createEncoder()
  write(update)
  const whole = encoding.createEncoder()
  encoding.writeUint8Array(whole, Uint8Array.of(0, 2))
  encoding.writeVarUint8Array(whole, encoding.toUint8Array(update))
  return encoding.toUint8Array(whole)
}
/** The head of an update of one struct; `root` writes where it stands if it stands behind nothing. */
function struct(
  update: Encoder,
  client: number,
  clock: number,
  kind: number,
  behind: number,
  root: () => void,
): void {
  for (const value of [1, 1, client, clock]) encoding.writeVarUint(update, value)
  encoding.writeUint8(update, behind < 0 ? kind : kind | afterOther)
  if (behind >= 0) for (const value of [client, behind]) encoding.writeVarUint(update, value)
  else {
    encoding.writeVarUint(update, 1)
    root()
  }
}
function deleted(update: Encoder, client: number, clock: number, before: readonly number[]): void {
  for (const value of [...before, 1, client, 1, clock, 1]) encoding.writeVarUint(update, value)
}
const record = (at: number) => ({
  id: 'shape:Qm3xVt0pYh1zKd8nLw5aB',
  typeName: 'shape',
  type: 'geo',
  x: 100.5 + (at % 700) * 1.25,
  y: 80.5 + (at % 300) * 1.75,
  rotation: 0,
  index: 'a1',
  parentId: 'page:page',
  isLocked: false,
  opacity: 1,
  props: {
    w: 220.5,
    h: 140.25,
    geo: 'rectangle',
    color: 'black',
    fill: 'none',
    dash: 'draw',
    size: 'm',
    label: 'load balancer',
  },
  meta: { by: 'c1' },
})
