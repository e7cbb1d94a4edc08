/** The rules of what a room is told of an ear: given edges and a link, then commands and presence. One claim a test. */
import { at, type At, type Command, type CommandAnswer, type Edge, type Spoken } from '@signalroom/shared'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

interface Report {
  round(live: boolean): void
  linked(): void
  leaving(): void
  close(): void
  heard(edge: Edge): void
  stopped(cause: 'left' | 'lost' | 'asleep'): void
}
interface Told {
  now(): At
  ask(command: Command): Promise<CommandAnswer>
  speak(spoken: Spoken): void
}
/** The client is compiled for a browser, so it is taken as it is. */
const { Report } = (await import(new URL('../../client/src/ear/report.ts', import.meta.url).href)) as {
  readonly Report: new (told: Told) => Report
}

const start = 1_000_000
const moment = (ms: number): At => at(start + ms)
const accepted: CommandAnswer = { ok: true, seq: 1 } as CommandAnswer
const busy: CommandAnswer = { ok: false, refusal: 'busy', detail: 'offline' }
const done: CommandAnswer = { ok: false, refusal: 'done', detail: 'known' }

function linkOf() {
  const told: { asked: Command[]; spoken: Spoken[]; answer: CommandAnswer; clock: number } = {
    asked: [],
    spoken: [],
    answer: accepted,
    clock: 0,
  }
  const report = new Report({
    now: () => moment(told.clock),
    ask: command => {
      told.asked.push(command)
      return Promise.resolve(told.answer)
    },
    speak: spoken => void told.spoken.push(spoken),
  })
  return { told, report }
}
const opened = (from: number): Edge => ({ type: 'opened', from: start + from })
const began = (from: number): Edge => ({ type: 'began', from: start + from })
const ended = (from: number, to: number, goesOn = false): Edge => ({
  type: 'ended',
  from: start + from,
  to: start + to,
  goesOn,
})
/** As short as can be: what was asked, with its moments from the start on. */
const said = (asked: readonly Command[]) =>
  asked.map(one =>
    Object.values(one)
      .map(value => (typeof value === 'number' ? value - start : value))
      .join(' '),
  )
const settled = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what the room is told', () => {
  test('[H16] in a live round and only then; a microphone that is on when it begins is heard from there', async () => {
    const { told, report } = linkOf()
    for (const edge of [opened(100), began(200), ended(200, 900)]) report.heard(edge)
    await settled()
    expect([told.asked, told.spoken]).toEqual([[], []])
    told.clock = 2000
    report.round(true)
    for (const edge of [began(3000), ended(3000, 4000)]) report.heard(edge)
    await settled()
    expect(said(told.asked)).toEqual(['ear.open 2000', 'voice.spoke 3000 4000'])
    report.round(false)
    for (const edge of [began(6000), ended(6000, 7000)]) report.heard(edge)
    await settled()
    expect(told.asked).toHaveLength(2)
  })
  test('[H17] what was heard while the link is lost waits, and is told in order', async () => {
    const { told, report } = linkOf()
    report.round(true)
    told.answer = busy
    for (const edge of [opened(0), ended(1000, 2000), ended(3000, 4000)]) report.heard(edge)
    await settled()
    told.asked.length = 0
    told.answer = accepted
    report.linked()
    await settled()
    const waited = ['ear.open 0', 'voice.spoke 1000 2000', 'voice.spoke 3000 4000']
    expect(said(told.asked).slice(0, 3)).toEqual(waited)
    report.linked()
    await settled()
    expect(told.asked.slice(3).map(one => one.type)).toEqual(['ear.open', 'ear.open'])
  })
  test('[H17] without a word from the link it is tried again; what the room has already is not', async () => {
    const { told, report } = linkOf()
    report.round(true)
    told.answer = busy
    report.heard(ended(1000, 2000))
    await settled()
    told.answer = done
    await vi.advanceTimersByTimeAsync(2000)
    expect(told.asked).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told.asked).toHaveLength(2)
    told.answer = busy
    report.heard(ended(3000, 4000))
    await settled()
    report.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told.asked).toHaveLength(3)
  })
  test('[H18] a gap closes the ear and opens it again, with its moments', async () => {
    const { told, report } = linkOf()
    report.round(true)
    for (const edge of [opened(0), { type: 'gap', from: start + 500, to: start + 900 } as const])
      report.heard(edge)
    await settled()
    expect(said(told.asked)).toEqual(['ear.open 0', 'ear.close 500 asleep', 'ear.open 900'])
  })
  test.each(['left', 'lost', 'asleep'] as const)(
    '[H18] an ear that hears no more is told: %s',
    async cause => {
      const { told, report } = linkOf()
      report.round(true)
      for (const edge of [opened(0), began(1000)]) report.heard(edge)
      told.clock = 1500
      report.stopped(cause)
      report.stopped(cause)
      await settled()
      expect(said(told.asked)).toEqual(['ear.open 0', `ear.close 1500 ${cause}`])
      expect(told.spoken.at(-1)).toEqual({ from: moment(1000), to: moment(1500) })
    },
  )
  test('[H19] who speaks is told when it begins, ends and is withdrawn; a cut changes nothing about it', async () => {
    const { told, report } = linkOf()
    report.round(true)
    const edges: readonly Edge[] = [
      opened(0),
      began(1000),
      ended(1000, 15_000, true),
      ended(15_000, 17_000),
      began(20_000),
      { type: 'withdrawn', from: start + 20_000 },
    ]
    for (const edge of edges) report.heard(edge)
    await settled()
    expect(told.spoken.map(({ from, to }) => [from - start, to === null ? null : to - start])).toEqual([
      [1000, null],
      [15_000, 17_000],
      [20_000, null],
      [20_000, 20_000],
    ])
    expect(said(told.asked)).toEqual(['ear.open 0', 'voice.spoke 1000 15000', 'voice.spoke 15000 17000'])
  })
  test('[H20] what is being said when the bell rings is told', async () => {
    const { told, report } = linkOf()
    report.round(true)
    for (const edge of [opened(0), began(1000)]) report.heard(edge)
    report.round(false)
    report.heard(ended(1000, 2000))
    await settled()
    expect(said(told.asked)).toEqual(['ear.open 0', 'voice.spoke 1000 2000'])
  })
})

describe('[P25] a page that goes and comes back', () => {
  test('[P25] says when it hears no more, and once its link is back that it heard on', async () => {
    const { told, report } = linkOf()
    report.round(true)
    report.heard(opened(0))
    await settled()
    report.linked()
    await settled()
    expect(told.asked.map(one => one.type)).toEqual(['ear.open', 'ear.open'])
    // The room keeps the earliest moment that can be: the end of the gap it believes in.
    expect(told.asked[1]).toEqual({ type: 'ear.open', at: 0 })
    told.clock = 9000
    report.leaving()
    report.linked()
    expect(told.asked.slice(2)).toEqual([{ type: 'ear.close', at: moment(9000), cause: 'asleep' }])
    report.close()
  })
})
