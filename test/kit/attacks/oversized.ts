/** Messages beyond the cap: sent in full, and promised in the head of a frame and then sent but for one byte. */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'

const atOnce = 8

/** Sends so many messages of `bytes`, each over a connection of its own; resolves to how often each close code came. */
export async function sendOversized(
  url: string,
  count: number,
  bytes: number,
): Promise<Readonly<Record<number, number>>> {
  const codes: Record<number, number> = {}
  const body = Buffer.alloc(bytes, 1)
  let left = count
  const one = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1
      const socket = await come(url)
      if (socket.extensions !== '') throw new Error('compression was agreed to')
      const closed = once(socket, 'close')
      socket.send(body, () => {})
      const [code] = await closed
      codes[Number(code)] = (codes[Number(code)] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return codes
}

/** How long what was taken has to show in the other side's memory. */
const settleMs = 1000

/**
 * Several at once promise `bytes` and hold the last one back; resolves to how many were cut, and to what `look` finds
 * while the rest still hold.
 */
export async function promiseOversized<Seen>(
  url: string,
  count: number,
  bytes: number,
  look: () => Seen,
): Promise<{ readonly cut: number; readonly seen: Seen }> {
  const body = Buffer.alloc(bytes - 1, 1)
  const sockets = await Promise.all(Array.from({ length: count }, () => come(url)))
  let cut = 0
  const offer = (socket: WebSocket): Promise<void> =>
    new Promise(over => {
      socket.once('close', () => {
        cut += 1
        over()
      })
      const stream = Reflect.get(socket, '_socket') as Socket
      stream.on('error', () => {})
      stream.write(head(bytes))
      stream.write(body, failed => {
        if (!failed) over()
      })
    })
  await Promise.all(sockets.map(offer))
  await new Promise(later => setTimeout(later, settleMs))
  const found = { cut, seen: look() }
  for (const socket of sockets) socket.terminate()
  return found
}
/** A masked binary frame of so many bytes; its mask is zero. */
function head(bytes: number): Buffer {
  const buffer = Buffer.alloc(14)
  buffer.writeUInt16BE(0x82ff, 0)
  buffer.writeBigUInt64BE(BigInt(bytes), 2)
  return buffer
}

async function come(url: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url}/yjs/r/work?seat=eve`, { perMessageDeflate: true })
  socket.on('error', () => {})
  await once(socket, 'open')
  return socket
}
