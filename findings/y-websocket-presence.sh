#!/bin/sh
# y-websocket 3.1.0: a client sends the presence of others back to the server it came from.
#
# Guess: a provider tells of its own awareness state alone; what it has heard of others it keeps to itself.
# Seen:  each change of one client's state, passed on by the server, comes back from every other client once more: its
#        handler sends all clients that changed, whoever changed them. Where a server takes such an echo for news (two
#        connections of one person, say), presence goes round for ever.
# So:    a server passes on what a connection says of its own client id, and drops what it says of another's.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund y-websocket@3.1.0 yjs@13.6.33 ws@8.22.0 lib0@0.2.117 y-protocols@1.0.7
cat >try.mjs <<'JS'
import * as decoding from 'lib0/decoding'
import { WebSocket, WebSocketServer } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc } from 'yjs'

const server = new WebSocketServer({ port: 0 })
/** Which client ids each connection spoke of, message by message. */
const spoken = new Map()
server.on('connection', (socket, request) => {
  const name = new URL(request.url, 'ws://x').searchParams.get('who')
  spoken.set(name, [])
  socket.on('message', data => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    if (decoding.readVarUint(decoder) !== 1) return
    const states = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    const count = decoding.readVarUint(states)
    for (let i = 0; i < count; i++) {
      spoken.get(name).push(decoding.readVarUint(states))
      decoding.readVarUint(states)
      decoding.readVarString(states)
    }
    for (const other of server.clients) if (other !== socket && other.readyState === 1) other.send(data)
  })
})
const open = async (who, id) => {
  const doc = new Doc()
  doc.clientID = id
  const provider = new WebsocketProvider(`ws://127.0.0.1:${server.address().port}`, 'room', doc, {
    WebSocketPolyfill: WebSocket,
    disableBc: true,
    params: { who },
  })
  await new Promise(done => provider.once('status', done))
  return provider
}
const one = await open('one', 1)
const two = await open('two', 2)
two.awareness.setLocalState(null)
await new Promise(done => setTimeout(done, 300))
spoken.get('two').length = 0
for (let i = 0; i < 5; i++) {
  one.awareness.setLocalStateField('cursor', i)
  await new Promise(done => setTimeout(done, 100))
}
const echoed = spoken.get('two').filter(id => id === 1).length
console.log(`one changed its state 5 times; two told the server of one's state ${echoed} times`)
if (echoed !== 5) {
  console.error('This has changed.')
  process.exit(1)
}
// A provider keeps a timer, and with it the process, alive.
process.exit(0)
JS
node try.mjs
