/** What else a microphone hears: a room, a mains hum, somebody typing. The same for the same seed. Knows no speech. */
import type { Random } from '../random.js'
import { rate, silence, type Sound } from './sound.js'

export const rooms = ['still', 'pink', 'hum', 'keys'] as const
export type Room = (typeof rooms)[number]

/** A microphone is never quite still: each room has the hiss of one. */
export function noise(room: Room, ms: number, chance: Random): Sound {
  const hiss = pink(ms, 0.0003, chance)
  switch (room) {
    case 'still':
      return hiss
    case 'pink':
      return pink(ms, 0.004, chance)
    case 'hum':
      return hiss.map((one, i) => one + hum(i / rate))
    case 'keys':
      return keys(hiss, chance)
  }
}

const white = (chance: Random): number => chance.below(20_001) / 10_000 - 1

/** White noise through three leaky sums: as loud in each octave. `level` is about its loudness. */
function pink(ms: number, level: number, chance: Random): Sound {
  let [low, middle, high] = [0, 0, 0]
  return silence(ms).map(() => {
    const one = white(chance)
    low = 0.99765 * low + one * 0.099046
    middle = 0.963 * middle + one * 0.2965164
    high = 0.57 * high + one * 1.0526913
    return level * 0.6 * (low + middle + high + one * 0.1848)
  })
}

const hum = (second: number): number =>
  [50, 100, 150, 250].reduce(
    (sum, hertz, i) => sum + (0.004 / (i + 1)) * Math.sin(2 * Math.PI * hertz * second),
    0,
  )

/** Keys fall in runs, four to eight a second, each a click of some ten milliseconds; the first after two seconds. */
function keys(hiss: Sound, chance: Random): Sound {
  const out = hiss.slice()
  for (let at = 2 * rate; at < out.length;) {
    at += ((chance.chance(0.2) ? 900 : 120) + chance.below(130)) * (rate / 1000)
    const loud = 0.02 + chance.below(40) / 1000
    for (let i = 0; i < rate / 50; i++)
      if (at + i < out.length)
        out[at + i] = (out[at + i] ?? 0) + loud * white(chance) * Math.exp(-i / (rate / 250))
  }
  return out
}
