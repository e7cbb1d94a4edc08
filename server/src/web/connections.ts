/** Every connection at the port, whatever is spoken over it, so that the last ones can be ended. Knows no protocol. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

export interface Connections {
  /** Waits up to `ms` milliseconds for all to end by themselves, then ends those that did not. */
  end(ms: number): Promise<void>
}

export function watchConnections(http: Server): Connections {
  const open = new Set<Socket>()
  let emptied = (): void => {}
  http.on('connection', socket => {
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      if (open.size === 0) emptied()
    })
  })
  return {
    async end(ms) {
      http.closeIdleConnections()
      if (open.size > 0)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, ms)
          emptied = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      for (const socket of open) socket.destroy()
    },
  }
}
