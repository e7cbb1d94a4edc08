/** Which HTTP calls of a room are being answered, so that one that is erased is not written to by a call that came before. */
import type { Request, RequestHandler, Response } from 'express'

/** What takes longer is cut. */
const longestMs = 5000

export class CallsUnderWay {
  readonly #rooms = new Map<string, Set<Response>>()

  /** To be mounted where `room` is a parameter of the path, before all that answers. */
  readonly count: RequestHandler = (request: Request, response, next) => {
    const room = String(request.params['room'])
    const calls = this.#rooms.get(room) ?? new Set()
    this.#rooms.set(room, calls.add(response))
    response.once('close', () => {
      calls.delete(response)
      if (calls.size === 0 && this.#rooms.get(room) === calls) this.#rooms.delete(room)
    })
    next()
  }
  /** Resolves when all of them are answered but those that erase. */
  async quiet(room: string): Promise<void> {
    const waited = [...(this.#rooms.get(room) ?? [])].filter(({ req }) => !isErasing(req))
    const timer = setTimeout(() => {
      for (const response of waited) response.destroy()
    }, longestMs)
    await Promise.all(
      waited.map(response => new Promise<void>(done => void response.once('close', () => done()))),
    )
    clearTimeout(timer)
  }
}
/** `DELETE /api/rooms/ROOM`: the call itself, and those that ask the same. */
const isErasing = ({ method, originalUrl }: Request): boolean =>
  method === 'DELETE' && /^\/api\/rooms\/[^/]*\/?$/.test(originalUrl.split('?')[0] ?? '')
