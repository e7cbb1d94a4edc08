/** Systems of the field, each by what shows that it is there: one test a row, named after it. */
import {
  debriefFor,
  findingScore,
  forProfile,
  lacksStakeholder,
  suggestionsIn,
  briefingSuggests,
  loopOf,
  minutes,
  opening,
  PlanFile,
  progress,
  QuestionFile,
  unmet,
  type Command,
  type Fact,
} from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, Play } from '../kit/play.js'
import { walk } from '../kit/loop-players.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const planOf = (id: string): PlanFile => {
  const plan = content.plans.find(one => one.id === id)
  if (!plan) throw new Error(`there is no plan ${id}`)
  return plan
}
const questionsOf = (id: string): readonly QuestionFile[] =>
  content.questions.filter(question => planOf(id).kinds.includes(question.kind))
const questionOf = (id: string): QuestionFile => {
  const [question] = questionsOf(id)
  if (!question) throw new Error(`there is no question of ${id}`)
  return question
}
const facts = (plan: string, more: Partial<Parameters<typeof opening>[0]> = {}): readonly Fact[] =>
  opening({
    room: 'room',
    title: 'A round',
    plan: planOf(plan),
    question: questionOf(plan),
    rubric: content.rubric,
    personas: content.personas ?? [],
    mode: 'coach',
    exam: false,
    alone: false,
    ...more,
  })
/** A live round in the phase of that id. */
const inPhase = (plan: string, phase: string, more: Partial<Parameters<typeof opening>[0]> = {}): Play => {
  const play = Play.live(facts(plan, more))
  const first = planOf(plan).phases[0]?.id ?? ''
  if (phase !== first) play.ask({ type: 'phase.enter', from: first, to: phase })
  return play.wake()
}
const phaseWith = (plan: string, has: (phase: PlanFile['phases'][number]) => boolean): string =>
  planOf(plan).phases.find(has)?.id ?? ''
const starts = (plan: string): readonly number[] => {
  let at = 0
  return planOf(plan).phases.map(phase => {
    const start = at
    at += phase.minutes
    return start / 60_000
  })
}
const everyCheck = (plan: string) => {
  const honest = walk(content, planOf(plan), questionOf(plan), true)
  const careless = walk(content, planOf(plan), questionOf(plan), false)
  return { met: Object.values(honest.checks), missed: Object.values(careless.checks) }
}
const holds = (plan: string) => {
  const { met, missed } = everyCheck(plan)
  expect(met.length).toBeGreaterThan(0)
  expect(met.every(Boolean)).toBe(true)
  expect(missed.some(Boolean)).toBe(false)
}
const endBlock = (phase: string, block: string): Command => ({ type: 'block.end', phase, block, by: 'key' })

describe('rounds of the field', () => {
  it('SYS-14 another company changes weights and words, and no evidence', () => {
    const [startUp, large] = ['start-up', 'large-company'].map(id =>
      content.presets?.find(one => one.id === id),
    )
    const rounds = [startUp, large].map(preset => {
      const play = Play.live(facts('design', { preset: preset ?? null }))
      play.ask({ type: 'evidence.pin', criterion: 'S1' })
      play.ask({ type: 'score.set', criterion: 'S1', value: 3 })
      return play
    })
    const weights = rounds.map(play => play.room.panel.guide?.rubric.criteria.map(one => one.weight))
    const words = rounds.map(play => play.room.panel.guide?.words)
    expect(weights[0]).not.toEqual(weights[1])
    expect(words[0]).not.toEqual(words[1])
    expect(rounds[0]?.room.panel.evidence).toEqual(rounds[1]?.room.panel.evidence)
    expect(rounds[0]?.room.panel.scores).toEqual(rounds[1]?.room.panel.scores)
    // And afterwards, on one and the same log.
    const over = rounds[0] as Play
    over.ask({ type: 'round.end' })
    const judged = [undefined, { preset: large ?? null }, { equal: true }].map(as =>
      debriefFor(over.room, { seat: 'lee', role: 'interviewer' }, as),
    )
    expect(new Set(judged.map(one => JSON.stringify(one.rows.map(row => row.weight)))).size).toBe(3)
    expect(new Set(judged.map(one => JSON.stringify(one.rows.map(row => [row.scores, row.pins])))).size).toBe(
      1,
    )
  })

  it('SYS-42 the debrief holds persona and seniority, and the goals once it is released', () => {
    const play = inPhase(
      'hm-final',
      phaseWith('hm-final', one => one.partners !== undefined),
    )
    play.ask({ type: 'seniority.say', as: 'peer' })
    const persona = play.room.panel.guide?.personas?.[0]
    play.ask({ type: 'persona.play', persona: persona?.id ?? '' })
    play.ask({ type: 'round.end' })
    const goals = JSON.stringify(persona?.goals).slice(2, 40)
    expect(JSON.stringify(play.seenBy(mina))).not.toContain(goals)
    play.ask({ type: 'debrief.release' })
    expect(JSON.stringify(play.seenBy(mina))).toContain(goals)
    expect(play.room.open.seniority).toEqual({ lee: 'peer' })
    expect(play.room.open.personas?.map(one => one.persona)).toEqual([persona?.id])
  })

  it('[WD7] SYS-43 a briefing in which nobody is named whom it touched suggests the flag', () => {
    const phase = phaseWith('postmortem', one => one.partners !== undefined)
    const brief = (text: string) => {
      const play = inPhase('postmortem', phase)
      play.ask({ type: 'chat.say', text }, mina)
      return briefingSuggests(play.room)
    }
    const system = 'The pool was exhausted at nine, we rolled the setting back and raised the limit again.'
    expect(brief(system)).toBe('no-stakeholder-framing')
    expect(brief(`${system} For 52 minutes 3,100 customers could not pay.`)).toBeNull()
    expect(lacksStakeholder('Short.')).toBe(false)
    const told = inPhase('postmortem', phase)
    told.ask({ type: 'chat.say', text: system }, mina)
    expect(suggestionsIn(told.room, told.now)).toMatchObject([
      { flag: 'no-stakeholder-framing', words: [system] },
    ])
    const elsewhere = inPhase('postmortem', planOf('postmortem').phases[1]?.id ?? '')
    elsewhere.ask({ type: 'chat.say', text: system }, mina)
    expect(briefingSuggests(elsewhere.room)).toBeNull()
  })

  it('SYS-49 ML system design: its checks are met by who does what it asks, and by nobody else', () =>
    holds('ml-design'))

  it('SYS-53 what the SQL round grades stands on no screen of the candidate before the release', () => {
    const play = Play.live(facts('sql', { language: 'sql' }))
    const criterion = play.room.panel.guide?.rubric.criteria.find(one => one.hidden)
    expect(criterion?.id).toBe('DAT')
    const seen = () => JSON.stringify(play.seenBy(mina))
    play.ask({ type: 'round.end' })
    for (const word of [
      'DAT',
      criterion?.title ?? '',
      criterion?.asks ?? '',
      ...(questionOf('sql').grades ?? []),
    ])
      expect(seen()).not.toContain(word)
    play.ask({ type: 'debrief.release' })
    expect(seen()).toContain(criterion?.title)
  })

  it('SYS-54 each planted gap that is found counts, and a false alarm costs half of one', () => {
    for (const question of questionsOf('postmortem')) {
      const planted = question.planted ?? []
      expect(planted.length, question.id).toBeGreaterThanOrEqual(6)
      expect(planted.length, question.id).toBeLessThanOrEqual(9)
      planted.forEach((_, i) => {
        const found = planted.slice(0, i + 1).map(({ id }) => ({ planted: id }))
        expect(findingScore(planted, found).score).toBeCloseTo((i + 1) / planted.length)
        expect(findingScore(planted, [...found, 'false-alarm']).score).toBeCloseTo((i + 0.5) / planted.length)
      })
    }
    expect(questionsOf('postmortem').length).toBeGreaterThanOrEqual(4)
    holds('postmortem')
  })

  it('SYS-55 the sketch opens 20,000 ms after the story, in each of four blocks', () => {
    const plan = planOf('bar-raiser')
    const blocks = plan.phases.filter(phase => phase.blocks)
    expect(blocks.map(phase => phase.minutes)).toEqual(Array.from({ length: 4 }, () => minutes(10)))
    for (const { id } of blocks) {
      const play = inPhase('bar-raiser', id)
      play.wait(47_123).ask(endBlock(id, 'story'), mina)
      const ended = play.now
      play.wait(60_000).wake()
      const sketch = play.room.open.blocks?.find(visit => visit.phase === id && visit.block === 'sketch')
      expect((sketch?.at ?? 0) - ended).toBe(20_000)
      expect(sketch?.told).toBeTruthy()
    }
  })

  it('SYS-56 five blocks of eight minutes, each with a design or the code that proved it', () => {
    const phases = planOf('tradeoff-set').phases.filter(phase => phase.blocks)
    expect(phases.map(phase => phase.minutes)).toEqual(Array.from({ length: 5 }, () => minutes(8)))
    for (const phase of phases) {
      expect(phase.blocks?.map(block => block.minutes / 1000)).toEqual([90, 20, 180, 150, 40])
      expect(phase.blocks?.find(block => block.kind === 'sketch')?.closes).toEqual([])
    }
    for (const question of questionsOf('tradeoff-set'))
      expect(question.stories?.filter(story => story.follow.length > 0)).toHaveLength(5)
    holds('tradeoff-set')
  })

  it('SYS-57 a block is not done without the way back', () => {
    const phase = planOf('commit-set').phases.find(one => one.blocks)
    const list = phase?.lists.find(one => one.fields)
    const play = inPhase('commit-set', phase?.id ?? '')
    const check = phase?.checks.find(({ needs }) => needs.of === 'lines' && needs.list === list?.id)
    const met = () => (check ? progress(play.room, check).met : null)
    const full: Record<string, string> = { path: 'Flag off', cost: '2 hours', 'cheap-until': 'Friday' }
    for (const left of Object.keys(full)) {
      const { [left]: _, ...fields } = full
      play.ask({ type: 'line.add', list: list?.id ?? '', text: 'The cut-over', fields }, mina)
      expect(met(), left).toBe(false)
    }
    expect(unmet(play.room).some(one => one.check.id === check?.id)).toBe(true)
    play.ask({ type: 'line.add', list: list?.id ?? '', text: 'The cut-over', fields: full }, mina)
    expect(met()).toBe(true)
  })

  it('SYS-58 a fault lands in the drawing of each block, a minute after it opened', () => {
    for (const question of questionsOf('incident-set')) {
      const phases = planOf('incident-set').phases.filter(phase => phase.blocks)
      const play = Play.live(facts('incident-set', { question }))
      let from = planOf('incident-set').phases[0]?.id ?? ''
      for (const { id } of phases) {
        play.ask({ type: 'phase.enter', from, to: id })
        play.wait(50_000).ask(endBlock(id, 'story'), mina)
        play.wait(20_000 + 60_000).wake()
        const sketch = play.room.open.blocks?.find(visit => visit.phase === id && visit.block === 'sketch')
        const fault = play.room.open.faults?.find(one => one.phase === id)
        expect((fault?.at ?? 0) - (sketch?.at ?? 0), `${question.id} ${id}`).toBe(60_000)
        from = id
      }
      expect(new Set(play.room.open.faults?.map(fault => fault.title)).size).toBe(4)
    }
  })

  it('SYS-59 a dive into one project: its minutes, and its checks', () => {
    expect(starts('deep-dive')).toEqual([0, 3, 9, 19, 29, 36, 42])
    holds('deep-dive')
  })
  it('SYS-60 the final with a manager: its minutes, and its checks', () => {
    expect(starts('hm-final')).toEqual([0, 3, 6, 9, 20, 29, 36, 42])
    holds('hm-final')
  })
  it('SYS-61 work across functions: its minutes, three partners by one interviewer, and its checks', () => {
    expect(starts('cross-fn')).toEqual([0, 4, 12, 22, 32, 40])
    for (const question of questionsOf('cross-fn'))
      expect(question.partners?.length).toBeGreaterThanOrEqual(3)
    holds('cross-fn')
  })
  it('SYS-62 the phone screen ends at 30:00', () => {
    const play = Play.live(facts('phone-screen', { mode: 'strict', language: 'python' }))
    for (const [i, { id }] of planOf('phone-screen').phases.entries()) {
      const next = planOf('phone-screen').phases[i + 1]
      play.wait(planOf('phone-screen').phases[i]?.minutes ?? 0)
      if (next) play.ask({ type: 'phase.enter', from: id, to: next.id })
    }
    play.wake()
    expect(play.room.open.stage).toBe('over')
    expect((play.room.open.endedAt ?? 0) - (play.room.open.startedAt ?? 0)).toBe(minutes(30))
  })

  it('SYS-64 the last question of the take-home call opens at its minute, and no byte of it is there before', () => {
    for (const question of questionsOf('takehome-call')) {
      const play = Play.live(facts('takehome-call', { question }))
      const { minute = 0, text = '' } = question.sealed ?? {}
      expect(minute).toBe(minutes(37))
      const seen = () => JSON.stringify(play.seenBy(mina))
      const part = JSON.stringify(text.trim().split('\n')[0]).slice(1, 40)
      play.wait(minute - 1).wake()
      expect(seen(), question.id).not.toContain(part)
      play.wait(1).wake()
      expect(seen(), question.id).toContain(part)
    }
  })

  it('SYS-66 a plan to ship needs date, scope and the way back', () => {
    const phase = planOf('cross-fn').phases.find(one => one.lists.some(list => list.id === 'ship'))
    const list = phase?.lists.find(one => one.id === 'ship')
    const check = phase?.checks.find(({ needs }) => needs.of === 'lines' && needs.list === 'ship')
    const needed = (list?.fields ?? []).filter(field => !field.optional)
    expect(needed.map(field => field.id)).toEqual(expect.arrayContaining(['date', 'scope', 'rollback']))
    const full = Object.fromEntries(
      needed.map(field => [
        field.id,
        field.kind === 'date' ? 'next Tuesday' : field.kind === 'figure' ? '5 days' : 'One region',
      ]),
    )
    const play = inPhase('cross-fn', phase?.id ?? '')
    const met = () => (check ? progress(play.room, check).met : null)
    for (const left of ['date', 'scope', 'rollback']) {
      const { [left]: _, ...fields } = full
      play.ask({ type: 'line.add', list: 'ship', text: 'The export', fields }, mina)
      expect(met(), left).toBe(false)
    }
    play.ask({ type: 'line.add', list: 'ship', text: 'The export', fields: full }, mina)
    expect(met()).toBe(true)
    // And the company that ships next week says so to whoever interviews.
    expect(
      content.presets
        ?.find(one => one.id === 'hyper-growth')
        ?.words.join(' ')
        .toLowerCase(),
    ).toMatch(/seven days/)
  })

  it('SYS-67 webhooks, flags at the edge, coin deposits and the feed are in the bank', () => {
    const ids = content.questions.map(question => question.id)
    expect(ids).toEqual(
      expect.arrayContaining(['webhook-delivery', 'feature-flags', 'coin-exchange', 'activity-feed']),
    )
  })

  it('SYS-84 who rehearses picks the loop, the level and what of the bank comes first', () => {
    const profile = { trade: 'machine-learning', level: 'senior' } as const
    const loop = loopOf(profile, content.loops ?? [])
    expect(loop?.id).toBe('mle_remote')
    for (const { plan } of loop?.rounds ?? []) expect(planOf(plan ?? '').id).toBe(plan)
    const first = forProfile(profile, content.questions)
    const machine = first.findIndex(
      question => question.kind !== 'ml-design' && !/machine-learning|^ml$/.test(question.tags.join(' ')),
    )
    expect(machine).toBeGreaterThanOrEqual(10)
    expect(first.slice(0, machine).some(question => question.kind === 'ml-design')).toBe(true)
    // A senior who rehearses a question for mid level keeps the rules of a senior.
    const mid =
      content.questions.find(one => one.kind === 'design' && one.level === 'mid') ?? questionOf('design')
    const play = Play.live(facts('design', { question: { ...mid, level: 'mid' }, level: 'senior' }))
    for (const { id } of play.room.panel.guide?.rubric.criteria ?? [])
      play.ask({ type: 'score.set', criterion: id, value: id === 'RSK' ? 2 : 4 })
    for (const gate of ['S1', 'S2', 'S3']) play.ask({ type: 'evidence.pin', criterion: gate })
    play.ask({ type: 'round.end' })
    const { recommendation } = debriefFor(play.room, { seat: lee.seat, role: 'interviewer' })
    expect(recommendation?.caps).toContainEqual({ type: 'slo_ownership', by: 'score' })
  })
})
