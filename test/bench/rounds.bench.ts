/** The rounds of a loop: every plan walked by generated players, the sealed gap measured on three screens, what the bank holds and proves. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import { prove } from '../../server/src/content/prove.js'
import { walk } from '../kit/loop-players.js'
import { CannotRun, type Bench, type Measured } from './bench.js'
import { rowsTested } from './rows-tested.js'
import { sealErrors } from './rounds/seal-errors.js'
import { atHand, startServer } from './server-process.js'

const openings = 200

const rounds: Bench = {
  async run(words) {
    if (words.length > 0) throw new CannotRun(`This bench takes no options; found ${words.join(' ')}.`)
    const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
    const pairs = content.plans.flatMap(plan =>
      content.questions
        .filter(question => plan.kinds.includes(question.kind))
        .map(question => ({ plan, question })),
    )
    const honest = pairs.map(({ plan, question }) => walk(content, plan, question, true))
    const careless = pairs.map(({ plan, question }) => walk(content, plan, question, false))
    const whole = new Set(honest.filter(one => one.reached.join() === one.there.join()).map(one => one.plan))
    const proved = content.questions.map(question => prove(question.numbers))
    const errors = await sealed()
    const count = (key: string, value: number, means: string): Measured => ({
      key,
      value,
      unit: 'count',
      means,
    })
    return [
      count(
        'plansWalked',
        whole.size,
        `plans whose every phase and block was reached, of ${content.plans.length}`,
      ),
      count(
        'checksNeverFired',
        honest.flatMap(one => Object.values(one.checks)).filter(met => !met).length,
        `of ${honest.flatMap(one => Object.keys(one.checks)).length} checks of ${pairs.length} walks, missed by who does all`,
      ),
      count(
        'checksAlwaysFired',
        careless.flatMap(one => Object.values(one.checks)).filter(Boolean).length,
        'met by who does nothing but go on',
      ),
      count('rowsTested', rowsTested().size, 'systems of the field with a test named after them'),
      {
        key: 'sealMsMax',
        value: Math.max(...errors.map(Math.abs)),
        unit: 'ms',
        means: `furthest from 20,000 ms that a sketch opened, ${errors.length / 3} openings on three screens each`,
      },
      count('questions', content.questions.length, 'in the bank'),
      count(
        'numbersProved',
        proved.reduce((sum, { sums, problems }) => sum + sums - problems.length, 0),
        'sums worked out again that hold',
      ),
    ]
  },
}
export default rounds

async function sealed(): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'signalroom-bench-'))
  const server = startServer({ command: atHand, folder })
  try {
    return await sealErrors(await server.origin, openings)
  } finally {
    await server.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}
