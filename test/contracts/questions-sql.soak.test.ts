/** The questions in SQL: every answer runs in PostgreSQL as in a browser, and the planted figures come out exactly. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bank, openJob } from '../kit/answers.js'
import { claimAnswers } from '../kit/answered.js'
import { openSql, type Engine } from '../kit/engines.js'

describe('[F11] [F12] answers in SQL', () => claimAnswers('sql', openSql))

describe('two dashboards', () => {
  const asked = bank.find(one => one.question === 'two-dashboards')
  let engine: Engine
  beforeAll(async () => {
    engine = await openSql()
  }, 240_000)
  afterAll(() => engine.close())

  const printed = async (entry: string): Promise<string> => {
    if (!asked) throw new Error('the question is missing')
    const { output } = await engine.run({ ...openJob(asked, asked.code.solution), kind: 'run', entry })
    return output
  }

  test('[F13] disagree by 220,000, of which 130,000, 60,000 and 30,000 are explained', async () => {
    expect(await printed('product.sql')).toContain('4320000.00')
    const bridge = (await printed('check.sql')).match(/-?\d+\.\d\d/g)?.map(Number)
    expect(bridge).toEqual([4_320_000, -130_000, -60_000, -30_000, 4_100_000])
  })
  test('[F13] the accepted query adds up to what finance says', async () => {
    const net = [...(await printed('answer.sql')).matchAll(/(\d+\.\d\d)\s*\|?\s*$/gm)].map(row =>
      Number(row[1]),
    )
    expect(net).toHaveLength(3)
    expect(net.reduce((sum, one) => sum + one, 0)).toBeCloseTo(4_100_000, 6)
  })
})
