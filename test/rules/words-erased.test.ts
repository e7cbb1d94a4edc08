/** What was erased stands in no log that anybody reads, and its room is the same whether it was blanked or folded. */
import {
  debriefFor,
  debriefMarkdown,
  fold,
  utterancesOf,
  withoutErased,
  type Command,
} from '@signalroom/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lee, mina, omar, Play, start } from '../kit/play.js'
import { commands } from '../kit/steps.js'

const people = [lee, mina, omar]
const secret = 'the zebra ate my shard'

/** A round in which the candidate says one sentence by every way, and an interviewer quotes it on pins. */
function quoted(): Play {
  const play = Play.live().wait(60_000)
  const from = start + 10_000
  const said = (command: Command, person = mina) => expect(play.ask(command, person).ok).toBe(true)
  said({ type: 'chat.say', text: secret })
  said({ type: 'confirm.ask', text: `${secret}?` })
  said({
    type: 'words.utter',
    from,
    to: from + 1,
    text: `${secret} once`,
    heard: `${secret} twice`,
    draft: true,
  })
  const heard = play.log.at(-1)!.seq
  said({ type: 'words.correct', utterance: heard, text: `no, ${secret}` })
  said({ type: 'words.correct', utterance: heard, text: `yes, ${secret}` })
  said({ type: 'words.import', name: 'a.vtt', lines: [{ seat: 'mina', from, to: from, text: secret }] }, lee)
  said({ type: 'words.note', text: `noted: ${secret}` }, lee)
  said({ type: 'score.set', criterion: 'S1', value: 2, pin: { quote: secret } }, lee)
  said({ type: 'flag.raise', flag: 'vague', pin: { quote: secret.slice(0, 17) } }, lee)
  said({ type: 'evidence.pin', criterion: 'S2', pin: { quote: 'my own words' } }, lee)
  return play
}

test('[UT8] one erased by every way leaves logs, rooms, debriefs and exports of all seats', () => {
  const play = quoted()
  play.ask({ type: 'round.end' })
  play.ask({ type: 'self.score', criterion: 'S1', value: 3, pin: { quote: secret } }, mina)
  play.ask({ type: 'debrief.release' })
  expect(JSON.stringify(play.seenBy(mina))).toContain('zebra')
  expect(play.ask({ type: 'words.erase', all: true }, mina).ok).toBe(true)
  for (const person of people) {
    const seen = withoutErased(play.seenBy(person))
    const debrief = debriefFor(fold(seen), person)
    for (const held of [seen, fold(seen), debrief]) expect(JSON.stringify(held)).not.toContain('zebra')
    expect(debriefMarkdown(debrief)).not.toContain('zebra')
    expect(utterancesOf(fold(seen).open)).toEqual([])
    // What was not theirs stays, and so does every event in its place.
    expect(seen.map(({ seq }) => seq)).toEqual(play.seenBy(person).map(({ seq }) => seq))
  }
  expect(JSON.stringify(withoutErased(play.seenBy(lee)))).toContain('my own words')
  expect(JSON.stringify(play.room)).not.toContain('zebra')
})

test('[UT8] a release that comes after an erasure carries none of it', () => {
  const play = quoted()
  play.ask({ type: 'words.erase', all: true }, mina)
  play.ask({ type: 'round.end' })
  play.ask({ type: 'debrief.release' })
  expect(JSON.stringify(withoutErased(play.log))).not.toContain('zebra')
})

test('[UT8] a log in which nothing was erased is the same list, and one that is blank already has the same events', () => {
  const play = quoted()
  expect(withoutErased(play.log)).toBe(play.log)
  play.ask({ type: 'words.erase', all: true }, mina)
  const blank = withoutErased(play.log)
  withoutErased(blank).forEach((event, i) => expect(event).toBe(blank[i]))
})

test('[UT8] whatever happens, a log without what was erased folds to the room that the whole log gives', () => {
  const asked = fc.record({ command: commands, person: fc.constantFrom(lee, mina), wait: fc.nat(20_000) })
  const talk = asked.filter(({ command: { type } }) =>
    /^(words|chat|confirm|score|flag|evidence|self|debrief|round)\./.test(type),
  )
  fc.assert(
    fc.property(fc.array(talk, { maxLength: 40 }), steps => {
      const play = Play.live()
      for (const { command, person, wait } of steps) play.wait(wait).ask(command, person)
      for (const person of people) {
        const seen = play.seenBy(person)
        expect(fold(withoutErased(seen)).open).toEqual(play.room.open)
        expect(fold(withoutErased(seen))).toEqual(fold(seen))
      }
      expect(fold(withoutErased(play.log))).toEqual(play.room)
    }),
    { numRuns: 60, seed: 7 },
  )
})
