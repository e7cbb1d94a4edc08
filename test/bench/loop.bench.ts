/** The days of a loop: whether moments, windows, flags and calendars of generated loops are what they are by hand. */
import { CannotRun, type Bench, type Measured } from './bench.js'
import { wrongCalendars } from './loop/calendars.js'
import { foldMs, hubReadyMs, LOOPS } from './loop/hub.js'
import { wrongDays } from './loop/days.js'
import { rowsTested } from './rows-tested.js'
import { generatedLoops, zones } from './loop/generated.js'

const loop: Bench = {
  async run(words) {
    if (words.length > 0) throw new CannotRun(`This bench takes no options; found ${words.join(' ')}.`)
    return [...(await planned()), ...(await around())]
  },
}
export default loop

/** Systems of the field that are of loops, of preparing, and of what is around them. */
const rows = [15, 16, 30, 31, 32, 33, 34, 35, 36, '46d', 63, 64, 65, 68, 69, 70, 71, 72, 73, 78, 83, 84].map(
  number => `SYS-${number}`,
)

async function around(): Promise<readonly Measured[]> {
  const tested = rowsTested()
  return [
    {
      key: 'rowsTested',
      value: rows.filter(row => tested.has(row)).length,
      unit: 'count',
      means: `of ${rows.length} systems, those with a test named after them${rows.every(row => tested.has(row)) ? '' : `; without: ${rows.filter(row => !tested.has(row)).join(', ')}`}`,
    },
    {
      key: 'hubReadyMs',
      value: Math.round(await hubReadyMs()),
      unit: 'ms',
      means: `from the address to a hub of ${LOOPS} loops of five rounds that can be used, median`,
    },
    {
      key: 'foldMs50Loops',
      value: Math.round(foldMs() * 10) / 10,
      unit: 'ms',
      means: `the logs of ${LOOPS} loops folded from nothing`,
    },
  ]
}

async function planned(): Promise<readonly Measured[]> {
  const loops = generatedLoops(200)
  const days = await Promise.all(loops.map(wrongDays))
  const calendars = await wrongCalendars(loops)
  for (const [i, { seed, zone }] of loops.entries())
    for (const wrong of [...days[i]!, ...calendars[i]!])
      process.stderr.write(`loop ${seed}, ${zone}: ${wrong}\n`)
  const right = (all: readonly (readonly string[])[]): number =>
    all.filter(wrong => wrong.length === 0).length
  const told = (moments: number) =>
    loops.flatMap(({ said }) => said).filter(one => one.moments.length === moments).length
  return [
    {
      key: 'planCases',
      value: loops.length,
      unit: 'count',
      means: `loops over ${zones.length} zones; ${told(0)} of their hours are skipped, ${told(2)} come twice`,
    },
    {
      key: 'planRight',
      value: right(days),
      unit: 'count',
      means: 'of them, with moments, windows, business days and flags as by hand',
    },
    {
      key: 'icsCases',
      value: loops.length,
      unit: 'count',
      means: 'of them as calendars, before and after rounds were moved and taken back',
    },
    {
      key: 'icsRight',
      value: right(calendars),
      unit: 'count',
      means: 'of them, read right by two programs of others in three zones',
    },
  ]
}
