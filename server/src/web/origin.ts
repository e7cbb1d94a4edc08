/** Which pages may open a connection here: our own, and clients that are no page at all. Knows no seats. */
import type { IncomingMessage } from 'node:http'

/** `publicOrigin` is what links begin with, where configuration says so; otherwise the host that was asked decides. */
export const originAllowed =
  (publicOrigin: string | null) =>
  (request: IncomingMessage): boolean => {
    const { origin, host } = request.headers
    if (origin === undefined) return true
    if (origin === publicOrigin) return true
    return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
  }
