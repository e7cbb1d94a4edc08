/** Partners, seniority, push-backs, the assistant, presets, levels, and the question that opens by itself. */
import {
  debriefFor,
  fold,
  opening,
  PresetFile,
  progress,
  rubricFor,
  sayNext,
  weighed,
  pacedBy,
  type RubricFile,
} from '@signalroom/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lee, mina, omar, Play, start } from '../kit/play.js'
import { loopOpening, loopPlan, loopQuestion } from '../kit/loop-rounds.js'
import { samplePlan, sampleQuestion, sampleRubric } from '../kit/sample.js'

const at = (phase: string, given: Parameters<typeof loopOpening>[0] = {}) => {
  const play = new Play(
    loopOpening({ mark: field => `canary-${field}`, ...given }),
    given.alone ? [mina] : [lee, mina, omar],
  )
  const leader = given.alone ? mina : lee
  play.ask({ type: 'round.start' }, leader)
  play.ask({ type: 'phase.enter', from: 'intro', to: phase }, leader)
  return play.wake()
}
const check = (play: Play, id: string) => {
  const found = play.room.panel.guide?.phases.flatMap(phase => phase.checks).find(one => one.id === id)
  return found && progress(play.room, found)
}

describe('people who are played', () => {
  it('[U33] what is said next begins with the openings of those who were not played yet', () => {
    const play = at('partners')
    const { personas = [], phases } = play.room.panel.guide!
    const talk = phases.find(({ id }) => id === 'partners')!.talk
    const openings = personas.map(one => one.opening)
    expect(sayNext(play.room)).toEqual([...openings, ...talk])
    play.ask({ type: 'persona.play', persona: personas[0]!.id })
    expect(sayNext(play.room)).toEqual([...openings.slice(1), ...talk])
    // A candidate's half holds no line.
    expect(sayNext(fold(play.seenBy(mina)))).toEqual([])
  })
  it('[U33] and in a block with what is read out there', () => {
    const play = new Play(loopOpening({}), [lee, mina, omar])
    play.ask({ type: 'round.start' }, lee)
    const first = play.room.open.plan.phases.find(phase => phase.blocks)!
    play.ask({ type: 'phase.enter', from: 'intro', to: first.id }, lee)
    play.wake()
    const [story] = play.room.panel.guide!.question.stories!
    expect(sayNext(play.room)[0]).toBe(story!.ask)
  })
  it('[U14] one interviewer speaks as several; their goals are told with the release and not before', () => {
    const play = at('partners')
    expect(play.ask({ type: 'persona.play', persona: 'stranger' })).toMatchObject({ refusal: 'unknown' })
    expect(play.ask({ type: 'persona.play', persona: 'finance' }, mina)).toMatchObject({ refusal: 'role' })
    play.ask({ type: 'persona.play', persona: 'director' })
    expect(play.ask({ type: 'persona.play', persona: 'director' })).toMatchObject({ refusal: 'done' })
    play.ask({ type: 'persona.play', persona: 'finance' })
    play.ask({ type: 'persona.play', persona: 'director' })
    expect(play.room.open.personas?.map(one => one.persona)).toEqual(['director', 'finance', 'director'])
    expect(check(play, 'met')).toEqual({ met: true, have: 2, need: 2 })
    const seen = JSON.stringify(play.seenBy(mina))
    expect(seen).toContain('canary-opening-finance')
    expect(seen).not.toMatch(/canary-(goal|calms|interrupt)/)
    play.ask({ type: 'round.end' })
    play.ask({ type: 'debrief.release' })
    expect(play.room.open.released?.release.personas?.map(one => one.goals)).toEqual([
      ['canary-goal-1-director', 'canary-goal-2-director'],
      ['canary-goal-1-finance', 'canary-goal-2-finance'],
    ])
  })

  it('[U15] alone, a phase’s partners come in one after the other, at even distances', () => {
    const play = at('partners', { alone: true })
    play.wait(119_999).wake()
    expect(play.room.open.personas?.map(one => one.persona)).toEqual(['director'])
    play.wait(1).wake()
    expect(play.room.open.personas?.map(one => [one.persona, one.at - start])).toEqual([
      ['director', 0],
      ['finance', 120_000],
    ])
  })

  it('[U16] how senior an interviewer is, they say themselves, and it stays on record', () => {
    const play = new Play(loopOpening())
    expect(play.ask({ type: 'seniority.say', as: 'staff' }, mina)).toMatchObject({ refusal: 'role' })
    play.ask({ type: 'seniority.say', as: 'peer' })
    play.ask({ type: 'round.start' })
    play.ask({ type: 'seniority.say', as: 'staff' })
    expect(play.ask({ type: 'seniority.say', as: 'staff' })).toMatchObject({ refusal: 'done' })
    expect(play.room.open.seniority).toEqual({ lee: 'staff' })
  })
})

describe('what is pushed back', () => {
  it('[U17] a push-back is pinned to something, open until it is settled, and counted when answered', () => {
    const play = at('partners')
    const on = { type: 'board' as const, x: 1, y: 2, w: 3, h: 4, shapes: ['shape:a'] }
    expect(play.ask({ type: 'push.send', text: 'x' }, mina)).toMatchObject({ refusal: 'role' })
    play.ask({ type: 'push.send', text: 'What does the user see when this dies?', on })
    play.ask({ type: 'push.send', text: 'And at twice the load?' })
    const [first, second] = play.room.open.pushes ?? []
    expect(first).toMatchObject({ on, outcome: null })
    play.ask({ type: 'push.settle', push: first?.id ?? 0, outcome: 'answered' })
    expect(play.ask({ type: 'push.settle', push: first?.id ?? 0, outcome: 'dropped' })).toMatchObject({
      refusal: 'done',
    })
    play.ask({ type: 'push.settle', push: second?.id ?? 0, outcome: 'dropped' })
    expect(check(play, 'pushed')).toEqual({ met: true, have: 1, need: 1 })
    expect(play.ask({ type: 'push.settle', push: 1, outcome: 'dropped' })).toMatchObject({
      refusal: 'unknown',
    })
  })
})

describe('the assistant', () => {
  it('[U18] is answered by people or the script where no endpoint is; what is wrong with an answer is told after', () => {
    const play = at('partners')
    play.ask({ type: 'assistant.ask', text: 'How do I page?' }, mina)
    const [asked] = play.room.open.dialogue ?? []
    const id = asked?.id ?? 0
    expect(play.ask({ type: 'assistant.ask', text: 'And?' }, mina)).toMatchObject({ refusal: 'busy' })
    expect(play.ask({ type: 'assistant.reply', asked: id, with: { reply: 'nope' } })).toMatchObject({
      refusal: 'unknown',
    })
    expect(play.ask({ type: 'assistant.judge', asked: id, checked: true })).toMatchObject({
      refusal: 'unknown',
    })
    play.ask({ type: 'assistant.reply', asked: id, with: { reply: 'second' } })
    expect(play.room.open.dialogue?.[0]?.answer).toMatchObject({
      text: 'canary-reply-text-second',
      by: 'script',
    })
    expect(JSON.stringify(play.seenBy(mina))).not.toMatch(/canary-reply-(when|wrong)|canary-assistant-brief/)
    play.ask({ type: 'assistant.judge', asked: id, checked: true })
    expect(check(play, 'checked')).toEqual({ met: true, have: 1, need: 1 })
    play.ask({ type: 'assistant.ask', text: 'More' }, mina)
    const second = play.room.open.dialogue?.[1]?.id ?? 0
    play.ask({ type: 'assistant.reply', asked: second, with: { text: 'In my own words.' } })
    play.ask({ type: 'round.end' })
    play.ask({ type: 'debrief.release' })
    expect(play.room.open.released?.release.answers).toEqual({
      [id]: { wrong: 'canary-reply-wrong-second', checked: true },
    })
  })

  it('[U18] alone the script answers in its order, after two seconds', () => {
    const play = at('partners', { alone: true })
    const answers = () => play.room.open.dialogue?.map(one => one.answer?.text ?? null)
    play.ask({ type: 'assistant.ask', text: 'One' }, mina)
    play.wait(1999).wake()
    expect(answers()).toEqual([null])
    play.wait(1).wake()
    play.ask({ type: 'assistant.ask', text: 'Two' }, mina)
    play.wait(2000).wake()
    expect(answers()).toEqual(['canary-reply-text-first', 'canary-reply-text-second'])
  })

  it('[U19] an endpoint answers at its own door; when it fails, people or the script step in', () => {
    const play = at('partners', { assistant: 'endpoint' })
    play.ask({ type: 'assistant.ask', text: 'One' }, mina)
    const id = play.room.open.dialogue?.[0]?.id ?? 0
    expect(play.ask({ type: 'assistant.reply', asked: id, with: { reply: 'first' } })).toMatchObject({
      refusal: 'busy',
    })
    play.door({ type: 'assistant.fail', asked: id, why: 'It did not answer within 30 s.' })
    expect(play.room.open.dialogue?.[0]).toMatchObject({
      failed: 'It did not answer within 30 s.',
      answer: null,
    })
    expect(play.ask({ type: 'assistant.reply', asked: id, with: { reply: 'first' } }).ok).toBe(true)
    expect(play.door({ type: 'assistant.answer', asked: id, text: 'late' })).toMatchObject({
      refusal: 'done',
    })
    play.ask({ type: 'assistant.ask', text: 'Two' }, mina)
    play.door({ type: 'assistant.answer', asked: play.room.open.dialogue?.[1]?.id ?? 0, text: 'Here.' })
    expect(play.room.open.dialogue?.[1]?.answer).toMatchObject({ text: 'Here.', by: 'endpoint' })
  })

  it('[U18] a round without one refuses questions to it', () => {
    const play = Play.live()
    expect(play.ask({ type: 'assistant.ask', text: 'x' }, mina)).toMatchObject({ refusal: 'unknown' })
  })
})

describe('what is left of it', () => {
  it('[U18] [U31] the debrief has each question at its moment of the clock, and counts no finding that was taken out', () => {
    const play = at('find')
    play.wait(60_000).ask({ type: 'clock.pause' })
    play.wait(600_000).ask({ type: 'clock.resume' })
    play.wait(30_000).ask({ type: 'assistant.ask', text: 'How?' }, mina)
    for (const place of ['timeline.1', 'actions.1'])
      play.ask({ type: 'line.add', list: 'findings', text: 'Missing', fields: { place } }, mina)
    const [first, second] = play.room.open.lines.map(line => line.id)
    play.ask({ type: 'finding.judge', line: first ?? 0, as: { planted: 'silent' } })
    play.ask({ type: 'finding.judge', line: second ?? 0, as: 'false-alarm' })
    play.ask({ type: 'line.remove', line: second ?? 0 }, mina)
    play.ask({ type: 'round.end' })
    const { loop } = debriefFor(play.room, lee)
    expect(loop?.dialogue.map(one => one.elapsed)).toEqual([90_000])
    expect(loop?.findings).toMatchObject({ found: ['silent'], falseAlarms: 0 })
    expect(debriefFor(fold(play.seenBy(mina)), mina).loop).toMatchObject({ findings: null, grades: [] })
  })
})

describe('how a company judges', () => {
  const preset = PresetFile.parse({
    id: 'start-up',
    title: 'Start-up',
    summary: 'Ship.',
    weighs: { S3: 2, COM: 0.5 },
    gates: ['RSK'],
    pace: { scope: 0.5 },
    words: ['What ships this week?'],
    pay: { currency: 'USD', fields: ['base', 'equity'] },
  })
  const column = (rubric: RubricFile, as?: Parameters<typeof rubricFor>[2]) =>
    Object.fromEntries(rubricFor(rubric, 'design', as).criteria.map(one => [one.id, one.weight]))

  it('[U20] weights change by its factors and sum to 100; equal weights by one switch; gates are added', () => {
    const rubric = sampleRubric()
    expect(column(rubric)).toEqual({ S1: 20, S2: 20, S3: 30, COM: 15, RSK: 15 })
    const changed = column(rubric, { preset })
    expect(changed['S3']).toBeGreaterThan(40)
    expect(Object.values(changed).reduce((a, b) => a + b)).toBe(100)
    expect(column(rubric, { equal: true })).toEqual({ S1: 20, S2: 20, S3: 20, COM: 20, RSK: 20 })
    expect(
      rubricFor(rubric, 'design', { preset })
        .criteria.filter(one => one.gate)
        .map(one => one.id),
    ).toEqual(['S1', 'S2', 'S3', 'RSK'])
  })

  it('[U20] weights are whole, sum to 100 and leave out what weighed nothing, whatever the factors', () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('S1', 'S2', 'S3', 'COM', 'RSK', 'DEP', 'TRD'), fc.nat(100), {
          minKeys: 1,
        }),
        fc.dictionary(
          fc.constantFrom('S1', 'S2', 'S3', 'COM'),
          fc.double({ min: 0.25, max: 4, noNaN: true }),
        ),
        fc.boolean(),
        (weights, weighs, equal) => {
          fc.pre(Object.values(weights).some(weight => weight > 0))
          const made = weighed(weights, { preset: { weighs, gates: [] }, equal })
          expect(Object.values(made).reduce((a, b) => a + b, 0)).toBe(100)
          for (const [id, weight] of Object.entries(made)) {
            expect(Number.isInteger(weight)).toBe(true)
            expect(weights[id]).toBeGreaterThan(0)
          }
        },
      ),
    ))

  it('[U20] its pace hands what is saved to the phase that lends; its words are the interviewer’s', () => {
    const paced = pacedBy(samplePlan(), preset)
    expect(paced.phases.map(phase => phase.minutes)).toEqual([60_000, 360_000, 60_000])
    const facts = opening({
      room: 'r',
      title: 't',
      plan: samplePlan(),
      question: sampleQuestion(),
      rubric: sampleRubric(),
      mode: 'coach',
      exam: false,
      alone: false,
      preset,
      equalWeights: true,
    })
    expect(facts[0]).toMatchObject({ preset: { id: 'start-up', title: 'Start-up', equal: true } })
    expect(facts[1]).toMatchObject({ words: ['What ships this week?'] })
  })

  it('[U21] the level is the person’s where they say one', () => {
    const [opened] = loopOpening({ level: 'staff' })
    expect(opened).toMatchObject({ question: { level: 'staff' } })
    expect(loopQuestion().level).toBe('senior')
    expect(loopOpening()[0]).toMatchObject({ question: { level: 'senior' } })
  })
})

describe('the question that opens by itself', () => {
  it('[U22] at its minute of the round, by value; until then its title alone', () => {
    const play = Play.live(loopOpening({ mark: field => `canary-${field}` }))
    play.wait(37 * 60_000 - 1).wake()
    expect(JSON.stringify(play.seenBy(mina))).toContain('One more question')
    expect(JSON.stringify(play.seenBy(mina))).not.toContain('canary-sealed-text')
    play.wait(1).wake()
    expect(JSON.stringify(play.seenBy(mina))).toContain('canary-sealed-text')
    expect(loopPlan().phases.length).toBe(7)
  })
})
