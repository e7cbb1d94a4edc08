/** The store's contract for snapshots: kept, believed while whole, and never for more than the stream has. */
import { expect, test } from 'vitest'
import { Conflict } from '../../server/src/journal/port.js'
import { draft, events, flip, onEveryGround, text } from '../kit/journal-ground.js'

onEveryGround(on => {
  const snap = (position: number, body: string) => ({ position, body: new TextEncoder().encode(body) })
  const snapText = async (stream = 'room/a') => {
    const kept = await on.store.snapshot(stream)
    return kept && [kept.position, text(kept.body)]
  }

  test('[J13] a snapshot is kept until the next one, and never for more than the stream has', async () => {
    await on.five()
    expect(await on.store.end('room/a')).toBe(5)
    expect(await on.store.end('room/unknown')).toBe(0)
    expect(await snapText()).toBeUndefined()
    expect(await snapText('room/unknown')).toBeUndefined()
    await on.store.keepSnapshot('room/a', snap(3, 'of three'))
    await on.reopen()
    expect(await snapText()).toEqual([3, 'of three'])
    await on.store.keepSnapshot('room/a', snap(5, 'of five'))
    const tooFar = on.store.keepSnapshot('room/a', snap(6, 'of six'))
    await expect(tooFar).rejects.toMatchObject({ name: 'Conflict', stream: 'room/a', end: 5 })
    await expect(on.store.keepSnapshot('room/unknown', snap(1, 'x'))).rejects.toBeInstanceOf(Conflict)
    await on.reopen()
    expect(await snapText()).toEqual([5, 'of five'])
    expect(await on.texts('room/a')).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(await on.store.end('room/a')).toBe(5)
  })

  test('[J14] what stands before a whole snapshot is not read to open the stream, and never passed over when it is read', async () => {
    await on.five()
    await on.store.keepSnapshot('room/a', snap(3, 'of three'))
    await on.store.close()
    on.ground.damage('room/a', 2, flip(3))
    on.store = await on.ground.open()
    expect(await snapText()).toEqual([3, 'of three'])
    expect(await on.texts('room/a', 3)).toEqual(['four', 'five'])
    await on.store.append('room/a', 5, [draft('six')])
    expect(await on.texts('room/a', 2)).toEqual(['three', 'four', 'five', 'six'])
    expect(events).toEqual([])
    await expect(on.store.read('room/a', 0)).rejects.toMatchObject({ name: 'Corrupt', position: 2 })
    await on.reopen()
    await expect(on.store.read('room/a', 0)).rejects.toMatchObject({ name: 'Corrupt', position: 2 })
    await expect(on.store.read('room/a', 1)).rejects.toMatchObject({ name: 'Corrupt', position: 2 })
  })

  test('[J13] a damaged snapshot is reported once and left aside; the stream is read as if there were none', async () => {
    await on.five()
    await on.store.keepSnapshot('room/a', snap(4, 'of four'))
    await on.store.close()
    on.ground.damageSnapshot('room/a', flip(9))
    on.store = await on.ground.open()
    expect(await snapText()).toBeUndefined()
    expect(await on.texts('room/a')).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(events).toEqual([{ type: 'snapshot.refused', stream: 'room/a', position: 4 }])
    await on.store.keepSnapshot('room/a', snap(5, 'of five'))
    await on.store.close()
    on.ground.damageSnapshot('room/a', flip(9))
    on.ground.damage('room/a', 2, flip(3))
    on.store = await on.ground.open()
    await expect(on.store.read('room/a', 4)).rejects.toMatchObject({ name: 'Corrupt', position: 2 })
  })

  test('[J13] a stream torn to before its snapshot ignores it, also once it is as long again', async () => {
    await on.five()
    await on.store.keepSnapshot('room/a', snap(4, 'of four'))
    await on.store.close()
    on.ground.lose('room/a', 5)
    on.ground.damage('room/a', 4, body => body.subarray(0, 1))
    on.store = await on.ground.open()
    expect(await snapText()).toBeUndefined()
    expect(await on.texts('room/a')).toEqual(['one', 'two', 'three'])
    expect(events).toEqual([
      { type: 'snapshot.refused', stream: 'room/a', position: 4 },
      { type: 'tail.torn', stream: 'room/a', from: 4, to: 5 },
    ])
    await on.store.append('room/a', 3, [draft('other four'), draft('other five')])
    await on.reopen()
    expect(await snapText()).toBeUndefined()
    expect(await on.texts('room/a', 3)).toEqual(['other four', 'other five'])
  })

  test('[J14] behind a snapshot a torn end is mended and damage refuses the stream, as without one', async () => {
    for (const stream of ['room/torn', 'room/damaged', 'room/at']) {
      await on.five(stream)
      await on.store.keepSnapshot(stream, snap(3, 'of three'))
    }
    await on.store.close()
    on.ground.damage('room/torn', 5, flip(3))
    on.ground.damage('room/damaged', 4, flip(3))
    on.ground.damage('room/at', 3, flip(3))
    on.store = await on.ground.open()
    expect(await snapText('room/torn')).toEqual([3, 'of three'])
    expect(await on.texts('room/torn', 3)).toEqual(['four'])
    expect(await on.store.end('room/torn')).toBe(4)
    expect(events).toEqual([{ type: 'tail.torn', stream: 'room/torn', from: 5, to: 5 }])
    await expect(on.store.snapshot('room/damaged')).rejects.toMatchObject({ name: 'Corrupt', position: 4 })
    await expect(on.store.end('room/at')).rejects.toMatchObject({ name: 'Corrupt', position: 3 })
  })

  test('[J14] a snapshot may stand for a part of what was appended together', async () => {
    await on.store.append('doc/a/work', 0, [draft('a'), draft('b'), draft('c')])
    await on.store.append('doc/a/work', 3, [draft('d'), draft('e')])
    await on.store.keepSnapshot('doc/a/work', snap(2, 'ab'))
    await on.reopen()
    expect(await on.texts('doc/a/work', 2)).toEqual(['c', 'd', 'e'])
    expect(await snapText('doc/a/work')).toEqual([2, 'ab'])
    expect(await on.texts('doc/a/work', 0)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})
