/** Links that are renewed and taken back, and seats that are shown out: the rules alone. */
import {
  firstSeat,
  evolve,
  fold,
  opens,
  shownOut,
  vacant,
  type Decision,
  type Event,
} from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { lee, mina, omar, Play } from '../kit/play.js'
import { sampleOpening } from '../kit/sample.js'

const refusal = (decision: Decision) => (decision.ok ? null : decision.refusal)
const renew = (play: Play, generation: number, by = 'lee') =>
  play.door({ type: 'invite.renew', role: 'candidate', generation, by }, by)
const revoke = (play: Play, by = 'lee') => play.door({ type: 'invite.revoke', role: 'candidate', by }, by)
const remove = (play: Play, seat: string, by = 'lee') => play.door({ type: 'seat.remove', seat, by }, by)
const sit = (play: Play, seat: string, generation?: number) =>
  play.door(
    {
      type: 'seat.take',
      seat,
      role: 'candidate',
      name: seat,
      ...(generation === undefined ? {} : { generation }),
    },
    seat,
  )

describe('links', () => {
  test('[S7] of a renewed role the new link opens it and the one before does not; other roles stay', () => {
    const play = new Play()
    expect(refusal(sit(play, 'first'))).toBe(null)
    expect(renew(play, 1)).toEqual({
      ok: true,
      facts: [{ type: 'invite.renewed', role: 'candidate', generation: 1 }],
    })
    expect([0, 1, 2].map(generation => opens(play.room, 'candidate', generation))).toEqual([
      false,
      true,
      false,
    ])
    expect(opens(play.room, 'observer', 0)).toBe(true)
    expect(refusal(sit(play, 'late'))).toBe('unknown')
    expect(refusal(sit(play, 'new', 1))).toBe(null)
  })
  test('[S7] of two who renew at once the second is told that somebody was faster', () => {
    const play = new Play()
    expect([refusal(renew(play, 1)), refusal(renew(play, 1)), refusal(renew(play, 2))]).toEqual([
      null,
      'stale',
      null,
    ])
  })
  test('[S8] a revoked role is opened by no link, until it is renewed, and then by that one alone', () => {
    const play = new Play()
    expect([refusal(revoke(play)), refusal(revoke(play))]).toEqual([null, 'done'])
    expect([refusal(sit(play, 'a')), refusal(sit(play, 'b', 1))]).toEqual(['unknown', 'unknown'])
    expect(refusal(renew(play, 1))).toBe(null)
    expect([refusal(sit(play, 'a')), refusal(sit(play, 'b', 1))]).toEqual(['unknown', null])
    expect(refusal(revoke(play))).toBe(null)
  })
  test('[S10] who does not lead does none of it, nor a seat nobody has', () => {
    const play = Play.live()
    for (const by of ['mina', 'omar', 'nobody', '__proto__'])
      expect([
        refusal(renew(play, 1, by)),
        refusal(revoke(play, by)),
        refusal(remove(play, 'omar', by)),
      ]).toEqual(['role', 'role', 'role'])
  })
  test('[S10] alone the candidate leads, until an interviewer has sat down', () => {
    const play = new Play(sampleOpening({ alone: true }), [mina, omar])
    expect(refusal(renew(play, 1, 'mina'))).toBe(null)
    expect(refusal(remove(play, 'omar', 'mina'))).toBe(null)
    play.door({ type: 'seat.take', seat: 'lee', role: 'interviewer', name: 'Lee' }, 'lee')
    expect(refusal(renew(play, 2, 'mina'))).toBe('role')
  })
})

describe('a seat that is shown out', () => {
  test('[S13] makes room for another, whose colour is free again', () => {
    const play = new Play()
    const { seats } = play.room.open
    for (let i = seats.length; i < 100; i++) sit(play, `guest-${i}`)
    expect(refusal(sit(play, 'late'))).toBe('full')
    const out = play.room.open.seats.find(seat => seat.id === 'guest-9')
    remove(play, 'guest-9')
    expect(refusal(sit(play, 'late'))).toBe(null)
    expect(play.room.open.seats.at(-1)?.colour).toBeDefined()
    expect(out?.role).toBe('candidate')
  })
  test('[S13] what it runs ends, what it has waiting is taken back, and the next one begins at once', () => {
    const play = Play.live()
    const files = [{ name: 'a.py', text: '' }]
    const run = { type: 'run.start', kind: 'run', language: 'python', entry: 'a.py', files } as const
    for (const person of [mina, mina, lee]) play.ask({ ...run, files }, person)
    const before = play.room.seq
    remove(play, mina.seat)
    expect(play.since(before)).toEqual(['run.stopped', 'run.ended', 'run.begun', 'seat.removed'])
    expect(play.room.open.runs.map(({ seat, state }) => [seat, state])).toEqual([
      ['mina', 'ended'],
      ['mina', 'ended'],
      ['lee', 'running'],
    ])
  })
  test('[S13] its private focus ends with it, and the next candidate may have one; nobody ends another’s', () => {
    const play = Play.live()
    sit(play, 'zoe')
    const zoe = { seat: 'zoe', role: 'candidate' } as const
    play.ask({ type: 'focus.begin' }, mina)
    expect(refusal(play.ask({ type: 'focus.end' }, zoe))).toBe('role')
    remove(play, mina.seat)
    expect(play.since(play.room.seq - 2)).toEqual(['focus.ended', 'seat.removed'])
    expect(refusal(play.ask({ type: 'focus.begin' }, zoe))).toBe(null)
  })
  test('[S9] asks nothing any more, and what it did stays', () => {
    const play = Play.live()
    play.ask({ type: 'chat.say', text: 'hello' }, mina)
    expect(refusal(remove(play, 'mina'))).toBe(null)
    expect(shownOut(play.room, 'mina')).toBe(true)
    expect(refusal(play.ask({ type: 'chat.say', text: 'still here' }, mina))).toBe('role')
    expect(refusal(play.ask({ type: 'chat.say', text: 'and me' }, lee))).toBe(null)
    expect(play.room.open.chat.map(({ seat }) => seat)).toEqual(['mina', 'lee'])
    expect(play.room.open.seats.map(({ id }) => id)).toEqual(['lee', 'mina', 'omar'])
  })
  test('[S10] is another one than who asks, is there, and is shown out once', () => {
    const play = new Play()
    expect(refusal(remove(play, 'lee'))).toBe('oneself')
    expect(refusal(remove(play, 'nobody'))).toBe('unknown')
    expect([refusal(remove(play, 'omar')), refusal(remove(play, 'omar'))]).toEqual([null, 'done'])
  })
  test('[S10] leads no longer: of two interviewers who show each other out the first stays', () => {
    const play = new Play(sampleOpening(), [lee, mina, { seat: 'ada', role: 'interviewer' }])
    expect([refusal(remove(play, 'ada')), refusal(remove(play, 'lee', 'ada'))]).toEqual([null, 'role'])
    expect(refusal(renew(play, 1, 'ada'))).toBe('role')
  })
  test('[S11] is waited for by the clock as if its link were lost, and the round goes on with the next', () => {
    const play = Play.live().wait(60_000)
    remove(play, 'mina')
    expect(play.room.open.stage).toBe('live')
    expect(refusal(play.door({ type: 'link.lose', seat: 'mina', since: play.now }))).toBe(null)
    play.wait(90_000)
    expect(refusal(sit(play, 'nina'))).toBe(null)
    expect(refusal(play.door({ type: 'link.restore', seat: 'mina' }))).toBe(null)
    expect(play.room.open.credits).toMatchObject([{ seat: 'mina', ms: 90_000 }])
    expect(play.room.open.clock).toMatchObject({ held: null, since: play.now })
  })
  test('[S12] a log without any of it is what it was: its first links open, and nobody is out', () => {
    const play = Play.live()
    expect(play.room.open).toMatchObject({
      invites: { interviewer: { generation: 0, open: true }, candidate: { generation: 0, open: true } },
      removed: {},
    })
  })
  test('[S12] events of it that no rule would make fold without a throw', () => {
    const odd = [
      { type: 'invite.renewed', role: 'jury', generation: 'x' },
      { type: 'invite.revoked', role: 'jury' },
      { type: 'invite.revoked' },
      { type: 'seat.removed' },
      { type: 'seat.removed', seat: '__proto__' },
    ].map((fact, i) => ({ ...fact, seq: i + 1, at: 1, actor: 'clock' }) as unknown as Event)
    expect(fold(odd)).toEqual(odd.reduce(evolve, vacant))
    expect(opens(fold(odd), 'candidate', 0)).toBe(true)
    expect(shownOut(fold(odd), 'mina')).toBe(false)
  })
})

test('[L31] who was shown out stands for a role no more, unless there is no other', () => {
  const play = new Play(sampleOpening(), [lee, mina, { seat: 'nora', role: 'candidate' }])
  const first = () => firstSeat(play.room, 'candidate')?.id
  expect(first()).toBe('mina')
  remove(play, 'mina')
  expect(first()).toBe('nora')
  remove(play, 'nora')
  expect([first(), firstSeat(play.room, 'observer')]).toEqual(['mina', undefined])
})
