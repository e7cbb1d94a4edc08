/** Bytes below the messages: frames that are no WebSocket's, and handshakes that are no HTTP's. Knows no relay. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Random } from '../random.js'
import type { Raw } from '../relay-door.js'

/** A masked frame with any first byte; its mask is zero. */
const frame = (first: number, body: readonly number[]): number[] => [
  first,
  ...(body.length < 126 ? [128 | body.length] : [254, body.length >> 8, body.length & 255]),
  0,
  0,
  0,
  0,
  ...body,
]
/** Each ends its connection, whatever comes behind it. */
export const brokenFrames: Readonly<Record<string, (random: Random) => number[]>> = {
  'a text': () => frame(0x81, [...Buffer.from('{"__proto__":{"x":1}}')]),
  'a text that is not UTF-8': () => frame(0x81, [0xff, 0xfe]),
  'reserved bits': random => frame(0xf2, random.bytes(5)),
  'a reserved kind': random => frame(0x83 + random.below(5), random.bytes(5)),
  'a reserved control kind': random => frame(0x8b + random.below(5), random.bytes(5)),
  'a long ping': random => frame(0x89, random.bytes(126)),
  'a ping in pieces': random => frame(0x09, random.bytes(5)),
  'a close of one byte': random => frame(0x88, random.bytes(1)),
  'a close with no such code': () => frame(0x88, [0, 5]),
  'a continuation of nothing': random => frame(0x80, random.bytes(5)),
  'no mask': () => [0x82, 3, 0, 0, 1],
  'petabytes to come': random => [0x82, 0xff, 0, 0, 0, random.below(256), 255, 255, 255, 255, 0, 0, 0, 0, 1],
  'more to come than there are numbers': () => [0x82, 0xff, ...Array<number>(8).fill(255), 0, 0, 0, 0],
  'thousands of pieces': () => [
    ...frame(0x02, []),
    ...Array.from({ length: 2000 }, () => frame(0x00, [1])).flat(),
    ...frame(0x80, []),
  ],
}
export function writeUnder({ socket }: Raw, bytes: readonly number[]): void {
  const stream = Reflect.get(socket, '_socket') as Socket
  stream.write(Uint8Array.from(bytes))
}

const upgrade = 'Upgrade: websocket\r\nConnection: Upgrade\r\n'
const versioned = `${upgrade}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`
/** Each is answered with an error or cut. */
export const brokenHandshakes: Readonly<Record<string, string>> = {
  'no host and no true key': `GET /yjs/a/work HTTP/1.1\r\n${upgrade}Sec-WebSocket-Key: x\r\n\r\n`,
  'an address that cannot be decoded': `GET /yjs/%zz%ff/work HTTP/1.1\r\nHost: x\r\n${versioned}`,
  'a prototype for a path': `GET //__proto__ HTTP/1.1\r\nHost: [::\r\n${versioned}`,
  'the beginning of TLS': '\u0016\u0003\u0001\u0002\u0000\u0001',
  'a header without end': `GET /yjs/a/work HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(40_000)}\r\n${versioned}`,
}
/** Resolves once the other side has ended it. */
export async function shake(origin: string, handshake: string): Promise<void> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  await once(socket, 'connect')
  const over = once(socket, 'close')
  socket.resume()
  socket.write(handshake)
  await over
}
