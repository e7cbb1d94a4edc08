/** Two interviewers, each blind to the other, and a criterion that the candidate does not know of. */
import { debriefFor, fold, type Refusal } from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { rubricFor } from '@signalroom/shared'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, Play } from '../kit/play.js'
import { sampleOpening } from '../kit/sample.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const nora = { seat: 'nora', role: 'interviewer' } as const
const refusal = (decision: object) => (decision as Refusal).refusal
const judged = ['score.set', 'flag.raised', 'note.taken', 'evidence.pinned'] as const

/** Both have judged, and the round is over. */
function played(): Play {
  const play = new Play(sampleOpening(), [lee, mina, nora])
  play.ask({ type: 'round.start' })
  for (const person of [lee, nora]) {
    play.ask({ type: 'score.set', criterion: 'S1', value: person === lee ? 4 : 2 }, person)
    play.ask({ type: 'flag.raise', flag: 'vague' }, person)
    play.ask({ type: 'evidence.pin', criterion: 'S2' }, person)
    play.ask({ type: 'note.take', text: `kept by ${person.seat}` }, person)
  }
  play.ask({ type: 'round.end' })
  return play
}
const received = (play: Play, person: typeof lee | typeof nora) => JSON.stringify(play.seenBy(person))
/** The room as one of them has it. */
const roomOf = (play: Play, person: typeof lee | typeof nora) => fold(play.seenBy(person))

describe('two interviewers', () => {
  test('[D14] each is sent their own scores, pins, flags and notes alone', () => {
    const play = played()
    for (const [person, other] of [
      [lee, nora],
      [nora, lee],
    ] as const) {
      const seen = play.seenBy(person).filter(event => (judged as readonly string[]).includes(event.type))
      expect(seen.map(event => event.type).toSorted()).toEqual([...judged].toSorted())
      expect(seen.every(event => event.actor === person.seat)).toBe(true)
      expect(received(play, person)).not.toContain(`kept by ${other.seat}`)
    }
  })

  test('[D14] the debrief that each reads holds their own alone, on the server as in the page', () => {
    const play = played()
    const here = debriefFor(play.room, nora)
    expect(here).toEqual(debriefFor(roomOf(play, nora), nora))
    expect(here.rows.flatMap(row => row.scores)).toEqual([{ seat: 'nora', role: 'interviewer', value: 2 }])
    expect(here.flags.map(flag => flag.seat)).toEqual(['nora'])
    expect(here.notes?.map(note => note.text)).toEqual(['kept by nora'])
  })

  test('[D14] once both have submitted each sees the other’s; before that, who has', () => {
    const play = played()
    expect(play.ask({ type: 'scores.submit' }, nora).ok).toBe(true)
    expect(roomOf(play, lee).panel).toMatchObject({ submitted: ['nora'], shared: false })
    expect(received(play, lee)).not.toContain('kept by nora')
    play.ask({ type: 'scores.submit' })
    for (const person of [lee, nora]) {
      const { panel } = roomOf(play, person)
      expect(panel.scores).toMatchObject({ lee: { S1: { value: 4 } }, nora: { S1: { value: 2 } } })
      expect(panel.notes.map(note => note.text)).toEqual(['kept by lee', 'kept by nora'])
    }
    expect(roomOf(play, mina as never).panel.scores).toEqual({})
  })

  test('[D14] what was submitted stays as it is, and nobody takes back another’s', () => {
    const play = played()
    const [flag] = play.room.panel.flags.filter(one => one.seat === 'lee')
    const [pin] = play.room.panel.evidence.filter(one => one.seat === 'lee')
    expect(refusal(play.ask({ type: 'flag.withdraw', raised: flag!.id }, nora))).toBe('unknown')
    expect(refusal(play.ask({ type: 'evidence.unpin', pinned: pin!.id }, nora))).toBe('unknown')
    play.ask({ type: 'scores.submit' })
    for (const command of [
      { type: 'score.set', criterion: 'S1', value: 1 },
      { type: 'flag.raise', flag: 'vague' },
      { type: 'flag.withdraw', raised: flag!.id },
      { type: 'evidence.pin', criterion: 'S1' },
      { type: 'evidence.unpin', pinned: pin!.id },
      { type: 'scores.submit' },
    ] as const)
      expect(refusal(play.ask(command)), command.type).toBe('done')
    expect(play.ask({ type: 'score.set', criterion: 'S1', value: 3 }, nora).ok).toBe(true)
  })

  test('[D14] who was shown out is not waited for; a release shares what there is', () => {
    const out = played()
    out.door({ type: 'seat.remove', seat: 'nora', by: 'lee' })
    out.ask({ type: 'scores.submit' })
    expect(out.room.panel.shared).toBe(true)
    const released = played()
    released.ask({ type: 'debrief.release' })
    expect(roomOf(released, nora).panel.notes).toHaveLength(2)
  })

  test('[D14] when the one who is still waited for is shown out, the others see each other’s at once', () => {
    const play = played()
    const ivo = { seat: 'ivo', role: 'interviewer' } as const
    play.door({ type: 'seat.take', ...ivo, name: 'Ivo' }, 'ivo')
    play.ask({ type: 'note.take', text: 'kept by ivo' }, ivo)
    play.ask({ type: 'scores.submit' }, lee)
    play.ask({ type: 'scores.submit' }, nora)
    expect(roomOf(play, lee).panel.shared).toBe(false)
    const before = play.room.seq
    play.door({ type: 'seat.remove', seat: 'ivo', by: 'lee' }, 'lee')
    // Who leaves is gone before anything is shared.
    expect(play.since(before)).toEqual(['seat.removed', 'scores.shared'])
    expect(roomOf(play, nora).panel.scores).toMatchObject({ lee: { S1: { value: 4 } } })
    const seen = play.room.seq
    play.ask({ type: 'debrief.release' })
    expect(play.since(seen)).toEqual(['debrief.released'])
  })

  test('[D14] who is shown out while another is waited for, or before the round is over, shares nothing', () => {
    const waiting = played()
    const ivo = { seat: 'ivo', role: 'interviewer' } as const
    waiting.door({ type: 'seat.take', ...ivo, name: 'Ivo' }, 'ivo')
    waiting.ask({ type: 'scores.submit' })
    waiting.door({ type: 'seat.remove', seat: 'ivo', by: 'lee' }, 'lee')
    expect(waiting.room.panel.shared).toBe(false)
    const live = new Play(sampleOpening(), [lee, mina, nora])
    live.ask({ type: 'round.start' })
    live.door({ type: 'seat.remove', seat: 'nora', by: 'lee' }, 'lee')
    live.door({ type: 'seat.remove', seat: 'mina', by: 'lee' }, 'lee')
    expect(live.room.panel.shared).toBe(false)
  })

  test('[D14] with one interviewer there is nothing to share', () => {
    const play = Play.live()
    play.ask({ type: 'score.set', criterion: 'S1', value: 4 })
    play.ask({ type: 'round.end' })
    play.ask({ type: 'debrief.release' })
    expect(play.log.map(event => event.type)).not.toContain('scores.shared')
  })
})

describe('a hidden criterion', () => {
  const sql = rubricFor(content.rubric, 'sql')
  const opening = (alone: boolean) =>
    sampleOpening({ alone }).map(fact => (fact.type === 'panel.opened' ? { ...fact, rubric: sql } : fact))

  test('[D13] of an SQL round it is data judgement; metric and outcome are the gates', () => {
    expect(sql.criteria.filter(c => c.hidden).map(c => c.id)).toEqual(['DAT'])
    expect(sql.criteria.filter(c => c.gate).map(c => c.id)).toEqual(['S1', 'S3'])
  })

  test('[D13] is on no candidate’s scorecard before the release, and in it after', () => {
    const play = new Play(opening(false), [lee, mina])
    play.ask({ type: 'round.start' })
    play.ask({ type: 'score.set', criterion: 'DAT', value: 2 })
    play.ask({ type: 'round.end' })
    const before = JSON.stringify(play.seenBy(mina))
    expect(before).not.toMatch(/\bDAT\b|Data judgement|\bgrain\b/)
    expect(play.room.open.scorecard?.map(row => row.id)).toContain('S1')
    expect(refusal(play.ask({ type: 'self.score', criterion: 'DAT', value: 2 }, mina))).toBe('unknown')
    play.ask({ type: 'debrief.release' })
    expect(JSON.stringify(play.seenBy(mina))).toMatch(/Data judgement/)
  })

  test('[D13] is on the card of who is alone: nobody else could score it', () => {
    const play = new Play(opening(true), [mina])
    play.ask({ type: 'round.start' }, mina)
    play.ask({ type: 'round.end' }, mina)
    expect(play.room.open.scorecard?.map(row => row.id)).toContain('DAT')
  })

  test('[D13] no line of the plan, of its questions or of their first files gives it away', () => {
    const plan = content.plans.find(one => one.id === 'sql')!
    const told = plan.phases.map(({ title, goal, produce, cue, lists }) => ({
      title,
      goal,
      produce,
      cue,
      lists,
    }))
    const asked = content.questions
      .filter(question => question.kind === 'sql')
      .map(({ title, ask, cards }) => ({ title, ask, cards: cards.map(card => [card.title, card.text]) }))
    expect(asked).toHaveLength(2)
    const giveaway =
      /\bgrain|judgement|disbelie|\bprove|\bproof|by hand|duplicat|\bnulls?\b|caveat|look before|reconcil/i
    expect(JSON.stringify([plan.summary, told])).not.toMatch(giveaway)
    expect(JSON.stringify(asked.map(({ title, ask }) => [title, ask]))).not.toMatch(giveaway)
  })

  test('[D13] the exchange’s three are in no title, text, topic or card', () => {
    const exchange = content.questions.find(one => one.id === 'coin-exchange')!
    const { id, title, ask, hints, cards } = exchange
    const told = [id, title, ask, hints.map(hint => hint.topic), cards.map(card => [card.title, card.text])]
    expect(JSON.stringify(told)).not.toMatch(/deposit|confirmation|double|spend|cold|wallet/i)
    const graded = JSON.stringify([exchange.notes, exchange.numbers, exchange.strong, hints])
    for (const word of [/deposit/, /confirmations/, /double-spend/, /cold wallet/])
      expect(graded).toMatch(word)
  })
})
