/**
 * A worker's only way out: the port it was given, reached by functions that were taken aside before any code of a run
 * could change them. Nothing here is looked up by name later. Knows no engine.
 */

export interface Channel {
  send(message: unknown): void
  hear(listen: (message: unknown) => void): void
}

const { apply, getOwnPropertyDescriptor } = Reflect
const { postMessage } = MessagePort.prototype
const { addEventListener } = EventTarget.prototype
const start = MessagePort.prototype.start
const dataOf = getterOf(MessageEvent.prototype, 'data')

export function openChannel(port: MessagePort): Channel {
  return {
    send: message => void apply(postMessage, port, [message]),
    hear(listen) {
      const listener = (event: Event) => listen(apply(dataOf, event, []))
      apply(addEventListener, port, ['message', listener])
      apply(start, port, [])
    },
  }
}

function getterOf(prototype: object, name: string): () => unknown {
  const getter = getOwnPropertyDescriptor(prototype, name)?.get
  if (!getter) throw new Error(`${name} has no getter here`)
  return getter
}
