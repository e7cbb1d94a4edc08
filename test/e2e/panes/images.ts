/** The images of the panes' rooms, as a server of ours takes and gives them; it asks for no seat. */
import { imageMime, readStillImage } from '@signalroom/shared'
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

const held = new Map<string, { readonly type: string; readonly bytes: Buffer }>()

/** Answers a call for images; false for any other. */
export function images(request: IncomingMessage, response: ServerResponse): boolean {
  const [, room, image] = /^\/api\/rooms\/([^/]+)\/images(?:\/(.*))?$/.exec(request.url ?? '') ?? []
  if (room === undefined) return false
  if (image === undefined) void put(room, request, response)
  else {
    const found = held.get(`${room}/${image}`)
    if (found) response.setHeader('content-type', found.type).end(found.bytes)
    else response.writeHead(404).end()
  }
  return true
}

async function put(room: string, request: IncomingMessage, response: ServerResponse) {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const read = readStillImage(Buffer.concat(parts))
  const say = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (typeof read === 'string') return say(415, { detail: `This is ${read}.` })
  const bytes = Buffer.concat([...read.parts])
  const image = createHash('sha256').update(bytes).digest('hex')
  held.set(`${room}/${image}`, { type: imageMime[read.type], bytes })
  const { width, height, type } = read
  say(201, { image, width, height, type: imageMime[type], bytes: bytes.length })
}
