/** "Saved" is said of what is on the disk and of nothing else, in words a stock client passes over. */
import { savedKind } from '@signalroom/shared'
import { readVarUint } from 'lib0/decoding'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Deliveries } from '../../server/src/relay/deliveries.js'
import { control, document, until, type Document } from '../kit/clients.js'
import { memoryJournal } from '../kit/memory-journal.js'
import { openRoom, openServer } from '../kit/server.js'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** The counts the server named, as they come. */
function listen(seat: Document): number[] {
  const counts: number[] = []
  seat.provider.messageHandlers[2] = (_, decoder) => {
    if (readVarUint(decoder) === savedKind) counts.push(readVarUint(decoder))
  }
  return counts
}
async function live() {
  const store = memoryJournal()
  const server = await openServer({ store })
  const room = await openRoom(server.origin)
  const lee = control(server.origin, (await room.sit('interviewer')).token)
  await lee.welcome
  const sit = async (role: 'candidate' | 'observer' | 'interviewer') => {
    const seat = document(server.origin, room.room, 'code', (await room.sit(role)).token)
    closing.push(seat.close)
    return seat
  }
  closing.push(() => server.close(), lee.close)
  return { store, lee, sit }
}

describe('saved', () => {
  test('[Y30] a change is acknowledged once it is durable, and not before', async () => {
    const { store, lee, sit } = await live()
    await lee.ask({ type: 'round.start' })
    const mina = await sit('candidate')
    const counts = listen(mina)
    await mina.synced
    await until('what it had is acknowledged', () => counts.length > 0)
    const watcher = await sit('interviewer')
    await watcher.synced
    const before = counts.at(-1) ?? 0

    let release = () => {}
    store.hold = new Promise(resolve => {
      release = resolve
    })
    mina.code().insert(0, 'held back ')
    await until('others have it at once', () => watcher.text().includes('held back'))
    expect(counts.at(-1)).toBe(before)
    store.hold = undefined
    release()
    await until('then it is acknowledged', () => (counts.at(-1) ?? 0) > before)
  })

  test('[Y31] what may not be written is never acknowledged, nor what comes after it until all is there', async () => {
    const { lee, sit } = await live()
    const [early, watcher] = [await sit('candidate'), await sit('observer')]
    const [counts, seen] = [listen(early), listen(watcher)]
    await Promise.all([early.synced, watcher.synced])
    early.code().insert(0, 'too early ')
    await new Promise(resolve => setTimeout(resolve, 150))
    // The first frame of each was an answer with nothing new in it.
    expect([counts, seen]).toEqual([[1], [1]])
    await lee.ask({ type: 'round.start' })
    early.code().insert(0, 'now ')
    await until('all of it is there and acknowledged', () => (counts.at(-1) ?? 0) > 2)
    const fresh = await sit('interviewer')
    await fresh.synced
    expect(fresh.text()).toContain('now too early')
  })

  test('[Y32] a stock client passes over it in silence', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
    const warning = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { lee, sit } = await live()
    await lee.ask({ type: 'round.start' })
    const [stock, ours] = [await sit('candidate'), await sit('interviewer')]
    const counts = listen(ours)
    await Promise.all([stock.synced, ours.synced])
    stock.code().insert(0, 'a')
    ours.code().insert(0, 'b')
    await until('ours hears of it', () => counts.length > 0)
    expect(stock.provider.wsconnected).toBe(true)
    expect([complaint.mock.calls, warning.mock.calls]).toEqual([[], []])
    complaint.mockRestore()
    warning.mockRestore()
  })

  test('[Y30] control: counted without waiting for the disk, the rule is broken and seen to be', () => {
    const told: number[] = []
    const tellSaved = () =>
      new Deliveries<string>({
        onSaved: (_, frame) => told.push(frame),
        mostGaps: 0,
        schedule: () => () => {},
        onAsk: () => {},
        onTooManyGaps: () => {},
      })
    const honest = tellSaved()
    const position = 5
    honest.taken('mina', { frame: honest.heard('mina'), position, whole: true, isNews: true }, position - 1)
    expect(told).toEqual([])
    const careless = tellSaved()
    careless.taken('mina', { frame: careless.heard('mina'), position, whole: true, isNews: true }, position)
    expect(told).toEqual([1])
    honest.written(position)
    expect(told).toEqual([1, 1])
  })
})
