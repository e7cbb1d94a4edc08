/** How long a candidate has talked without a pause and without being answered, for whoever loses patience. Knows no rules. */
import type { OpenHalf } from '../room/room.js'
import type { SpeakingNow } from '../room/parts/voice/rules.js'
import { ms, type Ms } from '../base/brand.js'

/** A pause of this long, or a word of somebody else, ends a monologue (ours). */
const pauseMs = 3000

/** 0 while the candidate is silent, or nobody listens to their microphone. */
export function monologueOf(open: OpenHalf, speaking: SpeakingNow, now: number): Ms {
  const role = (seat: string) => open.seats.find(({ id }) => id === seat)?.role
  const said = open.heard.flatMap(event =>
    event.type === 'voice.spoke'
      ? [{ seat: event.actor, from: Number(event.from), to: Number(event.to) }]
      : [],
  )
  const saying = Object.entries(speaking).map(([seat, { from, to }]) => ({ seat, from, to: to ?? now }))
  const sorted = [...said, ...saying].toSorted((a, b) => a.from - b.from)
  let since: number | null = null
  let last = 0
  for (const { seat, from, to } of sorted) {
    if (role(seat) !== 'candidate') {
      since = null
      continue
    }
    if (since === null || from - last > pauseMs) since = from
    last = Math.max(last, to)
  }
  return since === null || now - last > pauseMs ? ms(0) : ms(last - since)
}
