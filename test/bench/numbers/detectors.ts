/** The failure modes against rounds whose faults are known: scripted ones, and generated ones of both kinds. */
import { failuresIn, type Event, type Firing } from '@signalroom/shared'
import { careless } from '../../kit/careless-players.js'
import { honest } from '../../kit/design-players.js'
import { logOf, played, type Deed } from '../../kit/design-rounds.js'
import { harmless, scripts } from '../../kit/failing-rounds.js'
import { random, type Random } from '../../kit/random.js'
import type { Measured } from '../bench.js'

const rounds = 200

export const firedIn = (log: readonly Event[]): readonly Firing[] => failuresIn(log, log.at(-1)?.at ?? 0)
const fired = (deeds: readonly Deed[]) => firedIn(logOf(played(deeds)))

/** How many alarms there were in each of so many rounds, by seed. */
export const alarmsOf = (
  player: (by: Random) => readonly Deed[],
  count = rounds,
): readonly (readonly Firing[])[] =>
  Array.from({ length: count }, (_, seed) => fired(player(random(20_261 + seed))))

export function detectors(): readonly Measured[] {
  const exact = scripts.filter(({ mode, deeds }) => {
    const modes = new Set(fired(deeds).map(one => one.mode))
    return modes.size === 1 && modes.has(mode)
  })
  const silent = harmless.filter(([, deeds]) => fired(deeds).length === 0)
  const [good, bad] = [alarmsOf(honest), alarmsOf(careless)]
  const log = logOf(played(honest(random(1))))
  const began = performance.now()
  for (let i = 0; i < 20; i += 1) firedIn(log)
  const ms = (performance.now() - began) / 20
  return [
    {
      key: 'detectorsRight',
      value: (exact.length + silent.length) / (scripts.length + harmless.length),
      unit: 'ratio',
      means: `of ${scripts.length} spoiled scripts that fire exactly their mode and ${harmless.length} harmless ones that fire none`,
    },
    {
      key: 'falseAlarmsPer200',
      value: good.reduce((sum, one) => sum + one.length, 0),
      unit: 'count',
      means: `alarms in all of ${rounds} generated honest rounds`,
    },
    {
      key: 'carelessCaughtOf200',
      value: bad.filter(one => one.length > 0).length,
      unit: 'count',
      means: `of ${rounds} generated careless rounds, those with at least one alarm`,
    },
    {
      key: 'detectorsMs',
      value: ms,
      unit: 'ms',
      means: `to read one log of ${log.length} events for all modes`,
    },
  ]
}
