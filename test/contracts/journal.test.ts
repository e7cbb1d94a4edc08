/** The store's contract, held by every implementation: what is written is read, in order, also after a reopen. */
import { expect, test } from 'vitest'
import { Closed, Conflict, type Draft } from '../../server/src/journal/port.js'
import { draft, onEveryGround, text } from '../kit/journal-ground.js'

onEveryGround(on => {
  test('[J1] records come back in order, with position, time and bytes, and from any position on', async () => {
    await on.store.append('room/a', 0, [draft('one', 11), draft('two', 12)])
    await on.store.append('room/a', 2, [draft('three', 13)])
    const read = await on.store.read('room/a', 0)
    expect(read.map(e => [e.position, e.at, text(e.body)])).toEqual([
      [1, 11, 'one'],
      [2, 12, 'two'],
      [3, 13, 'three'],
    ])
    expect(read[0]?.body.constructor).toBe(Uint8Array)
    expect(await on.texts('room/a', 2)).toEqual(['three'])
    expect(await on.texts('room/a', 3)).toEqual([])
    expect(await on.texts('room/unknown')).toEqual([])
  })

  test('[J2] an append behind the wrong position is refused, writes nothing and names the true end', async () => {
    await on.store.append('room/a', 0, [draft('one')])
    for (const expected of [0, 2, 7]) {
      const failure = await on.store.append('room/a', expected, [draft('no')]).catch((e: unknown) => e)
      expect(failure).toBeInstanceOf(Conflict)
      expect(failure).toMatchObject({ stream: 'room/a', expected, end: 1 })
    }
    expect(await on.texts('room/a')).toEqual(['one'])
  })

  test('[J2] of two appends at one position asked for together exactly the first is written', async () => {
    const outcome = await Promise.allSettled([
      on.store.append('room/a', 0, [draft('first')]),
      on.store.append('room/a', 0, [draft('second')]),
      on.store.append('room/a', 1, [draft('third')]),
      on.store.append('room/b', 0, [draft('other')]),
    ])
    expect(outcome.map(o => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(await on.texts('room/a')).toEqual(['first', 'third'])
  })

  test('[J1] two hundred appenders on fifty streams lose, double and swap nothing', async () => {
    const wanted = new Map<string, string[]>()
    const asked = Array.from({ length: 200 }, (_unused, n) => {
      const stream = `doc/${n % 50}/work`
      const list = wanted.get(stream) ?? []
      wanted.set(stream, list)
      const drafts = Array.from({ length: 5 }, (_un, i) => draft(`${n}.${i}`))
      const promise = on.store.append(stream, list.length, drafts)
      list.push(...drafts.map(d => text(d.body)))
      return promise
    })
    await Promise.all(asked)
    await on.reopen()
    for (const [stream, list] of wanted) expect(await on.texts(stream)).toEqual(list)
    expect(await on.store.streams('doc/')).toHaveLength(50)
  })

  test('[J15] what is appended together is read as it was given, from every position on, with its own times', async () => {
    const times = [1_795_000_000_000, 1_795_000_000_000, 1_795_000_000_017, 3, 0, Number.MAX_SAFE_INTEGER, -5]
    const given = times.map((at, i): Draft => ({ at, body: new Uint8Array(i * 40).fill(i) }))
    await on.store.append('doc/a/work', 0, [draft('alone', 9)])
    await on.store.append('doc/a/work', 1, given)
    await on.store.append('doc/a/work', 8, [draft('last', 1)])
    const whole = [draft('alone', 9), ...given, draft('last', 1)].map((one, i) => ({
      ...one,
      position: i + 1,
    }))
    for (let look = 0; look < 2; look++) {
      for (let after = 0; after <= whole.length; after++)
        expect(await on.store.read('doc/a/work', after)).toEqual(whole.slice(after))
      await on.reopen()
      expect(await on.store.read('doc/a/work', 5)).toEqual(whole.slice(5))
    }
  })

  test('[J1] bodies may be empty, a megabyte, or a view into a larger buffer', async () => {
    const big = new Uint8Array(1 << 20).map((_byte, i) => i * 31)
    const view = new Uint8Array(big.buffer, 1001, 77)
    await on.store.append('doc/a/work', 0, [
      { at: 1, body: big },
      { at: 2, body: new Uint8Array(0) },
      { at: 3, body: view },
    ])
    await on.reopen()
    const read = await on.store.read('doc/a/work', 0)
    expect(read.map(e => e.body.length)).toEqual([1 << 20, 0, 77])
    expect(Buffer.compare(read[0]?.body ?? view, big)).toBe(0)
    expect(read[2]?.body).toEqual(view.slice())
  })

  test('[J1] appending nothing writes nothing but still checks the position', async () => {
    await on.store.append('room/a', 0, [])
    expect(await on.store.streams('')).toEqual([])
    await expect(on.store.append('room/a', 3, [])).rejects.toBeInstanceOf(Conflict)
  })

  test('[J3] streams are found by how their name begins, whatever characters it has', async () => {
    for (const name of ['room/b', 'room/a', 'doc/a/work', 'room%/x', 'room/é'])
      await on.store.append(name, 0, [draft('x')])
    expect(await on.store.streams('room/')).toEqual(['room/a', 'room/b', 'room/é'])
    expect(await on.store.streams('doc/a/')).toEqual(['doc/a/work'])
    expect(await on.store.streams('nobody')).toEqual([])
  })

  test('[J4] what was acknowledged is there after a reopen, and the next append goes on behind it', async () => {
    await on.five()
    await on.reopen()
    expect(await on.texts('room/a')).toEqual(['one', 'two', 'three', 'four', 'five'])
    await on.reopen()
    await on.store.append('room/a', 5, [draft('six')])
    expect(await on.texts('room/a', 4)).toEqual(['five', 'six'])
  })

  test('[J4] close writes what was handed over; afterwards every call is refused', async () => {
    const asked = on.store.append('room/a', 0, [draft('last words')])
    await on.store.close()
    await asked
    await expect(on.store.append('room/a', 1, [draft('x')])).rejects.toBeInstanceOf(Closed)
    await expect(on.store.read('room/a', 0)).rejects.toBeInstanceOf(Closed)
    expect(await on.store.answers()).toBe(false)
    await on.reopen()
    expect(await on.texts('room/a')).toEqual(['last words'])
    expect(await on.store.answers()).toBe(true)
  })

  test('[J7] a capability hash keeps its grant over a reopen, and can be given another', async () => {
    await on.store.keep('hash-1', '{"seat":"a"}')
    await on.store.keep('hash-2', '{"seat":"b"}')
    expect(await on.store.find('hash-1')).toBe('{"seat":"a"}')
    await on.store.keep('hash-1', '{"seat":"c"}')
    expect(await on.store.find('hash-1')).toBe('{"seat":"c"}')
    await on.reopen()
    expect(await on.store.find('hash-1')).toBe('{"seat":"c"}')
    expect(await on.store.find('hash-2')).toBe('{"seat":"b"}')
    expect(await on.store.find('hash-3')).toBeUndefined()
  })

  test('[J8] the last heartbeat outlives the store; beats closer than two seconds are not written', async () => {
    expect(await on.store.lastHeartbeat()).toBeUndefined()
    on.store.heartbeat(10_000)
    on.store.heartbeat(11_999)
    await on.reopen()
    expect(await on.store.lastHeartbeat()).toBe(10_000)
    on.store.heartbeat(12_000)
    on.store.heartbeat(14_000)
    on.store.heartbeat(9000)
    await on.reopen()
    expect(await on.store.lastHeartbeat()).toBe(9000)
  })
})
