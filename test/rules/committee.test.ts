/** The committee after the round: unseen until each has submitted, then compared, changed with a reason, and given away by the line. */
import {
  apart,
  debriefFor,
  debriefMarkdown,
  fold,
  scoreWords,
  type Command,
  type Refusal,
} from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { lee, mina, omar, Play, type Person } from '../kit/play.js'
import { sampleOpening } from '../kit/sample.js'

const nora: Person = { seat: 'nora', role: 'interviewer' }
const refusal = (decision: object) => (decision as Refusal).refusal
const submit: Command = { type: 'scores.submit' }
const revise: Command = { type: 'score.revise', criterion: 'S1', value: 3, reason: 'the p99 was measured' }

/** All have scored, nobody has submitted. */
function scored(interviewers: readonly Person[] = [lee, nora]): Play {
  const play = new Play(sampleOpening(), [...interviewers, mina, omar])
  play.ask({ type: 'round.start' })
  for (const person of interviewers) {
    const value = person === lee ? 4 : 2
    play.wait(10_000).ask({ type: 'score.set', criterion: 'S1', value, pin: {} }, person)
    play.ask({ type: 'note.take', text: `kept by ${person.seat}` }, person)
    play.ask({ type: 'note.take', text: `given by ${person.seat}` }, person)
  }
  play.wait(60_000).ask({ type: 'round.end' })
  play.ask({ type: 'self.score', criterion: 'S1', value: 1, pin: { quote: 'words of mina' } }, mina)
  play.ask({ type: 'bookmark.keep', at: play.now, text: 'hers alone' }, mina)
  return play
}
const submitted = (...people: readonly Person[]): Play => {
  const play = scored()
  for (const person of people) play.ask(submit, person)
  return play
}
const received = (play: Play, person: Person) => JSON.stringify(play.seenBy(person))
const seen = (play: Play, person: Person) => debriefFor(fold(play.seenBy(person)), person)
const scoresOf = (play: Play, person: Person) =>
  Object.fromEntries(
    (seen(play, person).rows.find(row => row.id === 'S1')?.scores ?? []).map(one => [one.seat, one.value]),
  )
const noteOf = (play: Play, text: string) => play.room.panel.notes.find(note => note.text === text)?.id ?? 0

describe('unseen', () => {
  const everybody = [lee, nora, mina]
  /** All orders in which three people can submit. */
  const orders = everybody.flatMap(one =>
    everybody
      .filter(two => two !== one)
      .map(two => [one, two, ...everybody.filter(three => three !== one && three !== two)] as const),
  )
  test.each(orders.map(order => [order.map(({ seat }) => seat).join(', '), order] as const))(
    '[B24] in the order %s, nobody sees another’s score before all have submitted',
    (_, order) => {
      const play = scored()
      const own = { lee: { lee: 4 }, nora: { nora: 2 }, mina: { mina: 1 } } as Record<string, object>
      for (const [i, person] of order.entries()) {
        expect(received(play, lee)).not.toContain('words of mina')
        expect(received(play, nora)).not.toContain('words of mina')
        const panelShared = order.slice(0, i).filter(one => one !== mina).length === 2
        for (const who of everybody)
          expect(scoresOf(play, who)).toEqual(
            panelShared && who !== mina ? { lee: 4, nora: 2 } : own[who.seat],
          )
        expect(play.ask(submit, person).ok).toBe(true)
      }
      for (const who of [lee, nora]) expect(scoresOf(play, who)).toEqual({ lee: 4, nora: 2, mina: 1 })
      expect(scoresOf(play, mina)).toEqual({ mina: 1 })
      expect(scoresOf(play, omar)).toEqual({})
      for (const who of [lee, nora]) expect(received(play, who)).not.toContain('hers alone')
    },
  )
  test('[B24] on the server, of the whole log, each is told no more than in the page', () => {
    for (const play of [scored(), submitted(mina), submitted(lee, nora), submitted(lee, nora, mina)])
      for (const who of [lee, nora, mina, omar])
        expect(debriefFor(play.room, who).rows.flatMap(row => row.scores)).toEqual(
          seen(play, who).rows.flatMap(row => row.scores),
        )
  })
  test('[B24] what the candidate submitted stays as it is, and once is enough', () => {
    const play = submitted(mina)
    expect(refusal(play.ask(submit, mina))).toBe('done')
    expect(refusal(play.ask({ type: 'self.score', criterion: 'S1', value: 4 }, mina))).toBe('done')
    expect(refusal(play.ask(submit, omar))).toBe('role')
    expect(fold(play.seenBy(lee)).open.selfSubmitted).toEqual(['mina'])
  })
  test('[B24] the last who was waited for is shown out: the candidate’s scores come with the others’', () => {
    const play = submitted(lee, mina)
    play.door({ type: 'seat.remove', seat: 'nora', by: 'lee' })
    expect(scoresOf(play, lee)).toEqual({ lee: 4, nora: 2, mina: 1 })
  })
  test('[B24] one interviewer sees the candidate’s after their own submit; who is alone has nobody to submit to', () => {
    const play = scored([lee])
    play.ask(submit, mina)
    expect(scoresOf(play, lee)).toEqual({ lee: 4 })
    play.ask(submit)
    expect(scoresOf(play, lee)).toEqual({ lee: 4, mina: 1 })
    expect(play.log.map(event => event.type)).not.toContain('scores.shared')
    const solo = new Play(sampleOpening({ alone: true }), [mina])
    solo.ask({ type: 'round.start' }, mina)
    solo.ask({ type: 'round.end' }, mina)
    expect(refusal(solo.ask(submit, mina))).toBe('nothing')
  })
})

describe('a changed score', () => {
  test('[B26] is changed only after sharing and before the release, by whose it is', () => {
    const early = submitted(lee)
    expect(refusal(scored().ask(revise))).toBe('nothing')
    expect(refusal(early.ask(revise))).toBe('nothing')
    const play = submitted(lee, nora)
    expect(refusal(play.ask(revise, mina))).toBe('role')
    expect(refusal(play.ask({ ...revise, criterion: 'NOPE' } as Command))).toBe('unknown')
    expect(refusal(play.ask({ ...revise, value: 4 } as Command))).toBe('done')
    expect(play.ask(revise).ok).toBe(true)
    play.ask({ type: 'debrief.release' })
    expect(refusal(play.ask({ ...revise, value: 2 } as Command))).toBe('released')
  })
  test('[B26] keeps its first value however often it changes, and the last reason; a row not scored was not evidenced', () => {
    const play = submitted(lee, nora)
    play.ask({ ...revise, value: 2, reason: 'one' } as Command)
    play.ask({ ...revise, value: 3, reason: 'two', pin: { quote: 'p99' } } as Command)
    play.ask({ ...revise, criterion: 'S2', value: 2, reason: 'seen now' } as Command)
    for (const who of [lee, nora]) {
      const { scores, evidence } = fold(play.seenBy(who)).panel
      expect(scores['lee']?.['S1']).toMatchObject({ value: 3, revised: { first: 4, reason: 'two' } })
      expect(scores['lee']?.['S2']).toMatchObject({ value: 2, revised: { first: 'NE', reason: 'seen now' } })
      expect(evidence.map(pin => pin.quote)).toContain('p99')
    }
    expect(received(play, mina)).not.toContain('seen now')
  })
  test('[B26] one interviewer changes theirs after their own submit', () => {
    const play = scored([lee])
    expect(refusal(play.ask(revise))).toBe('nothing')
    play.ask(submit)
    expect(play.ask(revise).ok).toBe(true)
  })
  test('[B27] reads the same to everybody after the release, in debrief and export', () => {
    const play = submitted(lee, nora)
    play.ask(revise)
    play.ask({ type: 'debrief.release' })
    for (const who of [lee, mina, omar]) {
      const [score] = seen(play, who).rows.find(row => row.id === 'S1')?.scores ?? []
      expect(score && scoreWords(score)).toBe('3, was 4: the p99 was measured')
      expect(debriefMarkdown(seen(play, who))).toContain('lee 3, was 4: the p99 was measured, nora 2')
    }
    const back = { seat: 'lee', role: 'interviewer', value: 4, revised: { first: 4, reason: 'no' } } as const
    expect(scoreWords(back)).toBe('4, kept: no')
    expect(scoreWords({ ...back, value: 2, revised: { first: 'NE', reason: 'x' } })).toBe(
      '2, was not evidenced: x',
    )
  })
  test('[B25] two points apart is far, one is not; who saw nothing is not apart from anybody', () => {
    const of = (...values: readonly (1 | 2 | 3 | 4 | 'NE')[]) =>
      apart(values.map(value => ({ seat: 'x', role: 'interviewer', value })))
    expect([of(4, 2), of(4, 3), of(3, 3), of(1, 3, 4)]).toEqual([
      { points: 2, far: true },
      { points: 1, far: false },
      { points: 0, far: false },
      { points: 3, far: true },
    ])
    expect([of(4), of(4, 'NE'), of()]).toEqual([null, null, null])
  })
})

describe('notes by the line', () => {
  test('[B28] what was offered goes with the release, by value and with its moment, and nothing else', () => {
    const play = scored()
    for (const who of [lee, nora])
      expect(play.ask({ type: 'note.offer', note: noteOf(play, `given by ${who.seat}`) }, who).ok).toBe(true)
    play.ask({ type: 'note.offer', note: noteOf(play, 'kept by lee') })
    play.ask({ type: 'note.withhold', note: noteOf(play, 'kept by lee') })
    for (const who of [mina, omar]) expect(received(play, who)).not.toMatch(/kept by|given by/)
    expect(received(play, nora)).not.toMatch(/kept by lee|given by lee/)
    play.ask({ type: 'debrief.release' })
    for (const who of [mina, omar]) {
      expect(received(play, who)).not.toContain('kept by')
      expect(seen(play, who).given).toMatchObject([
        { text: 'given by lee', seat: 'lee', elapsed: 10_000 },
        { text: 'given by nora', seat: 'nora', elapsed: 20_000 },
      ])
      expect(seen(play, who).notes).toBeNull()
      const exported = debriefMarkdown(seen(play, who))
      expect(exported).toContain('0:10 given by lee (lee)')
      expect(exported).not.toContain('kept by')
    }
  })
  test('[B28] nobody offers another’s note, offers twice, withholds what is not offered, or gives any after the release', () => {
    const play = submitted(lee, nora)
    const [mine, theirs] = [noteOf(play, 'kept by lee'), noteOf(play, 'kept by nora')]
    expect(refusal(play.ask({ type: 'note.offer', note: theirs }))).toBe('unknown')
    expect(refusal(play.ask({ type: 'note.withhold', note: mine }))).toBe('done')
    play.ask({ type: 'note.offer', note: mine })
    expect(refusal(play.ask({ type: 'note.offer', note: mine }))).toBe('done')
    expect(refusal(play.ask({ type: 'note.offer', note: mine }, mina))).toBe('role')
    play.ask({ type: 'debrief.release' })
    expect(refusal(play.ask({ type: 'note.withhold', note: mine }))).toBe('released')
  })
  test('[B28] where nobody gave a note the release holds none at all', () => {
    const play = scored()
    play.ask({ type: 'debrief.release' })
    expect(Object.keys(play.room.open.released?.release ?? {})).toEqual(['rubric', 'scorecards', 'unmet'])
  })
})
