/** The cadence by voice and words, no key pressed: what is proposed and what is asked is read from what was said. */
import { cadence, listen, worded, type Cadence, type Event, type Heard, type Room } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'
import { mina, lee, Play } from '../kit/play.js'
import { random } from '../kit/random.js'
import { scriptedTalks } from '../kit/voice/worded-talks.js'

/** Says one thing of so long a sound, and lets the words follow when the machine has them. */
function says(play: Play, text: string, lasts: number, { known = true, late = 2500 } = {}): void {
  const from = play.now
  play.wait(lasts)
  play.ask({ type: 'voice.spoke', from, to: play.now }, mina)
  if (known) {
    const to = play.now
    play.wait(late).ask({ type: 'words.utter', from, to, text, draft: true }, mina)
  }
}
const heard = (play: Play): Cadence => cadence(listen(play.room.open), play.now)
const kinds = (play: Play) => heard(play).cycles.map(({ kind }) => kind)
const round = (): Play => {
  const play = Play.live()
  play.ask({ type: 'ear.open', at: play.now }, mina)
  play.ask({ type: 'ear.open', at: play.now }, lee)
  return play
}
const answers = (play: Play): void => {
  const from = play.now
  play.wait(900).ask({ type: 'voice.spoke', from, to: play.now }, lee)
}

describe('words beside the voice', () => {
  test('[K49] a question needs no key: it closes its chunk, anchored where it names a number', () => {
    const play = round()
    says(play, 'I put a queue in front of the writers so that a burst waits there.', 5000, { late: 0 })
    play.wait(2400)
    says(play, 'Does that stay inside your 200 ms?', 1800, { late: 0 })
    play.wait(500)
    answers(play)
    play.wait(3000)
    expect(kinds(play)).toEqual(['full'])
    expect(heard(play).asked.map(one => one.anchored)).toEqual([true])
  })
  test('[K49] a proposal that goes without its check is known to be missed', () => {
    const play = round()
    says(play, 'I put a queue in front of the writers so that a burst waits there.', 5000, { late: 0 })
    play.wait(2400)
    says(play, 'We shard by user, since nearly every request asks for one person.', 5000, { late: 0 })
    play.wait(9000)
    expect(kinds(play)[0]).toBe('missed')
    const silent = round()
    says(silent, '', 5000, { known: false })
    silent.wait(2400)
    says(silent, '', 5000, { known: false })
    silent.wait(9000)
    expect(kinds(silent)[0]).not.toBe('missed')
  })
  test('[K50] asked in the same breath: the check came too soon', () => {
    const play = round()
    says(play, 'I keep 100 GB in a cache with a short time to live. Is that enough for you?', 7000, {
      late: 0,
    })
    play.wait(400)
    answers(play)
    play.wait(3000)
    expect(kinds(play)).toEqual(['rushed'])
  })
  test('[K50] "let me think" declares the silence', () => {
    const play = round()
    says(play, 'The client sends what has changed, and we keep the rest as it is.', 5000, { late: 0 })
    play.wait(500)
    says(play, 'Let me think for a moment.', 1500, { late: 0 })
    play.wait(12_000)
    says(play, 'I put a queue in front of the writers so that a burst waits there.', 5000, { late: 0 })
    expect(
      heard(play)
        .pauses.filter(one => one.ms > 10_000)
        .map(one => one.kind),
    ).toEqual(['declared'])
  })
  test('[K51] words of one breath are read in the order in which they were said, in whatever order they come', () => {
    const chunk = 'I put a queue in front of the writers so that a burst waits there.'
    const words = [
      { from: 5200, to: 6800, text: 'Does that meet your target?' },
      { from: 0, to: 5000, text: chunk },
    ]
    const voices = [{ from: 0, to: 6800 }]
    expect(worded('mina', 'candidate', voices, words)).toEqual(
      worded('mina', 'candidate', voices, words.toReversed()),
    )
    expect(worded('mina', 'candidate', voices, words).map(one => one.confirm)).toEqual([
      false,
      { anchored: true },
    ])
  })
  test('[K51] words that come late are laid where they were said; erased ones are not known any more', () => {
    const play = round()
    says(play, 'I put a queue in front of the writers so that a burst waits there.', 5000, { late: 0 })
    const from = play.now + 2400
    play.wait(2400 + 1800).ask({ type: 'voice.spoke', from, to: play.now }, mina)
    const to = play.now
    play.wait(500)
    answers(play)
    play
      .wait(2000)
      .ask({ type: 'words.utter', from, to, text: 'Does that meet your target?', draft: true }, mina)
    expect(kinds(play)).toEqual(['full'])
    play.ask({ type: 'words.erase', all: true }, mina)
    const open: Room['open'] = play.room.open
    expect(
      listen(open).filter(
        (one): one is Extract<Heard, { type: 'voice' }> => one.type === 'voice' && one.words !== undefined,
      ),
    ).toEqual([])
    expect(open.heard.filter((event: Event) => event.type === 'voice.spoke').length).toBeGreaterThan(1)
  })
})

test('[K52] scripted talks by voice and words, no key pressed: kinds of cycles right in precision and recall, missed included', () => {
  const { precision, recall, tried } = scriptedTalks(random(20_262), 200)
  expect(tried).toBeGreaterThan(600)
  expect(Math.min(precision, recall)).toBeGreaterThanOrEqual(0.95)
})
