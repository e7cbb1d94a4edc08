/** Loops by seed, over twelve zones and both changes of clocks of 2026: rounds in the hours that are skipped or come twice among them. */
import { random, type Random } from '../../kit/random.js'
import { changesIn, day, holidays, hour, localText, minute, momentsShowing } from './by-hand.js'

export interface GeneratedRound {
  readonly id: string
  readonly plan: string
  readonly technical: boolean
  readonly coding: boolean
  readonly title: string
  readonly minutes: number
  readonly at: number
  readonly cancelled: boolean
  readonly prep: readonly { readonly at: number; readonly minutes: number }[]
  readonly reviewedAt: number | null
  /** Where it is moved to after the calendar was read once; null: it stays. */
  readonly movedTo: number | null
}
/** A local time as somebody may say it, and every moment at which clocks show it. */
export interface Said {
  readonly local: string
  readonly shown: number
  readonly moments: readonly number[]
}
export interface GeneratedLoop {
  readonly seed: number
  readonly zone: string
  readonly country: string | null
  readonly now: number
  readonly said: readonly Said[]
  /** In any order. */
  readonly rounds: readonly GeneratedRound[]
}

export const zones =
  'Europe/London Europe/Berlin America/New_York America/St_Johns America/Santiago Africa/Cairo Africa/Casablanca Asia/Kolkata Asia/Tokyo Australia/Lord_Howe Pacific/Auckland Pacific/Chatham'.split(
    ' ',
  )
const seasons = [
  [Date.UTC(2026, 1, 9), Date.UTC(2026, 4, 1)],
  [Date.UTC(2026, 8, 14), Date.UTC(2026, 10, 20)],
] as const
const plans = [
  { plan: 'coding', technical: true, coding: true },
  { plan: 'sql', technical: true, coding: true },
  { plan: 'ml-design', technical: true, coding: false },
  { plan: 'deep-dive', technical: true, coding: false },
  { plan: 'hm-final', technical: false, coding: false },
  { plan: 'cross-fn', technical: false, coding: false },
]
const titles = [
  'Coding',
  'Design; the “long” one, with a comma\\',
  '設計の面接'.repeat(9),
  'É'.repeat(70),
  '🙂'.repeat(30),
]

export const generatedLoops = (count: number): readonly GeneratedLoop[] =>
  Array.from({ length: count }, (_, seed) => generated(seed))

function generated(seed: number): GeneratedLoop {
  const by = random(seed)
  const zone = zones[seed % zones.length]!
  const [begins, ends] = seasons[Math.floor(seed / zones.length) % 2]!
  const [change] = by.chance(0.5) ? changesIn(zone, begins, ends).toReversed() : changesIn(zone, begins, ends)
  // Around the change, if there is one.
  const start = change ? change.at - (2 + by.below(16)) * day : begins + (7 + by.below(30)) * day
  const asked: number[] = []
  let on = Math.floor(start / day) * day
  for (let left = 1 + by.below(6); left > 0; left -= 1) {
    asked.push(on + (by.chance(0.8) ? 8 + by.below(11) : by.below(24)) * hour + by.below(12) * 5 * minute)
    on += by.pick([0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 7]) * day
  }
  if (change && by.chance(0.7)) asked.push(inChange(by, change))
  const said = [...new Set(asked)].map(shown => ({
    shown,
    local: localText(shown),
    moments: momentsShowing(shown, zone),
  }))
  // What is skipped is said anew three hours later, as one would.
  const taken = said.map(({ moments, shown }) =>
    moments.length > 0 ? by.pick(moments) : momentsShowing(shown + 3 * hour, zone)[0]!,
  )
  const moments = [...new Set(taken)].toSorted(() => by.below(3) - 1)
  const rounds = moments.map((at, i) => roundAt(by, at, `r${i + 1}`))
  return {
    seed,
    zone,
    country: by.chance(0.8) ? by.pick(Object.keys(holidays)) : null,
    now: Math.min(...moments) + by.pick([-40 * day, -hour, 3 * day, 40 * day]),
    said,
    rounds,
  }
}
const inChange = (by: Random, { from, to }: { readonly from: number; readonly to: number }): number =>
  Math.min(from, to) + by.below(Math.abs(to - from) / (5 * minute)) * 5 * minute

function roundAt(by: Random, at: number, id: string): GeneratedRound {
  const prep = Array.from({ length: by.below(4) }, () => ({
    at: at - by.below(30 * 60) * minute,
    minutes: by.pick([30, 90, 150, 180, 240]),
  })).toSorted((a, b) => a.at - b.at)
  return {
    ...by.pick(plans),
    id,
    title: by.pick(titles),
    minutes: by.pick([30, 45, 45, 60, 90, 480]),
    at,
    cancelled: by.chance(0.1),
    prep,
    reviewedAt: by.chance(0.6) ? at - (5 + by.below(50)) * minute : null,
    movedTo: by.chance(0.3) ? at + by.pick([-90 * minute, day, 7 * day + 5 * minute]) : null,
  }
}
