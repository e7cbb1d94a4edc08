/** The claims about answers, for the languages of one engine: the solution passes, what people get wrong does not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runBounds, type Language } from '@signalroom/shared'
import { bank, hiddenJob, openJob, type Asked } from './answers.js'
import type { Engine } from './engines.js'
import { sized } from './sizes.js'

const tagsOf = (language: Language): readonly string[] =>
  language === 'sql' ? ['clean', 'dirty', 'twice'] : ['example', 'edge', 'load', 'old', 'twist']

export function claimAnswers(language: Language, open: () => Promise<Engine>): void {
  let engine: Engine
  beforeAll(async () => {
    engine = await open()
  }, 120_000)
  afterAll(() => engine.close())

  describe.each(bank.filter(one => one.language === language))('$question', asked => {
    test('the solution passes every hidden test, of every kind, within the limit', async () => {
      const outcome = await engine.run(hiddenJob(asked))
      expect(outcome.cases.filter(one => one.outcome !== 'passed')).toEqual([])
      expect(outcome.exit, outcome.output).toBe('passed')
      for (const tag of tagsOf(language))
        expect(outcome.cases.map(one => one.name.split(': ')[0])).toContain(tag)
      expect(outcome.ms).toBeLessThan(runBounds.limitMs)
    })
    test('what the candidate begins with runs, and is no answer yet', () => beginning(engine, asked))
    test('there are five wrong answers or more', () => {
      expect(asked.wrong.length).toBeGreaterThanOrEqual(5)
    })
    // All of them in full; each takes an engine its time.
    test.each(asked.wrong.slice(0, sized(1, asked.wrong.length)))(
      'a wrong answer fails a hidden test and is told why: %s',
      async (_, files) => {
        const outcome = await engine.run(hiddenJob(asked, files))
        expect(outcome.exit, outcome.output).toBe('failed')
        expect(outcome.cases.length).toBeGreaterThan(1)
        for (const one of outcome.cases.filter(found => found.outcome === 'failed'))
          expect(one.message, one.name).toBeTruthy()
      },
    )
  })
}

async function beginning(engine: Engine, asked: Asked): Promise<void> {
  const bare = await engine.run({ ...hiddenJob(asked), files: asked.code.starter })
  expect(bare.exit, bare.output).toBe('failed')
  if (asked.language === 'sql') {
    for (const { name } of asked.code.starter) {
      const ran = await engine.run({ ...openJob(asked, []), kind: 'run', entry: name })
      expect(ran.exit, `${name}: ${ran.output}`).toBe('passed')
    }
    return
  }
  const solved = await engine.run(openJob(asked, asked.code.solution))
  expect(solved.exit, solved.output).toBe('passed')
}
