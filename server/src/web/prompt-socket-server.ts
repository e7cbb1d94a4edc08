/** The `ws` server, but for how long it waits for a peer that was closed and does not answer. Knows no protocol on top. */
import { WebSocketServer, type ServerOptions } from 'ws'

/** The library waits thirty seconds, for each of as many as care to come. */
const closeTimeout = 500

export class PromptSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    // The types do not know the option yet.
    super({ ...options, closeTimeout } as ServerOptions)
  }
}
