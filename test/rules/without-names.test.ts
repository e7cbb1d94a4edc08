/** A copy without names: no name is left in any of its words, and the round folds as before. */
import { fold, type Event } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { loopOpening } from '../kit/loop-rounds.js'
import { lee, mina, omar, Play } from '../kit/play.js'

const { withoutNames } = (await import(
  new URL('../../client/src/screens/copy/without-names.ts', import.meta.url).href
)) as {
  readonly withoutNames: (events: readonly Event[]) => {
    readonly events: readonly Event[]
    readonly said: (text: string) => string
    readonly isNamed: (text: string) => boolean
  }
}

/** The same round, of people with these names. */
function playedBy(names: Readonly<Record<string, string>>): readonly Event[] {
  const play = Play.live()
  const [a = '', b = ''] = Object.values(names)
  play.ask({ type: 'chat.say', text: `${a}, is that what ${b.toUpperCase()} said? ${b}'s way.` }, lee)
  play.ask({ type: 'chat.say', text: `Ask ${a.split(' ')[0] ?? ''}; not ${a}x or x${a}.` }, mina)
  play.ask({ type: 'layer.state', layer: 'business', text: `99.9 % for ${a}` }, mina)
  play.ask({ type: 'note.take', text: `${a} was slow`, pin: { at: 1, quote: `${b} here` } }, lee)
  play.ask({ type: 'confirm.ask', text: `Fine, ${b}?` }, mina)
  play.ask({ type: 'round.end' }, lee)
  return play.log.map(event =>
    event.type === 'seat.taken' ? { ...event, name: names[event.seat] ?? event.name } : event,
  )
}

describe('a log without names', () => {
  test('[R29] a card, a note in the margin and a question to the assistant hold none; places and choices stay', () => {
    const play = Play.live(loopOpening())
    play.ask({ type: 'phase.enter', from: 'intro', to: 'read' })
    play.ask({ type: 'margin.note', place: 'timeline.1', text: 'Quux knew' }, mina)
    play.ask({ type: 'assistant.ask', text: 'Would Quux do it?' }, mina)
    play.ask({ type: 'phase.enter', from: 'read', to: 'find' })
    const fields = { owner: 'Quux', date: 'when Quux is back', cost: '2 days of Quux', door: 'two way' }
    play.ask({ type: 'line.add', list: 'actions', text: 'Alarm', fields }, mina)
    const found = { place: 'timeline.2', why: 'Quux said so' }
    play.ask({ type: 'line.add', list: 'findings', text: 'Late', fields: found }, mina)
    play.ask({ type: 'push.send', text: 'And if Quux is away?' }, lee)
    const named = play.log.map(event =>
      event.type === 'seat.taken' && event.seat === mina.seat ? { ...event, name: 'Quux Timeline' } : event,
    )
    const { events } = withoutNames(named)
    expect(JSON.stringify(events)).not.toMatch(/quux/i)
    expect(fold(events).open.lines.map(line => line.fields)).toMatchObject([
      { owner: 'Candidate', door: 'two way' },
      { place: 'timeline.2' },
    ])
  })

  test('[R29] holds none of them, in no letters and no part, and folds to the same round', () => {
    const names = { [mina.seat]: 'Zanzibara Quux', [lee.seat]: 'Öztürk', [omar.seat]: 'O.M.' }
    const events = playedBy(names)
    const nameless = withoutNames(events)
    const all = JSON.stringify(nameless.events).toLowerCase()
    // A word that only holds a name is another word.
    const bare = all.replaceAll(/quuxx|xzanzibara/g, '')
    for (const canary of ['zanzibara', 'quux', 'öztürk']) expect(bare, canary).not.toContain(canary)
    expect(all).toContain('candidate')
    const [before, after] = [fold(events).open, fold(nameless.events).open]
    expect(after.seats.map(({ name }) => name).toSorted()).toContain('Candidate')
    expect(after.chat.length).toBe(before.chat.length)
    expect({ ...after.clock, stage: after.stage }).toEqual({ ...before.clock, stage: before.stage })
    expect(nameless.isNamed('def quux():')).toBe(true)
    expect(nameless.isNamed('def quuxy():')).toBe(false)
  })
  test('[R29] a name that the room has a meaning of its own for breaks nothing', () => {
    const names = { [mina.seat]: 'code', [lee.seat]: 'interviewer', [omar.seat]: 'a.*(b' }
    const events = playedBy(names)
    const { events: nameless, said } = withoutNames(events)
    expect(nameless.map(({ type, actor }) => `${type} ${actor}`)).toEqual(
      events.map(({ type, actor }) => `${type} ${actor}`),
    )
    expect(fold(nameless).open.stage).toBe('over')
    expect(said('a.*(b and aXX(b')).toBe('Observer and aXX(b')
  })
})
