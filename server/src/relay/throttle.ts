/** Lets ten reports of a kind through in ten seconds and counts the rest. Knows nothing of what is reported. */
import type { RelayEvent, Report } from './port.js'

const windowMs = 10_000
const most = 10

export function throttled(report: Report, now: () => number): (event: RelayEvent) => void {
  const kinds = new Map<string, { since: number; told: number; unreported: number }>()
  return event => {
    const kind = kinds.get(event.type) ?? { since: now(), told: 0, unreported: 0 }
    kinds.set(event.type, kind)
    if (Math.abs(now() - kind.since) >= windowMs) Object.assign(kind, { since: now(), told: 0 })
    if (kind.told >= most) {
      kind.unreported += 1
      return
    }
    kind.told += 1
    const { unreported } = kind
    kind.unreported = 0
    report({ ...event, unreported })
  }
}
