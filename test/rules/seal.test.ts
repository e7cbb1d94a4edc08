/** Seals: what is closed or hidden, for whom and until when; settled by the clock, never told early. */
import { accessTo, closedBy, Command, lasting, type Fact, type Refusal } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { lee, mina, omar, Play, start } from '../kit/play.js'
import { sampleOpening } from '../kit/sample.js'

const refusal = (decision: object) => (decision as Refusal).refusal
const detail = (decision: object) => (decision as Refusal).detail
const minute = 60_000

/** A room of the time when board and code were one document: its first event names none. */
const inOneDocument = (): readonly Fact[] =>
  sampleOpening().map(fact => {
    if (fact.type !== 'room.opened') return fact
    const { documents: _, version: __, engine: ___, ...old } = fact
    return old
  })
const live = () => Play.live()
const onCode = { type: 'documents', documents: ['code'] } as const
/** Those that somebody set, without the round's own. */
const locked = (play: Play) => lasting(play.room).filter(seal => seal.reason === 'locked')
/** As it comes over the wire: what is left out has its default. */
const ask = (play: Play, asked: object, person = lee) => play.ask(Command.parse(asked), person)
const set = (play: Play, more: object = {}, person = lee) =>
  ask(play, { type: 'seal.set', on: onCode, ...more }, person)

describe('seals', () => {
  test('[Z1] the interviewer closes a document for the candidate, and opens it again', () => {
    const play = live()
    expect(closedBy(play.room, 'code', mina)).toBeUndefined()
    expect(set(play).ok).toBe(true)
    const seal = closedBy(play.room, 'code', mina)
    expect(seal).toMatchObject({ reason: 'locked', until: null, liftedAt: null })
    for (const who of [lee, omar]) expect(closedBy(play.room, 'code', who)).toBeUndefined()
    expect(accessTo('code', play.room, mina).mayWrite).toBe(false)
    expect(accessTo('code', play.room, lee).mayWrite).toBe(true)
    expect(play.ask({ type: 'seal.lift', seal: seal?.seal ?? '' }).ok).toBe(true)
    expect(closedBy(play.room, 'code', mina)).toBeUndefined()
    expect(refusal(play.ask({ type: 'seal.lift', seal: seal?.seal ?? '' }))).toBe('unknown')
  })
  test('[Z1] neither candidate nor observer sets or lifts one', () => {
    const play = live()
    set(play)
    const [seal] = locked(play)
    for (const person of [mina, omar]) {
      expect(refusal(set(play, {}, person))).toBe('role')
      expect(refusal(play.ask({ type: 'seal.lift', seal: seal?.seal ?? '' }, person))).toBe('role')
    }
  })
  test('[Z2] one with an end is lifted by the clock, stamped with that moment, however late somebody looks', () => {
    const play = live()
    set(play, { until: { at: start + 90_000 } })
    play.wait(89_999).wake()
    expect(locked(play)).toHaveLength(1)
    play.wait(10 * minute).wake()
    const lift = play.log.find(event => event.type === 'seal.lifted')
    expect(lift).toMatchObject({ at: start + 90_000, actor: 'clock', cause: 'clock' })
  })
  test('[Z2] one that ends by the clock of the round waits while that stands', () => {
    const play = live()
    set(play, { until: { spent: 2 * minute } })
    play.wait(minute).ask({ type: 'clock.pause' })
    play.wait(30 * minute).wake()
    expect(locked(play)).toHaveLength(1)
    play.ask({ type: 'clock.resume' })
    play.wait(minute).wake()
    expect(locked(play)).toHaveLength(0)
  })
  test('[Z3] a text is told by its title, and by value at its minute, to everybody at once', () => {
    const play = live()
    ask(play, {
      type: 'seal.set',
      on: { type: 'text', title: 'Part two', text: 'Now it must work in two regions.' },
      until: { spent: 3 * minute },
    })
    expect(JSON.stringify(play.seenBy(mina))).toContain('Part two')
    for (const person of [mina, omar])
      expect(JSON.stringify(play.seenBy(person))).not.toContain('two regions')
    expect(JSON.stringify(play.seenBy(lee))).toContain('two regions')
    play.wait(3 * minute).wake()
    for (const person of [mina, omar, lee])
      expect(JSON.stringify(play.seenBy(person).at(-1))).toContain('two regions')
    expect(play.room.open.seals.at(-1)?.text).toBe('Now it must work in two regions.')
  })
  test('[Z4] a card that is kept back plays itself at its minute; the candidate learns nothing before', () => {
    const play = live()
    const before = play.seenBy(mina).length
    ask(play, {
      type: 'seal.set',
      on: { type: 'card', card: 'spike' },
      until: { spent: minute },
    })
    expect(play.seenBy(mina)).toHaveLength(before)
    play.wait(minute).wake()
    expect(play.room.open.cards.map(card => card.card)).toEqual(['spike'])
    expect(refusal(play.ask({ type: 'card.fire', card: 'spike' }))).toBe('done')
  })
  test('[Z4] one that was played by hand meanwhile is not played again', () => {
    const play = live()
    ask(play, {
      type: 'seal.set',
      on: { type: 'card', card: 'spike' },
      until: { spent: minute },
    })
    play.ask({ type: 'card.fire', card: 'spike' })
    play.wait(5 * minute).wake()
    expect(play.room.open.cards).toHaveLength(1)
  })
  test('[Z5] with the round every seal of a document ends, and a text that nobody has read stays unread', () => {
    const play = live()
    set(play)
    ask(play, {
      type: 'seal.set',
      on: { type: 'text', title: 'Part two', text: 'two regions' },
      until: { spent: 50 * minute },
    })
    play.ask({ type: 'round.end' })
    expect(closedBy(play.room, 'code', mina)).toBeUndefined()
    play.wait(100 * minute).wake()
    expect(JSON.stringify(play.seenBy(mina))).not.toContain('two regions')
  })
  test('[Z6] what cannot be is refused, and names the field', () => {
    const play = live()
    play.wait(5 * minute)
    for (const [more, field] of [
      [{ until: { at: start } }, 'until.at'],
      [{ until: { spent: minute } }, 'until.spent'],
      [{ on: { type: 'card', card: 'spike' } }, 'until'],
      [{ on: { type: 'card', card: 'nope' }, until: { spent: 9 * minute } }, 'on.card'],
    ] as const) {
      const no = set(play, more)
      expect(no.ok, field).toBe(false)
      expect(detail(no)).toContain(field)
    }
    expect(locked(play)).toHaveLength(0)
  })
  test('[Z6] a document that the room has not is refused with the field', () => {
    const inOne = Play.live(inOneDocument())
    expect(refusal(set(inOne))).toBe('unknown')
    expect(detail(set(inOne))).toContain('on.documents')
  })
  test('[Z6] nothing is hidden twice in one document, and a room holds twenty seals at once', () => {
    const play = live()
    expect(set(play, { does: 'hides' }).ok).toBe(true)
    expect(refusal(set(play, { does: 'hides' }))).toBe('done')
    const text = { on: { type: 'text', title: 'Later', text: 'More' }, until: { spent: 9 * minute } }
    for (let i = lasting(play.room).length; i < 20; i++) expect(set(play, text).ok).toBe(true)
    expect(refusal(set(play))).toBe('limit')
  })
  test('[Z7] the board is closed for the candidate by a seal until it opens, and for nobody else', () => {
    const play = live()
    const mayDraw = () => [mina, lee, omar].map(who => accessTo('board', play.room, who).mayWrite)
    expect(mayDraw()).toEqual([false, true, false])
    expect(accessTo('code', play.room, mina).mayWrite).toBe(true)
    play.wait(2 * minute).wake()
    expect(play.log.at(-1)).toMatchObject({ type: 'board.opened', cause: 'clock', at: start + 2 * minute })
    expect(mayDraw()).toEqual([true, true, false])
  })
  test('[Z7] where board and code are one document, a closed board closes neither', () => {
    const inOne = Play.live(inOneDocument())
    expect(accessTo('work', inOne.room, mina).mayWrite).toBe(true)
    expect(accessTo('work', inOne.room, omar).mayWrite).toBe(false)
  })
  test('[Z8] private focus is a seal that hides what it names from everybody but its seat', () => {
    const play = live()
    play.ask({ type: 'focus.begin' }, mina)
    expect(accessTo('code', play.room, lee).hidden).toEqual({ seats: ['mina'], since: start })
    expect(accessTo('board', play.room, lee).hidden).toBeNull()
    expect(refusal(set(play, { does: 'hides' }))).toBe('done')
    play.wait(5 * minute).wake()
    expect(play.log.find(event => event.type === 'focus.ended')).toMatchObject({ cause: 'clock' })
    expect(accessTo('code', play.room, lee).hidden).toBeNull()
  })
  test('[Z8] the board alone, or both, by choice; in one document always both', () => {
    for (const [hides, board, code] of [
      [['board'], true, false],
      [['board', 'code'], true, true],
    ] as const) {
      const play = live()
      ask(play, { type: 'focus.begin', hides }, mina)
      expect(accessTo('board', play.room, lee).hidden !== null).toBe(board)
      expect(accessTo('code', play.room, lee).hidden !== null).toBe(code)
    }
    const inOne = Play.live(inOneDocument())
    inOne.ask({ type: 'focus.begin' }, mina)
    expect(inOne.room.open.focus?.hides).toEqual(['board', 'code'])
    expect(accessTo('work', inOne.room, lee).hidden).not.toBeNull()
  })
  test('[Z9] what is hidden by the interviewer is seen by interviewers alone, whoever writes it', () => {
    const play = live()
    set(play, { does: 'hides', for: ['candidate', 'observer'] })
    expect(accessTo('code', play.room, omar).hidden?.seats).toEqual(['lee'])
  })
  test('[Z9] who works where others do not see it neither runs nor counts it; whom it is hidden from does', () => {
    const play = live()
    const files = [{ name: 'sketch.py', text: 'SECRET' }]
    const run = { type: 'run.start', kind: 'run', language: 'python', entry: 'sketch.py', files }
    const nodes = (n: number) => ({ nodes: n, arrows: 0, orphans: n, latencies: 0, stores: 0 })
    set(play, { on: { type: 'documents', documents: ['board', 'code'] }, does: 'hides' })
    expect(refusal(ask(play, run))).toBe('private')
    expect(refusal(ask(play, { type: 'board.measure', measure: nodes(3) }))).toBe('private')
    expect(ask(play, run, mina).ok).toBe(true)
    const [seal] = locked(play)
    ask(play, { type: 'seal.lift', seal: seal?.seal })
    expect(ask(play, run).ok).toBe(true)
  })
  test('[Z9] hidden from observers alone, the candidate is behind it as well', () => {
    const play = live()
    const run = {
      type: 'run.start',
      kind: 'run',
      language: 'python',
      entry: 'a.py',
      files: [{ name: 'a.py', text: '' }],
    }
    set(play, { does: 'hides', for: ['observer'] })
    for (const person of [lee, mina]) expect(refusal(ask(play, run, person))).toBe('private')
  })
  test('[Z1] the same lock twice is refused; one for somebody else is not', () => {
    const play = live()
    expect(set(play).ok).toBe(true)
    expect(refusal(set(play))).toBe('done')
    expect(set(play, { for: ['candidate', 'observer'] }).ok).toBe(true)
    expect(set(play, { on: { type: 'documents', documents: ['code', 'board'] } }).ok).toBe(true)
  })
  test('[Z4] a card that is kept back is given up by its id, and then plays itself no more', () => {
    const play = live()
    set(play, { on: { type: 'card', card: 'spike' }, until: { spent: minute } })
    expect(refusal(ask(play, { type: 'seal.lift', seal: '__proto__' }))).toBe('unknown')
    expect(ask(play, { type: 'seal.lift', seal: 'spike' }).ok).toBe(true)
    play.wait(9 * minute).wake()
    expect(play.room.open.cards).toEqual([])
    expect(refusal(ask(play, { type: 'seal.lift', seal: 'spike' }))).toBe('unknown')
  })
  test('[Z6] a title is one line that cannot turn what stands beside it round', () => {
    for (const title of ['a\u0000 b', 'a\u202e b', 'a\nb', 'a\ud800 b'])
      expect(
        Command.parse({ type: 'seal.set', on: { type: 'text', title, text: 'x' }, until: { spent: 1 } }),
      ).toMatchObject({ on: { title: 'a b' } })
  })
})
