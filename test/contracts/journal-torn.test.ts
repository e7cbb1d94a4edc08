/** The store's contract where something was damaged behind its back: a torn end is mended, all else refused. */
import { expect, test } from 'vitest'
import { Corrupt } from '../../server/src/journal/port.js'
import { draft, events, flip, onEveryGround } from '../kit/journal-ground.js'

onEveryGround(on => {
  test('[J5] a tail cut at any byte is moved aside and reported; what stands before it is whole', async () => {
    const streams = Array.from('five', (_, length) => ({ stream: `room/cut${length}`, length }))
    await Promise.all(streams.map(({ stream }) => on.five(stream)))
    await on.store.close()
    for (const { stream, length } of streams)
      for (const position of [4, 5]) on.ground.damage(stream, position, body => body.subarray(0, length))
    on.store = await on.ground.open()
    for (const { stream } of streams) {
      expect(await on.texts(stream)).toEqual(['one', 'two', 'three'])
      expect(events).toContainEqual({ type: 'tail.torn', stream, from: 4, to: 5 })
      await on.store.append(stream, 3, [draft('again')])
    }
    await on.reopen()
    for (const { stream } of streams) expect(await on.texts(stream, 2)).toEqual(['three', 'again'])
  })

  test('[J5] lost records at the end are reported, and an append that comes before any read still fits', async () => {
    await on.five()
    await on.store.close()
    on.ground.lose('room/a', 5)
    on.ground.lose('room/a', 4)
    on.store = await on.ground.open()
    await expect(on.store.append('room/a', 5, [draft('six')])).rejects.toMatchObject({ end: 3 })
    expect(events).toEqual([{ type: 'tail.torn', stream: 'room/a', from: 4, to: 5 }])
    await on.store.append('room/a', 3, [draft('new four')])
    expect(await on.texts('room/a', 2)).toEqual(['three', 'new four'])
  })

  test('[J6] any flipped bit before the end makes that stream refuse to load, and no other', async () => {
    await on.store.append('room/ok', 0, [draft('fine')])
    const streams = Array.from({ length: 24 }, (_, bit) => ({ stream: `room/bit${bit}`, bit }))
    await Promise.all(streams.map(({ stream }) => on.each(stream, 'one', 'two', 'three')))
    await on.store.close()
    for (const { stream, bit } of streams) on.ground.damage(stream, 2, flip(bit))
    on.store = await on.ground.open()
    for (const { stream, bit } of streams) {
      await expect(on.store.read(stream, 0)).rejects.toBeInstanceOf(Corrupt)
      await expect(on.store.append(stream, 3, [draft('x')])).rejects.toMatchObject({ stream, position: 2 })
      expect(events).toContainEqual({ type: 'stream.corrupt', stream, position: 2 })
      await on.store.append('room/ok', bit + 1, [draft('still fine')])
    }
  })

  test('[J15] what is appended together is whole or bad as one', async () => {
    const packs = [
      ['a1', 'a2', 'a3'],
      ['b1', 'b2'],
      ['c1', 'c2', 'c3'],
    ]
    const write = (stream: string) =>
      Promise.all(
        packs.map((pack, i) =>
          on.store.append(
            stream,
            [0, 3, 5][i] ?? 0,
            pack.map(t => draft(t)),
          ),
        ),
      )
    await write('room/tail')
    await write('room/middle')
    await on.store.close()
    // In memory each draft is a record; there the same is seen with the last of them damaged.
    on.ground.damage('room/tail', 8, flip(9))
    on.ground.damage('room/middle', 5, flip(9))
    on.store = await on.ground.open()
    const kept = await on.texts('room/tail')
    expect(kept.slice(0, 5)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2'])
    const from = kept.length + 1
    expect(from).toBe(on.where === 'memory' ? 8 : 6)
    expect(events).toContainEqual({ type: 'tail.torn', stream: 'room/tail', from, to: 8 })
    await on.store.append('room/tail', kept.length, [draft('again'), draft('and again')])
    const position = on.where === 'memory' ? 5 : 4
    await expect(on.store.read('room/middle', 0)).rejects.toMatchObject({ name: 'Corrupt', position })
    await on.reopen()
    expect(await on.texts('room/tail')).toEqual([...kept, 'again', 'and again'])
  })

  test('[J6] a missing record before the end makes the stream refuse to load', async () => {
    await on.five()
    await on.store.close()
    on.ground.lose('room/a', 2)
    on.store = await on.ground.open()
    await expect(on.store.read('room/a', 0)).rejects.toMatchObject({ name: 'Corrupt', position: 2 })
    await expect(on.store.read('room/a', 3)).rejects.toMatchObject({ name: 'Corrupt' })
  })

  test('[J6] a whole record in the wrong place is a bad one', async () => {
    await on.five()
    await on.store.close()
    on.ground.damage('room/a', 2, () => new TextEncoder().encode('three'))
    on.store = await on.ground.open()
    await expect(on.store.read('room/a', 0)).rejects.toBeInstanceOf(Corrupt)
  })
})
