/** What each side sees at a moment: one line, mostly none. */
import { describe, expect, it } from 'vitest'
import { cue, interviewerCue, waiting, type Heard } from '@signalroom/shared'
import {
  ack,
  asks,
  begins,
  press,
  proposes,
  replies,
  resume,
  says,
  suspend,
  types,
  works,
} from './coach-kit.js'

const names = { candidate: 'Mina', interviewer: 'Lee' }
const sees = (heard: readonly Heard[], now: number) => cue(heard, now, { exam: false, names })
const kind = (heard: readonly Heard[], now: number) => sees(heard, now).kind
const exam = (heard: readonly Heard[], now: number) => cue(heard, now, { exam: true, names })
const said = [proposes(0, 5000)]
const empty = { kind: 'empty', text: '' }

describe('the candidate', () => {
  it('[K29] sees nothing while speaking, and at thirty seconds to land', () => {
    expect(sees([begins(0)], 29_999)).toEqual(empty)
    expect(sees([begins(0)], 30_000)).toEqual({ kind: 'land', text: 'Land this point.' })
    expect(kind([proposes(0, 31_000)], 32_000)).toBe('empty')
  })

  it('[K30] sees the ring close between two and three seconds of silence', () => {
    expect(sees(said, 6999)).toEqual(empty)
    expect(sees(said, 7000)).toEqual({ kind: 'ask', text: 'Now ask: does that meet their target?', ring: 0 })
    expect(sees(said, 7700).ring).toBeCloseTo(0.7, 12)
    expect(sees(said, 8000)).toMatchObject({ kind: 'ask', ring: 1 })
  })

  it('[K30] then sees amber, and from four seconds what to say', () => {
    const still = { kind: 'still', text: 'Still yours: ask, or say what you are weighing.' }
    expect(sees(said, 8001)).toEqual(still)
    expect(sees(said, 8999)).toEqual(still)
    expect(sees(said, 9000)).toEqual({
      kind: 'weigh',
      text: 'Say what you are weighing, or ask for 30 seconds.',
    })
  })

  it('[K31] is left in peace while drawing or thinking, until half a minute has passed without a word', () => {
    const drawing = [...said, works(5000, 90_000)]
    expect(sees(drawing, 12_000)).toEqual(empty)
    expect(sees(drawing, 35_000)).toEqual({ kind: 'narrate', text: 'Narrate one line.' })
    const thinking = [...said, press('think', 6000)]
    expect(sees(thinking, 36_000)).toEqual(empty)
    expect(kind(thinking, 36_001)).toBe('weigh')
  })

  it('[K32] sees who is to answer, then the answer for two seconds', () => {
    const asked = [...said, asks(7500, 9000)]
    expect(sees(asked, 8000)).toEqual(empty)
    expect(sees(asked, 9700)).toEqual({ kind: 'waiting', text: 'Waiting for Lee' })
    const told = [...asked, ack(11_000, 'adjust')]
    expect(sees(told, 11_000)).toEqual({ kind: 'answered', text: 'Lee: adjust' })
    expect(kind(told, 13_000)).toBe('answered')
    expect(sees(told, 13_001)).toEqual(empty)
  })

  it('[K32] needs no line for an answer by voice', () => {
    expect(sees([...said, asks(7500, 9000), replies(10_000, 14_000)], 12_000)).toEqual(empty)
  })

  it('[K33] is told of two proposals without a check, for six seconds', () => {
    const two = [...said, proposes(7000, 12_000), begins(14_000)]
    expect(sees(two, 14_500)).toEqual({ kind: 'check', text: 'You made two proposals with no check.' })
    expect(sees(two, 20_000)).toEqual(empty)
  })

  it('[K34] sees in exam mode that there are no cues, until the first word', () => {
    expect(exam([], 0)).toEqual({ kind: 'exam', text: 'Exam mode: no cues' })
    expect(exam([resume(0)], 10)).toMatchObject({ kind: 'exam' })
    expect(exam(said, 7500)).toEqual(empty)
  })

  it('[K35] sees that the link is lost, whatever else there is to see', () => {
    for (const strict of [false, true])
      expect(cue(said, 7500, { exam: strict, names, linkLost: true })).toEqual({
        kind: 'offline',
        text: 'Offline. Kept on this device; the clock waits.',
      })
    expect(cue(said, 7500, { exam: false, names, linkLost: true, onlyHere: true }).text).toBe(
      'Offline. Keep this tab open; the clock waits.',
    )
  })

  it('[K36] sees nothing while the talk is suspended', () => {
    expect(sees([...said, suspend(6000)], 9000)).toEqual(empty)
  })

  it('[K40] sees after a message when to ask, and no amber', () => {
    const sent = [types(0, "I'll put a log in front of storage.")]
    expect(kind(sent, 1999)).toBe('empty')
    expect(sees(sent, 2500)).toMatchObject({ kind: 'ask', ring: 0.5 })
    expect(kind(sent, 4500)).toBe('ask')
    expect(sees(sent, 6000)).toEqual(empty)
    expect(sees([types(0, 'How many tenants do we have in all, and how big?')], 2500)).toEqual(empty)
  })
})

describe('the interviewer', () => {
  it('[K37] is told of four quiet seconds, unless hands are at work or a thought was declared', () => {
    expect(interviewerCue(said, 8999)).toEqual(empty)
    expect(interviewerCue(said, 9000)).toEqual({ kind: 'quiet', text: 'Quiet 4 s. Wait, or hint?' })
    expect(interviewerCue([...said, works(5000, 20_000)], 12_000)).toEqual(empty)
    expect(interviewerCue([...said, press('think', 6000)], 12_000)).toEqual(empty)
  })

  it('[K37] is told that a question waits, and of two proposals without a check', () => {
    const asked = [...said, asks(7500, 9000)]
    expect(interviewerCue(asked, 13_999)).toEqual(empty)
    expect(interviewerCue(asked, 14_000)).toEqual({ kind: 'asked', text: 'They asked you to confirm.' })
    const two = [...said, proposes(7000, 12_000), begins(14_000)]
    expect(interviewerCue(two, 15_000)).toEqual({ kind: 'no-check', text: 'No check in two proposals.' })
  })

  it('[K38] keeps open questions in a tray, newest first', () => {
    const two = [
      ...said,
      asks(7500, 9000),
      proposes(15_000, 20_000),
      press('confirm', 22_400),
      says(22_500, 24_000),
    ]
    expect(waiting(two, 26_000)).toEqual([
      { id: 'confirm-22400', since: 24_000, overdue: false },
      { id: 'c-7500', since: 9000, overdue: true },
    ])
    expect(waiting([...two, ack(27_000)], 28_000)).toEqual([{ id: 'c-7500', since: 9000, overdue: true }])
  })

  it('[K38] answers the one named, or else the newest; a nod answers only the one just asked', () => {
    const old = [...said, asks(7500, 9000), proposes(15_000, 20_000), asks(22_400, 24_000)]
    expect(waiting([...old, ack(25_000, 'yes', 'c-7500')], 26_000)).toMatchObject([{ id: 'c-22400' }])
    const answered = [...old, ack(25_000)]
    expect(waiting([...answered, ack(26_500, 'nod')], 27_000)).toMatchObject([{ id: 'c-7500' }])
    expect(waiting([...answered, ack(26_500, 'no')], 27_000)).toEqual([])
  })

  it('[K38] drops a question that was asked again', () => {
    expect(waiting([...said, asks(7500, 9000), asks(12_000, 13_000)], 14_000)).toMatchObject([
      { id: 'c-12000' },
    ])
  })
})
