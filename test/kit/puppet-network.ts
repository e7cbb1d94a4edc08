/** A network whose strings a test pulls, between clients and a server: passes, holds silently, delays, cuts. Knows no protocol. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface PuppetNetwork {
  /** Where clients connect instead of the server. */
  readonly origin: string
  /** Connections open through here now. */
  readonly open: () => number
  /** From now on nothing arrives at either side, and no end is told; new connections open and stay silent. */
  hold(): void
  /** What was held arrives, in order; ends that happened meanwhile are told. */
  pass(): void
  /** From now on each byte takes `ms` longer in each direction, in order. */
  delay(ms: number): void
  /** What is held is lost, and so is all that is sent over the connections there are; nobody is told. */
  forget(): void
  /** Ends all connections, told to both sides. */
  cut(): void
  close(): Promise<void>
}

interface Link {
  readonly flush: () => void
  readonly forget: () => void
  readonly destroy: () => void
}

export async function puppetNetwork(target: string): Promise<PuppetNetwork> {
  const { hostname, port } = new URL(target)
  const links = new Set<Link>()
  const strings = { held: false, waitMs: 0 }

  /** One direction of one connection: a queue of what is to happen at the far end, each with its moment. */
  function direction(from: Socket, to: Socket): Pick<Link, 'flush' | 'forget'> {
    const queue: { readonly due: number; readonly run: () => void }[] = []
    let latest = 0
    let timer: NodeJS.Timeout | undefined
    let forgotten = false
    const flush = (): void => {
      clearTimeout(timer)
      while (!strings.held) {
        const next = queue[0]
        if (!next) return
        const wait = next.due - performance.now()
        if (wait > 0) return void (timer = setTimeout(flush, wait))
        queue.shift()
        next.run()
      }
    }
    const put = (run: () => void): void => {
      if (forgotten) return
      latest = Math.max(latest, performance.now() + strings.waitMs)
      queue.push({ due: latest, run })
      flush()
    }
    from.on('data', chunk => put(() => void to.write(chunk)))
    from.on('end', () => put(() => void to.end()))
    from.on('close', () => put(() => to.destroy()))
    const forget = () => {
      forgotten = true
      queue.length = 0
    }
    return { flush, forget }
  }

  const proxy = createServer({ allowHalfOpen: true }, client => {
    const server = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
    const ways = [direction(client, server), direction(server, client)]
    const link: Link = {
      flush: () => ways.forEach(way => way.flush()),
      forget: () => {
        for (const way of ways) way.forget()
        server.destroy()
      },
      destroy: () => [client, server].forEach(socket => socket.destroy()),
    }
    links.add(link)
    for (const socket of [client, server]) {
      socket.setNoDelay(true)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        if (client.destroyed && server.destroyed) links.delete(link)
      })
    }
  })
  await new Promise<void>(ready => proxy.listen(0, '127.0.0.1', ready))

  return {
    origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    open: () => links.size,
    hold() {
      strings.held = true
    },
    pass() {
      strings.held = false
      for (const link of links) link.flush()
    },
    delay(ms) {
      strings.waitMs = ms
    },
    forget() {
      for (const link of links) link.forget()
    },
    cut() {
      for (const link of links) link.destroy()
    },
    close: () =>
      new Promise(done => {
        for (const link of links) link.destroy()
        proxy.close(() => done())
      }),
  }
}
