/** One place of the drawing, worked on again and again while the rest waits: a frame, or a box with its arrows. */
import { ms } from '../base/brand.js'
import type { Drawn } from '../room/parts/drawing/facts.js'
import type { Reason } from './firing.js'
import type { Follow } from './steps.js'
import { REGION_CHANGES, REGION_FOR, REGION_REST } from './thresholds.js'

export function stuck(): Follow {
  /** Of each thing that was told: the places it belongs to, and what its place is called. */
  const placesOf = new Map<string, readonly string[]>()
  const names = new Map<string, string>()
  let places: readonly string[] = []
  let from = 0
  let last = 0
  let changes = 0
  const placesIn = (change: Drawn): readonly string[] => {
    const known = placesOf.get(change.id) ?? []
    switch (change.is) {
      case 'gone':
        return known
      case 'edge':
        return [...new Set([change.from, change.to].flatMap(end => (end === null ? [] : [end])))]
      case 'node':
      case 'frame':
        names.set(change.id, change.is === 'frame' || change.name !== '' ? change.name : 'a box')
        return change.frame === null ? [change.id] : [change.id, change.frame]
      case 'label':
        return change.frame === null ? [] : [change.frame]
    }
  }
  return function* ({ event, elapsed }): Generator<Reason> {
    if (event?.type !== 'drawing.told') return
    for (const change of event.changes) {
      const now = placesIn(change)
      placesOf.set(change.id, now)
      const both = places.filter(one => now.includes(one))
      // Elsewhere, or after a rest, it begins anew.
      if (both.length === 0 || elapsed - last > REGION_REST) {
        places = now
        from = elapsed
        changes = 0
      } else places = both
      last = elapsed
      changes += 1
    }
    if (changes < REGION_CHANGES || elapsed - from <= REGION_FOR) return
    yield {
      mode: 'F4',
      rule: 'one-region',
      region: names.get(places[0] ?? '') ?? '',
      took: ms(elapsed - from),
    }
    from = elapsed
    changes = 0
  }
}
