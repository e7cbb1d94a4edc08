/** Every plan walked end to end by generated players: all phases and blocks are reached, every check can be met and can be missed. */
import { describe, expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import { walk } from '../kit/loop-players.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))

describe.each(content.plans.map(plan => [plan.id, plan] as const))('the plan %s', (_, plan) => {
  const questions = content.questions.filter(question => plan.kinds.includes(question.kind))

  it('[U25] reaches every phase and block, and an honest pair meets every check with every question', () => {
    for (const question of questions) {
      const { reached, there, checks } = walk(content, plan, question, true)
      expect(reached, question.id).toEqual(there)
      expect(
        Object.entries(checks).filter(([, met]) => !met),
        question.id,
      ).toEqual([])
    }
  })

  it('[U25] meets no check for a pair that does nothing but go on', () => {
    const [question] = questions
    if (!question) throw new Error('a plan has a question')
    const { checks } = walk(content, plan, question, false)
    expect(Object.entries(checks).filter(([, met]) => met)).toEqual([])
  })
})
