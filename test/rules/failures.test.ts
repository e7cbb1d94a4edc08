/** The failure modes: each by a scripted round that fires exactly it, and what is at its edge. */
import {
  failuresIn,
  failureModes,
  fold,
  noticedIn,
  whyFired,
  type Event,
  type Firing,
} from '@signalroom/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  adding,
  board,
  byLee,
  byMina,
  good,
  line,
  logOf,
  played,
  says,
  until,
  without,
  type Deed,
} from '../kit/design-rounds.js'
import { harmless, scripts, spoke } from '../kit/failing-rounds.js'
import { lee, mina, omar, Play, start } from '../kit/play.js'
import { sampleOpening } from '../kit/sample.js'
import { seeded } from '../kit/seeds.js'
import { perform, rounds } from '../kit/steps.js'

const firedIn = (play: Play): readonly Firing[] => failuresIn(logOf(play), play.room.open.endedAt ?? play.now)
const fired = (deeds: readonly Deed[], given = {}): readonly Firing[] => firedIn(played(deeds, given))
const named = (firings: readonly Firing[]) =>
  firings.map(({ mode, rule, phase }) => `${mode} ${rule} ${phase}`)

describe('one scripted log for each rule', () => {
  test.each(scripts.map(one => [one.mode, one.rule, one.deeds] as const))(
    '[FM1] %s by %s fires exactly that mode',
    (mode, rule, deeds) => {
      const firings = fired(deeds)
      expect(new Set(firings.map(one => one.mode)), named(firings).join('; ')).toEqual(new Set([mode]))
      expect(firings[0]?.rule).toBe(rule)
    },
  )
  test('[FM1] every mode has one', () => {
    expect(new Set(scripts.map(({ mode }) => mode))).toEqual(new Set(failureModes))
  })
  test.each(harmless)('[FM2] %s fires none', (_, deeds) => {
    expect(named(fired(deeds))).toEqual([])
  })
})

describe('thresholds', () => {
  const at = (deeds: readonly Deed[]) => fired(deeds).map(({ mode, elapsed }) => `${mode} ${elapsed / 1000}`)
  test('[FM3] no question by 3:00, no scale and no commitment by 10:00, each at that second', () => {
    expect(at(until(without(good, 'question'), 200))).toEqual(['F1 180'])
    expect(at(until(without(good, 'scale', 'rate', 'data', 'estimate'), 620))).toEqual(['F2 600'])
    expect(at(until(without(good, 'commit'), 620))).toEqual(['F3 600'])
  })
  test('[FM3] boxes fewer than five, or half as many arrows, are no pile; before 12:00 nothing is', () => {
    const drawn = (...shown: readonly Deed[]) => at(until(adding(without(good, 'boxes'), ...shown), 1300))
    expect(drawn(byMina(900, 'boxes', board(4, 0, 0)))).toEqual([])
    expect(drawn(byMina(900, 'boxes', board(6, 3, 0)))).toEqual([])
    expect(drawn(byMina(900, 'boxes', board(5, 2, 0)))).toEqual(['F3 960'])
    expect(drawn(byMina(620, 'boxes', board(5, 2, 0)), byMina(700, 'boxes', board(5, 5, 0)))).toEqual([])
    expect(drawn(byMina(620, 'boxes', board(5, 2, 0)))).toEqual(['F3 720', 'F3 840'])
  })
  test('[FM3] a phase is late four minutes after its minute, and later by what the interviewer gave', () => {
    const stuck = without(good, 'on-to-contract', 'on-to-boxes', 'boxes', 'on-to-depth')
    expect(at(until(stuck, 1079))).toEqual([])
    expect(at(until(stuck, 1090))).toEqual(['F4 1080'])
    const given = adding(stuck, byLee(500, 'more', { type: 'clock.extend', ms: 120_000 }))
    expect(at(until(given, 1190))).toEqual([])
    expect(at(until(given, 1210))).toEqual(['F4 1200'])
  })
  test('[FM3] a minute without a breath is a monologue, also in pieces; a breath of a second ends it', () => {
    const ears = [
      byMina(5, 'ear', (_, now) => ({ type: 'ear.open' as const, at: now })),
      byLee(6, 'ear', (_, now) => ({ type: 'ear.open' as const, at: now })),
    ]
    const pieces = (...ends: readonly number[]) =>
      at(until(adding(good, ...ears, ...ends.map(end => spoke(byMina, end, 15))), 1300))
    expect(pieces(1200, 1215, 1230)).toEqual([])
    expect(pieces(1200, 1215, 1230, 1245)).toEqual(['F5 1245'])
    expect(pieces(1200, 1215, 1232, 1247)).toEqual([])
  })
  test('[FM3] three proposals want a check within half a minute after the third', () => {
    const proposal = (second: number) =>
      byMina(second, 'proposal', says('I put the photos into an object store, with the index beside it.'))
    const three = adding(good, proposal(1200), proposal(1210), proposal(1220))
    const check = (second: number) => byMina(second, 'check', says('Does that meet 200 ms?'))
    expect(at(three)).toEqual(['F5 1250'])
    expect(at(adding(three, check(1250)))).toEqual([])
    expect(at(adding(three, check(1251)))).toEqual(['F5 1250'])
    expect(at(adding(good, proposal(1200), proposal(1210)))).toEqual([])
    expect(at(adding(three, byLee(1215, 'nod', { type: 'nod.give' })))).toEqual([])
  })
  test('[FM3] a push-back is open too long after three minutes', () => {
    const settledAt = (second: number) =>
      adding(
        without(good, 'settle'),
        byLee(second, 'settle', ({ open }) => ({
          type: 'push.settle',
          push: open.pushes?.at(-1)?.id ?? 0,
          outcome: 'answered',
        })),
      )
    expect(at(settledAt(1980))).toEqual([])
    expect(at(settledAt(1981))).toEqual(['F5 1980'])
  })
  test('[FM3] silence in which hands are at work, a thought was declared, or nobody listens, is not dead', () => {
    const silent = scripts.find(one => one.rule === 'dead-air')?.deeds ?? []
    expect(at(silent)).toEqual(['F5 1152'])
    const working = byMina(1147, 'work', (_, now) => ({ type: 'work.show', from: now - 10_000, to: now }))
    expect(at(adding(silent, working))).toEqual([])
    expect(at(adding(silent, byMina(1138, 'think', { type: 'thought.declare' })))).toEqual([])
    expect(at(without(silent, 'ear'))).toEqual([])
    const eight = adding(
      silent.filter(({ at: second }) => second !== 1152),
      spoke(byMina, 1148, 4),
    )
    expect(at(eight)).toEqual([])
    expect(at(eight.map(one => (one.at === 1148 ? spoke(byMina, 1149, 4) : one)))).toEqual(['F5 1149'])
  })
})

describe('time', () => {
  test('[FM4] pauses are left out: what is due at 3:00 is due at 3:00 of the clock', () => {
    const paused = adding(
      until(without(good, 'question'), 590),
      byLee(170, 'pause', { type: 'clock.pause' }),
      byLee(270, 'resume', { type: 'clock.resume' }),
    ).filter(({ is }) => is !== 'on-to-layers')
    const [first] = fired(paused)
    expect(first).toMatchObject({ mode: 'F1', elapsed: 180_000, at: start + 280_000 })
  })
  test('[FM4] the time that the clock waited for a lost link does not count either', () => {
    const play = new Play(undefined, [])
    expect(play.log.length).toBeGreaterThan(0)
    const round = played(until(without(good, 'question'), 100)).log.filter(
      event => event.type !== 'round.ended',
    )
    const seq = round.length
    const link = (at: number, more: object) =>
      ({ at: start + at, actor: 'clock', ...more }) as unknown as Event
    const log = [
      ...round,
      link(110_000, { type: 'link.lost', seat: 'mina', since: start + 105_000, seq: seq + 1 }),
      link(165_000, { type: 'link.restored', seat: 'mina', credited: 60_000, seq: seq + 2 }),
    ]
    expect(failuresIn(log, start + 239_000)).toEqual([])
    expect(failuresIn(log, start + 241_000)).toMatchObject([
      { mode: 'F1', elapsed: 180_000, at: start + 240_000 },
    ])
  })
})

describe('how often', () => {
  test('[FM5] a mode fires once a phase, and again in the next while it lasts', () => {
    const firings = fired(without(good, 'question'))
    const phases = firings.map(({ phase }) => phase)
    expect(phases.slice(0, 3)).toEqual(['scope', 'layers', 'contract'])
    expect(new Set(phases).size).toBe(phases.length)
  })
  test('[FM5] a mode is quiet for a minute after it fired, also in the next phase', () => {
    const late = adding(
      without(good, 'question', 'on-to-layers', 'business', 'data', 'operational', 'estimate', 'commit'),
      byLee(200, 'on-to-layers', { type: 'phase.enter', from: 'scope', to: 'layers' }),
    )
    expect(fired(until(late, 500)).map(({ phase, elapsed }) => `${phase} ${elapsed / 1000}`)).toEqual([
      'scope 180',
      'layers 240',
    ])
  })
})

describe('what a firing holds', () => {
  test('[FM6] its inputs, by value: the words, the counts, the times', () => {
    const inputs = (rule: Firing['rule']) => fired(scripts.find(one => one.rule === rule)?.deeds ?? [])[0]
    expect(inputs('unjoined')).toMatchObject({ nodes: 6, arrows: 1, phase: 'high-level' })
    expect(inputs('scale-word-first')).toMatchObject({
      word: 'Sharding',
      said: { text: 'Sharding by person first of all' },
    })
    expect(inputs('open-options')).toMatchObject({ options: [{ text: 'We could use a cache.' }, {}, {}] })
    expect(inputs('reopened')).toMatchObject({ times: 2 })
    for (const { deeds } of scripts)
      for (const firing of fired(deeds)) expect(whyFired(firing, id => id)).toMatch(/^\S.{20,}\.$/)
  })
})

test('[FM7] a longer log takes no firing back', () => {
  for (const { deeds } of scripts) {
    const log = logOf(played(deeds))
    const whole = failuresIn(log, log.at(-1)?.at ?? 0)
    for (let length = 5; length < log.length; length += 3) {
      const part = log.slice(0, length)
      const then = failuresIn(part, part.at(-1)?.at ?? 0)
      expect(whole.slice(0, then.length)).toEqual(then)
    }
  }
  const watched = { facts: played([]).log.slice(0, 2) }
  fc.assert(
    fc.property(rounds, steps => {
      const play = new Play(watched.facts, [lee, mina, omar])
      for (const step of steps) perform(play, step)
      const log = logOf(play)
      const whole = failuresIn(log, play.now)
      for (let length = 3; length <= log.length; length += 4) {
        const part = log.slice(0, length)
        const then = failuresIn(part, part.at(-1)?.at ?? 0)
        expect(whole.slice(0, then.length)).toEqual(then)
      }
    }),
    seeded(150),
  )
})

describe('who knows what', () => {
  test('[FM8] a round that is not watched, as all were before, fires nothing and folds as ever', () => {
    const play = played(without(good, 'question', 'commit'), { watched: false })
    expect(play.room.open.watch).toBeUndefined()
    expect(firedIn(play)).toEqual([])
    expect(failuresIn(new Play(sampleOpening()).log, start + 9e6)).toEqual([])
  })
  test('[FM9] what an interviewer marked is not in a candidate’s log: there nothing is said of questions unless all is in writing', () => {
    const asked = without(good, 'question')
    const seen = (deeds: readonly Deed[]) => {
      const play = played(until(deeds, 700))
      return failuresIn(play.seenBy(mina), play.room.open.endedAt ?? 0).map(({ mode }) => mode)
    }
    const aloud = byMina(20, 'key', { type: 'chunk.end' })
    expect(seen(adding(asked, aloud))).toEqual([])
    expect(seen(adding(asked, byLee(60, 'question', { type: 'question.mark' }), aloud))).toEqual([])
    expect(seen(asked)[0]).toBe('F1')
    expect(seen(good)).toEqual([])
  })
  test('[FM10] no byte of the interviewers’ lines is in what candidate or observer is sent, nor who was right', () => {
    const play = played(without(good, 'commit'))
    play.ask({ type: 'failure.judge', mode: 'F3', phase: 'contract', right: true })
    for (const person of [mina, omar]) {
      const sent = JSON.stringify(play.seenBy(person))
      expect(sent).toContain('Boxes before questions')
      expect(sent).not.toContain('No commitment by')
      expect(sent).not.toContain('failure.judged')
    }
    expect(JSON.stringify(play.seenBy(lee))).toContain('No commitment by')
  })
  test('[FM11] right or false is one interviewer’s own word, once, and it can be changed', () => {
    const play = played(without(good, 'commit'))
    const judge = (right: boolean, who = lee, phase = 'contract') =>
      play.ask({ type: 'failure.judge', mode: 'F3', phase, right }, who)
    expect(judge(true)).toMatchObject({ ok: true })
    expect(judge(true)).toMatchObject({ refusal: 'done' })
    expect(judge(false)).toMatchObject({ ok: true })
    expect(judge(true, mina)).toMatchObject({ refusal: 'role' })
    expect(judge(true, lee, 'nowhere')).toMatchObject({ refusal: 'unknown' })
    const noticed = (who: typeof lee) => noticedIn(play.seenBy(who), fold(play.seenBy(who)), who)
    expect(noticed(lee)[0]).toMatchObject({ mode: 'F3', phase: 'contract', right: false })
    expect(noticed(mina)[0]).toMatchObject({ mode: 'F3', right: null })
    expect(noticed(omar)).toEqual([])
    const unwatched = played(good, { watched: false })
    expect(unwatched.ask({ type: 'failure.judge', mode: 'F3', phase: 'scope', right: true })).toMatchObject({
      refusal: 'unknown',
    })
  })
  test('[FM12] what stands under “out of scope” counts for nothing, and neither does what the interviewer names', () => {
    expect(
      named(
        fired(
          adding(
            good,
            byMina(50, 'left', line('out-of-scope', 'Sharding, Redis and Postgres')),
            byLee(52, 'says', says('Some shard it in Postgres.')),
          ),
        ),
      ),
    ).toEqual([])
  })
})
