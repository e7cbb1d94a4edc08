/** Every way out that is known: tried only where its control gets out of an open page. */
import type { Browser } from 'playwright-core'
import { openStage, plainContext, plant } from '../../kit/engine-stage.js'
import { attempts } from '../../kit/escapes/attempts.js'
import { openGround } from '../../kit/escapes/open-ground.js'
import { behindWall } from '../../kit/escapes/walled.js'
import { openWitness } from '../../kit/escapes/witness.js'
import type { Measured } from '../bench.js'

export async function escapes(browser: Browser, origin: string): Promise<readonly Measured[]> {
  const witness = await openWitness()
  const control = await openGround(await plainContext(browser), witness)
  const stage = await openStage(browser, origin)
  await plant(stage.page)
  const trial = behindWall(stage, witness, origin)
  for (const language of ['javascript', 'python', 'sql'] as const) await stage.warm(language)
  let tried = 0
  let reached = 0
  for (const attempt of attempts) {
    const beganAt = performance.now()
    const open = await control(attempt)
    const out = open ? await trial(attempt) : ''
    const ms = Math.round(performance.now() - beganAt)
    process.stderr.write(
      `${attempt.ground}, ${attempt.name}: ${open ? 'tried' : 'its control fails'}, ${ms} ms\n`,
    )
    if (!open) continue
    tried += 1
    if (out === '') continue
    reached += 1
    process.stderr.write(`${attempt.ground}, ${attempt.name}: ${out}\n`)
  }
  await witness.close()
  return [
    {
      key: 'escapesTried',
      value: tried,
      unit: 'count',
      means: 'ways out whose control got out of an open page',
    },
    {
      key: 'escapesReached',
      value: reached,
      unit: 'count',
      means: 'of these, how many got out of an engine',
    },
  ]
}
