/** How long the first run takes: in a page that has been open for a while, and in one that has just been opened. */
import type { Language } from '@signalroom/shared'
import type { Browser } from 'playwright-core'
import { job, type Job } from '../../kit/engine-job.js'
import { openStage } from '../../kit/engine-stage.js'
import { median, times, type Measured } from '../bench.js'

/** As long as somebody reads a question before the first run. */
const openMs = 15_000

const jobs = {
  python: job('python', 'tests', {
    'stack.py': 'def first(items):\n    return items[0] if items else None\n',
    'test_stack.py': 'from stack import first\n\ndef test_edge_empty():\n    assert first([]) is None\n',
  }),
  sql: job(
    'sql',
    'run',
    { 'answer.sql': 'select id % 10 as bucket, sum(total) from orders group by 1 order by 1' },
    {
      data: `create table orders (id int primary key, total numeric(10, 2));
insert into orders select i, i * 1.5 from generate_series(1, 10000) i;`,
    },
  ),
  typescript: job('typescript', 'tests', {
    'stack.ts': 'export const first = (items: readonly string[]): string | null => items[0] ?? null\n',
    'stack.test.ts':
      "import { first } from './stack'\ntest('edge: empty', () => { expect(first([])).toBe(null) })\n",
  }),
} as const satisfies Partial<Record<Language, Job>>
type Measurable = keyof typeof jobs

export async function firstRuns(
  browser: Browser,
  origin: string,
  rounds: number,
): Promise<readonly Measured[]> {
  const warm = async (language: Measurable) =>
    median(await times(rounds, () => run(browser, origin, language, openMs)))
  const cold = async (language: Measurable) =>
    median(await times(rounds, () => run(browser, origin, language, 0)))
  const ms = (key: string, value: number, means: string): Measured => ({ key, value, unit: 'ms', means })
  return [
    ms('pythonFirstRunMs', await warm('python'), 'first tests by pytest, in a page open for 15 s'),
    ms('sqlFirstRunMs', await warm('sql'), 'first query on 10,000 rows, in a page open for 15 s'),
    ms('tsRunMs', await warm('typescript'), 'first tests of TypeScript, in a page open for 15 s'),
    ms(
      'pythonColdMs',
      await cold('python'),
      'tests asked for at once, in a page just opened, with an empty cache',
    ),
    ms(
      'sqlColdMs',
      await cold('sql'),
      'a query asked for at once, in a page just opened, with an empty cache',
    ),
  ]
}

/** From the press of Run to the outcome. */
async function run(browser: Browser, origin: string, language: Measurable, readMs: number): Promise<number> {
  const stage = await openStage(browser, origin)
  try {
    if (readMs > 0) {
      const asked: Job = jobs[language]
      await stage.warm(language, asked.data)
      await stage.page.waitForTimeout(readMs)
    }
    const { outcome, totalMs } = await stage.run(jobs[language])
    process.stderr.write(`${language}, open for ${readMs / 1000} s: ${Math.round(totalMs)} ms\n`)
    if (outcome.exit !== 'passed') throw new Error(`${language} ended as ${outcome.exit}: ${outcome.output}`)
    return totalMs
  } finally {
    await stage.page.context().close()
  }
}
