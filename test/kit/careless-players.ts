/** Careless design rounds, by seed: good ones with a habit or three that lose a round. Knows no threshold. */
import type { Command } from '@signalroom/shared'
import { byLee, byMina, says, type Deed } from './design-rounds.js'
import { from, honest, inTime, phases } from './design-players.js'
import type { Random } from './random.js'

type Habit = (by: Random, deeds: readonly Deed[]) => readonly Deed[]
const drops =
  (...names: readonly string[]): Habit =>
  (_, deeds) =>
    deeds.filter(({ is }) => !names.includes(is))
const adds =
  (more: (by: Random) => readonly Deed[]): Habit =>
  (by, deeds) =>
    inTime([...deeds, ...more(by)])

const goesDeep = (does: Command): boolean =>
  does.type === 'phase.enter' && phases.slice(4).some(([id]) => id === does.to)

/** What careless people do, each enough by itself to lose a round. */
export const habits: Readonly<Record<string, Habit>> = {
  'asks nothing': drops('question', 'check'),
  'says no number': drops('scale', 'data', 'estimate'),
  'never commits': drops('commit'),
  'joins nothing': (_, deeds) =>
    deeds.flatMap(one => {
      if (one.is === 'arrows') return []
      const { does } = one
      if (typeof does === 'function' || does.type !== 'board.measure') return [one]
      return [{ ...one, does: { ...does, measure: { ...does.measure, arrows: 1, latencies: 1 } } }]
    }),
  'polishes the first half': (_, deeds) =>
    deeds.filter(({ is, does }) => is !== 'phase' || typeof does === 'function' || !goesDeep(does)),
  'shards first': adds(by => [
    byMina(
      from(by, 15, 60),
      'first',
      says(by.pick(['Sharding by person.', 'Kafka, then replicas everywhere.'])),
    ),
  ]),
  'answers nobody': (by, deeds) =>
    inTime([
      ...deeds.filter(({ is }) => is !== 'push' && is !== 'settle'),
      byLee(1600 + from(by, 0, 300), 'push', { type: 'push.send', text: 'And when it dies?' }),
    ]),
  'could do anything': adds(by => {
    const at = from(by, 1500, 2000)
    return [0, 40, 85].map((later, i) =>
      byMina(
        at + later,
        'could',
        says(['We could use a cache.', 'We could add a log.', 'Or we could split the index.'][i] ?? ''),
      ),
    )
  }),
  'argues on': adds(by => {
    const at = from(by, 1800, 2000)
    return [
      'Actually I pick time for the load.',
      'On second thought I take person for the load.',
      'Actually, for the load I go back to time: I pick that.',
    ].map((text, i) => byMina(at + i * 50, 'again', says(text)))
  }),
}

/** One to three habits on top of a round that would have been good. */
export function careless(by: Random): readonly Deed[] {
  const names = Object.keys(habits)
  const chosen = new Set(Array.from({ length: from(by, 1, 3) }, () => by.pick(names)))
  return [...chosen].reduce((deeds, name) => habits[name]?.(by, deeds) ?? deeds, honest(by))
}
