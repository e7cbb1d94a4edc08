/** The laws of the room, each over random rounds. A failing seed becomes a named test before it is mended. */
import {
  at,
  decide,
  evolve,
  fold,
  maySee,
  refusals,
  roundClock,
  vacant,
  type Event,
  type Mode,
  type PlanFile,
  type Room,
} from '@signalroom/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lee, mina, omar, Play, start } from '../kit/play.js'
import { loopOpening, loopPlan } from '../kit/loop-rounds.js'
import { sampleDrill, sampleOpening, samplePlan } from '../kit/sample.js'
import { seeded } from '../kit/seeds.js'
import { commands, perform, rounds, type Step } from '../kit/steps.js'

const people = [lee, mina, omar]
interface Given {
  readonly mode: Mode
  readonly alone: boolean
  readonly plan: PlanFile
}
const modes: fc.Arbitrary<Given> = fc.record({
  mode: fc.constantFrom<Mode>('coach', 'strict'),
  alone: fc.boolean(),
  plan: fc.constantFrom(samplePlan(), samplePlan(), samplePlan(), sampleDrill(), loopPlan()),
})

const openingOf = (given: Given) => (given.plan.id === 'loop' ? loopOpening(given) : sampleOpening(given))
function played(steps: readonly Step[], given: Given): Play {
  const play = new Play(openingOf(given), given.alone ? [mina, omar] : people)
  for (const step of steps) perform(play, step)
  return play
}
const check = (runs: number, law: (steps: readonly Step[], given: Given) => void) =>
  fc.assert(fc.property(rounds, modes, law), seeded(runs))

describe('the laws', () => {
  test('[1 Replay] folding the journal gives the room, exactly', () =>
    check(150, (steps, given) => {
      const play = played(steps, given)
      const journal = JSON.parse(JSON.stringify(play.log)) as Event[]
      expect(fold(journal)).toEqual(JSON.parse(JSON.stringify(play.room)))
    }))

  test('[2 Jitter] extra wake-ups never change the log', () =>
    fc.assert(
      fc.property(
        rounds,
        modes,
        fc.array(fc.nat(20_000), { minLength: 1, maxLength: 20 }),
        (steps, given, naps) => {
          const quiet = played(steps, given)
          const restless = new Play(openingOf(given), given.alone ? [mina, omar] : people)
          steps.forEach((step, i) => {
            const nap = Math.min(naps[i % naps.length] ?? 0, step.wait)
            restless.wait(nap).wake()
            perform(restless, { ...step, wait: step.wait - nap })
          })
          expect(restless.log).toEqual(quiet.log)
        },
      ),
      seeded(150),
    ))

  test('[3 Non-interference] what a seat may see folds to the same open half, and a panel only for interviewers', () =>
    check(150, (steps, given) => {
      const play = played(steps, given)
      for (const person of people) {
        const seen = fold(play.seenBy(person))
        expect(seen.open).toEqual(play.room.open)
        if (person.role !== 'interviewer') expect(seen.panel).toEqual(vacant.panel)
        for (const other of Object.keys(seen.own)) expect(other).toBe(person.seat)
      }
    }))

  test('[4 Time] seq is gapless, at never decreases, no reading is negative, spent and left make the budget', () =>
    check(150, (steps, given) => {
      const play = played(steps, given)
      play.log.forEach((event, i) => {
        expect(event.seq).toBe(i + 1)
        expect(event.at).toBeGreaterThanOrEqual(play.log[i - 1]?.at ?? 0)
      })
      let room = vacant
      for (const event of play.log) {
        room = evolve(room, event)
        const reading = roundClock.read(room.open.clock, at(event.at + 500))
        for (const part of [reading.spent, reading.budget, reading.roundSpent, reading.roundBudget])
          expect(part).toBeGreaterThanOrEqual(0)
        expect(reading.spent + reading.left).toBe(reading.budget)
        expect(reading.roundSpent + reading.roundLeft).toBe(reading.roundBudget)
      }
      const whole = (events: readonly Event[]) =>
        roundClock.read(fold(events).open.clock, play.now).roundBudget
      const extended = play.log.reduce((sum, e) => sum + (e.type === 'clock.extended' ? e.ms : 0), 0)
      expect(whole(play.log)).toBe(
        given.plan.phases.reduce((sum, { minutes }) => sum + minutes, 0) + extended,
      )
    }))

  test('[5 Totality] evolve takes any event in any room and never throws', () =>
    fc.assert(
      fc.property(
        rounds,
        rounds,
        modes,
        fc.array(fc.nat(500), { maxLength: 40 }),
        (one, other, given, picks) => {
          const log = played(one, given).log
          let room: Room = played(other, { ...given, alone: false }).room
          for (const pick of picks) {
            const event = log[pick % log.length]
            if (event) room = evolve(room, event)
          }
          room = evolve(room, { type: 'from.the.future', seq: 1, at: at(1), actor: 'x' } as unknown as Event)
          expect(room.open.plan).toBeDefined()
        },
      ),
      seeded(150),
    ))

  test('[6 Honesty] what a seat can, by its own shorter log, the whole room accepts', () =>
    fc.assert(
      fc.property(
        rounds,
        modes,
        fc.array(commands, { minLength: 5, maxLength: 40 }),
        (steps, given, asked) => {
          const play = played(steps, given)
          play.wake()
          for (const person of people) {
            const shorter = fold(play.seenBy(person))
            for (const command of asked)
              if (decide(shorter, command, person, play.now).ok)
                expect(
                  decide(play.room, command, person, play.now),
                  JSON.stringify({ person, command }),
                ).toMatchObject({ ok: true })
          }
        },
      ),
      seeded(150),
    ))

  test('[7 Resume] cut anywhere and resumed after seq n, a seat has the room of one who never left', () =>
    check(150, (steps, given) => {
      const play = played(steps, given)
      for (const person of people) {
        const whole = play.seenBy(person)
        const cut = whole.length === 0 ? 0 : (whole[steps.length % whole.length]?.seq ?? 0)
        const before = fold(whole.filter(event => event.seq <= cut))
        const resumed = fold(
          play.log.filter(event => event.seq > before.seq && maySee(event, person)),
          before,
        )
        expect(resumed).toEqual(fold(whole))
      }
    }))

  test('[8 Restart] a host that comes back from its journal between any two commands writes the same log', () =>
    check(100, (steps, given) => {
      const steady = played(steps, given)
      let play = new Play(openingOf(given), given.alone ? [mina, omar] : people)
      for (const step of steps) {
        perform(play, step)
        const reborn = new Play([], [])
        reborn.now = play.now
        reborn.log.push(...(JSON.parse(JSON.stringify(play.log)) as Event[]))
        reborn.room = fold(reborn.log)
        play = reborn
      }
      expect(play.log).toEqual(JSON.parse(JSON.stringify(steady.log)))
    }))

  test('[9 Convergence] after silence all seats hold the same open half', () =>
    check(80, (steps, given) => {
      const play = played(steps, given)
      play.wait(3_600_000).wake()
      const halves = people.map(person => fold(play.seenBy(person)).open)
      for (const half of halves) expect(half).toEqual(halves[0])
    }))

  test('[X5] at most one run is under way at any moment, nobody waits for nothing, and silence ends them all', () =>
    check(150, (steps, given) => {
      const play = played(steps, given)
      let room = vacant
      play.log.forEach((event, i) => {
        room = evolve(room, event)
        const states = room.open.runs.map(run => run.state)
        expect(states.filter(state => state === 'running').length).toBeLessThanOrEqual(1)
        // Facts of one moment belong together: the next one's turn follows the end it waited for.
        if (play.log[i + 1]?.at !== event.at && states.includes('waiting'))
          expect(states).toContain('running')
      })
      play.wait(600_000).wake()
      expect(play.room.open.runs.every(run => run.state === 'ended')).toBe(true)
    }))

  test('every refusal of decide has a sentence, and none carries a private word', () => {
    for (const sentence of Object.values(refusals)) expect(sentence).toMatch(/^[A-Z].*[.]$/)
    expect(start).toBeGreaterThan(0)
  })
})
