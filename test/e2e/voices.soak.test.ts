/** Two people, two browsers, two microphones: a round in which nobody presses a key, and what both screens make of it. */
import { cadence, type Cadence, type Heard, type Span } from '@signalroom/shared'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hears, watchCalls } from '../kit/calls.js'
import { content } from '../kit/pair.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { full } from '../kit/sizes.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'
import { linesOf, watchLines } from '../kit/voice/cues.js'
import { tone, toneAt, type Talk } from '../kit/voice/script.js'
import { proposals, questions } from '../kit/voice/sentences.js'
import { lengthOf, mix, silence, type Sound } from '../kit/voice/sound.js'
import { say, type Voice } from '../kit/voice/speak.js'
import { analyse, epochOf, played, playedTo, speaker, type Speaker } from '../kit/voice/speaker.js'

const timeout = 120_000
/** Both may load what listens before the first word. */
const lead = 14_000
const tail = 3500
/** Her machine's clock is five seconds ahead: nothing may depend on it. */
const skew = 5000
const herVoice: Voice = { name: 'en-us+f3', speed: 175, pitch: 50 }
const hisVoice: Voice = { name: 'en-gb+m3', speed: 170, pitch: 35 }

/** Real time and several browsers at once: more than `npm test` has minutes for. `npm run soak` runs it. */
const inFull = test.skipIf(!full)

let server: TestServer
let mouths: readonly [Speaker, Speaker]
let talks: readonly [Talk, Talk]
let lee: Someone
let mina: Someone

/** She proposes, is silent for two and a half seconds and asks; he says yes a second and a half after. Twice. */
async function dialogue(): Promise<readonly [Talk, Talk]> {
  const hers: { readonly at: number; readonly sound: Sound }[] = []
  const theirs: { readonly at: number; readonly sound: Sound }[] = []
  const spoken: { readonly her: Span[]; readonly his: Span[] } = { her: [], his: [] }
  let at = lead
  for (const [i, pause] of [2350, 2650].entries()) {
    const proposal = await say(proposals[i] ?? '', herVoice)
    const question = await say(questions[i] ?? '', herVoice)
    const answer = await say('Yes, that is fine for us.', hisVoice)
    for (const said of [proposal, question]) {
      hers.push({ at, sound: said.sound })
      spoken.her.push(...said.spoken.map(one => ({ from: at + one.from, to: at + one.to })))
      at += lengthOf(said.sound) + (said === proposal ? pause : 1500)
    }
    theirs.push({ at, sound: answer.sound })
    spoken.his.push(...answer.spoken.map(one => ({ from: at + one.from, to: at + one.to })))
    at += lengthOf(answer.sound) + 1800
  }
  const end = at + tail
  const talk = (voice: Voice, parts: typeof hers, spans: readonly Span[]): Talk => ({
    seed: 0,
    voice,
    room: 'quiet' as Talk['room'],
    sound: parts.reduce((sound, one) => mix(sound, one.sound, one.at), mix(silence(end), tone(), toneAt)),
    tone: toneAt,
    spoken: spans,
    keys: [],
    end,
  })
  return [talk(herVoice, hers, spoken.her), talk(hisVoice, theirs, spoken.his)]
}

beforeAll(async () => {
  talks = await dialogue()
  mouths = await Promise.all([speaker(talks[0]), speaker(talks[1])])
  server = await openServer({ content })
  const { links } = await openRoom(server.origin)
  const comes = async (mouth: Speaker, link: string, name: string, clockSkew = 0) => {
    const person = await someone(mouth.browser, server.origin, { clockSkew })
    await analyse(person.context)
    await watchCalls(person)
    await enter(person, link, name)
    await person.page.getByRole('group', { name: 'Call' }).waitFor()
    return person
  }
  ;[mina, lee] = await Promise.all([
    comes(mouths[0], links.candidate, 'Mina', skew),
    comes(mouths[1], links.interviewer, 'Lee'),
  ])
}, timeout)
afterAll(async () => {
  await Promise.all(mouths.map(one => one.close()))
  await server.close()
})

/** Both talks as they were played, on the clock of the wall. */
async function truth(): Promise<Cadence & { readonly asks: readonly number[] }> {
  const on = async (person: Someone, talk: Talk, ahead = 0) => {
    const pieces = await played(person.page, talk)
    return talk.spoken.map(({ from, to }) => ({
      from: epochOf(pieces, from) - ahead,
      to: epochOf(pieces, to) - ahead,
    }))
  }
  const spans = { candidate: await on(mina, talks[0], skew), interviewer: await on(lee, talks[1]) }
  const voices = (['candidate', 'interviewer'] as const).flatMap(who =>
    spans[who].map((span, i): Heard => ({ type: 'voice', id: `${who} ${i}`, who, ...span })),
  )
  const told = cadence(voices, Date.now())
  return { ...told, asks: told.chunks.map(chunk => chunk.to + 2000) }
}

inFull(
  '[V40] two microphones: sound flows both ways, each cue follows its cause, and both debriefs say what was spoken',
  { timeout },
  async () => {
    await lee.page.getByRole('button', { name: 'Start the round' }).click()
    await mina.page.getByRole('status', { name: 'Cue' }).waitFor()
    await watchLines(mina.page)
    await Promise.all([mina, lee].map(one => one.page.getByRole('button', { name: 'Join the call' }).click()))
    await Promise.all([hears(lee, 1), hears(mina, 1)])

    await playedTo(lee.page, talks[1].end, { timeout: 90_000 })
    const told = await truth()
    expect(told.cycles.map(one => one.kind)).toEqual(['full', 'full'])
    const lines = await linesOf(mina.page)
    const asked = lines.filter(({ text }) => text.startsWith('Now ask')).map(({ at }) => at - skew)
    for (const due of told.asks) {
      const late = Math.min(...asked.map(at => Math.abs(at - due)))
      expect(late, `the cue to ask came ${late} ms from its second`).toBeLessThan(700)
    }

    await lee.page.getByRole('button', { name: 'End the round' }).first().click()
    await lee.page.getByRole('button', { name: 'End it now' }).click()
    const card = (person: Someone) => person.page.getByRole('heading', { name: 'Cadence' }).locator('..')
    await Promise.all([lee, mina].map(one => card(one).getByText('Whole cycles').waitFor()))
    const [his, hers] = await Promise.all([lee, mina].map(one => card(one).innerText()))
    const plain = (text = '') => text.replaceAll(/Your|The candidate’s/g, 'Their')
    expect(plain(his)).toBe(plain(hers))
    expect(plain(his)).toMatch(
      /Chunks\s+2\s[^]*Pauses of 2 to 3 s\s+2\s[^]*Checks asked\s+2\s[^]*Whole cycles\s+100 %/,
    )
    expect([lee.faults, mina.faults, lee.strangers, mina.strangers]).toEqual([[], [], [], []])
  },
)
