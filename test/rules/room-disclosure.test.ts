/** What of a room who may know: hints, cards and scores, and what a score rests on. One claim a test. */
import type { Refusal } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { lee, mina, omar, Play, start } from '../kit/play.js'
import { sampleOpening } from '../kit/sample.js'

const refusal = (decision: object) => (decision as Refusal).refusal
const minute = 60_000

describe('disclosure', () => {
  test('[D1] a hint becomes public by value, once', () => {
    const play = Play.live()
    play.ask({ type: 'hint.show', hint: 'availability' })
    expect(play.room.open.hints).toMatchObject([
      { hint: 'availability', topic: 'Availability', text: 'hint' },
    ])
    expect(refusal(play.ask({ type: 'hint.show', hint: 'availability' }))).toBe('done')
    expect(refusal(play.ask({ type: 'hint.show', hint: 'nope' }))).toBe('unknown')
  })
  test('[D2] a card becomes public when it is played, is acknowledged and answered once', () => {
    const play = Play.live()
    expect(refusal(play.ask({ type: 'card.answer', card: 'spike', outcome: 'answered' }))).toBe('unknown')
    play.ask({ type: 'card.fire', card: 'spike' })
    expect(refusal(play.ask({ type: 'card.fire', card: 'spike' }))).toBe('done')
    expect(play.ask({ type: 'card.acknowledge', card: 'spike' }, mina).ok).toBe(true)
    expect(refusal(play.ask({ type: 'card.acknowledge', card: 'spike' }, mina))).toBe('done')
    play.ask({ type: 'card.answer', card: 'spike', outcome: 'answered' })
    expect(play.room.open.cards).toMatchObject([{ card: 'spike', outcome: 'answered' }])
    expect(refusal(play.ask({ type: 'card.answer', card: 'spike', outcome: 'dropped' }))).toBe('done')
  })
  test('[D3] alone, the deck plays itself at its minutes and topics can be asked about', () => {
    const play = new Play(sampleOpening({ alone: true }), [mina])
    play.ask({ type: 'round.start' }, mina)
    expect(play.room.open.topics).toEqual([
      { hint: 'availability', topic: 'Availability' },
      { hint: 'size', topic: 'Size' },
    ])
    play.ask({ type: 'hint.show', hint: 'size' }, mina)
    expect(play.room.open.hints).toMatchObject([{ text: 'hint-size' }])
    play.wait(3.5 * minute).wake()
    expect(play.room.open.cards.map(card => [card.card, card.firedAt - start])).toEqual([
      ['spike', minute],
      ['loss', 3 * minute],
    ])
  })
  test('[D4] with an interviewer no card plays itself and no topic is told', () => {
    const play = Play.live()
      .wait(4 * minute)
      .wake()
    expect(play.room.open.cards).toEqual([])
    expect(play.room.open.topics).toEqual([])
  })
  test('[D5] scores, flags, notes, pins and marks are panel events; a self-score is its owner’s', () => {
    const play = Play.live()
    play.ask({ type: 'score.set', criterion: 'S1', value: 4, pin: { quote: 'p99 120 ms' } })
    play.ask({ type: 'flag.raise', flag: 'vague' })
    play.ask({ type: 'note.take', text: 'secret' })
    play.ask({ type: 'evidence.pin', criterion: 'S2' })
    play.ask({ type: 'question.mark' })
    play.ask({ type: 'round.end' })
    play.ask({ type: 'self.score', criterion: 'S1', value: 2 }, mina)
    const types = (person: typeof lee) => new Set(play.seenBy(person).map(event => event.type))
    for (const type of [
      'score.set',
      'flag.raised',
      'note.taken',
      'evidence.pinned',
      'question.marked',
      'panel.opened',
    ] as const) {
      expect(types(lee).has(type)).toBe(true)
      expect(types(mina).has(type) || types(omar).has(type)).toBe(false)
    }
    expect(types(mina).has('self.scored')).toBe(true)
    expect(types(lee).has('self.scored') || types(omar).has('self.scored')).toBe(false)
  })
  test('[D6] the release carries scores, pins and flags of both by value, and no note', () => {
    const play = Play.live()
    play.ask({ type: 'score.set', criterion: 'S1', value: 4, pin: { quote: 'p99 120 ms' } })
    play.ask({ type: 'note.take', text: 'secret' })
    play.ask({ type: 'round.end' })
    play.ask({ type: 'self.score', criterion: 'S1', value: 2 }, mina)
    expect(refusal(play.ask({ type: 'debrief.release' }, mina))).toBe('role')
    expect(play.ask({ type: 'debrief.release' }).ok).toBe(true)
    expect(play.room.open.released?.release.scorecards).toMatchObject([
      {
        seat: 'lee',
        scores: [{ criterion: 'S1', value: 4 }],
        pins: [{ criterion: 'S1', quote: 'p99 120 ms' }],
      },
      { seat: 'mina', scores: [{ criterion: 'S1', value: 2 }] },
    ])
    expect(JSON.stringify(play.room.open)).not.toContain('secret')
  })
  test('[D7] what is released stays as it is', () => {
    const play = Play.live()
    expect(refusal(play.ask({ type: 'debrief.release' }))).toBe('not-over')
    play.ask({ type: 'round.end' })
    play.ask({ type: 'debrief.release' })
    expect(refusal(play.ask({ type: 'score.set', criterion: 'S1', value: 1 }))).toBe('released')
    expect(refusal(play.ask({ type: 'self.score', criterion: 'S1', value: 1 }, mina))).toBe('released')
    expect(refusal(play.ask({ type: 'debrief.release' }))).toBe('released')
  })
})

describe('scores and evidence', () => {
  test('[D8] only what the rubric of this room holds can be scored, flagged or pinned', () => {
    const play = Play.live()
    expect(refusal(play.ask({ type: 'score.set', criterion: 'DAT', value: 3 }))).toBe('unknown')
    expect(refusal(play.ask({ type: 'evidence.pin', criterion: 'DAT' }))).toBe('unknown')
    expect(refusal(play.ask({ type: 'flag.raise', flag: 'rude' }))).toBe('unknown')
    expect(refusal(play.ask({ type: 'flag.withdraw', raised: 999 }))).toBe('unknown')
    expect(refusal(play.ask({ type: 'evidence.unpin', pinned: 999 }))).toBe('unknown')
  })
  test('[D9] a pin points at a moment within the round and at what it shows', () => {
    const play = Play.live().wait(minute)
    play.ask({
      type: 'evidence.pin',
      criterion: 'S1',
      pin: { at: 0, on: { type: 'code', file: 'a.py', from: 2, to: 4 } },
    })
    expect(play.room.panel.evidence).toMatchObject([{ at: start, on: { file: 'a.py', from: 2, to: 4 } }])
    play.ask({ type: 'round.end' })
    play.wait(minute).ask({ type: 'evidence.pin', criterion: 'S1' })
    expect(play.room.panel.evidence[1]?.at).toBe(start + minute)
  })
  test('[D10] a flag can be taken back, a pin too', () => {
    const play = Play.live()
    play.ask({ type: 'flag.raise', flag: 'vague' })
    play.ask({ type: 'evidence.pin', criterion: 'S1' })
    play.ask({ type: 'flag.withdraw', raised: play.room.panel.flags[0]?.id ?? 0 })
    play.ask({ type: 'evidence.unpin', pinned: play.room.panel.evidence[0]?.id ?? 0 })
    expect(play.room.panel).toMatchObject({ flags: [], evidence: [] })
  })
})
