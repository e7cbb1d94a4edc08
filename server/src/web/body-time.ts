/** How long somebody may take to send what a request holds besides its head. Knows no call. */
import type { IncomingMessage } from 'node:http'

/** Ends the connection of who has not sent all of it by then; said anew, the later word counts. */
export function endUnless(request: IncomingMessage, milliseconds: number): void {
  const { headers } = request
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return
  clearTimeout(timers.get(request))
  const timer = setTimeout(() => {
    if (!request.complete) request.socket.destroy()
  }, milliseconds)
  timers.set(request, timer)
  request.once('close', () => clearTimeout(timer))
}

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>()
