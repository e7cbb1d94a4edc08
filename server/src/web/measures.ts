/** What Prometheus may read of this server. Knows counts, never names. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'

export function measures(read: {
  rooms: () => number
  links: () => number
  documents: () => number
}): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value())
      },
    })
  gauge('signalroom_rooms', 'Rooms in memory', read.rooms)
  gauge('signalroom_links', 'Open control links', read.links)
  gauge('signalroom_documents', 'Documents in memory', read.documents)
  return registry
}
