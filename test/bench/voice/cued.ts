/**
 * The coach's lines on two screens, each against the moment it was due: by the coach's own functions, from what was truly
 * said and from what the room wrote down of the hands. Knows no detector.
 */
import {
  cue,
  evolve,
  interviewerCue,
  listen,
  vacant,
  type Cue,
  type Event,
  type Heard,
  type InterviewerCue,
} from '@signalroom/shared'
import { control } from '../../kit/clients.js'
import { enter, someone, type Someone } from '../../kit/people.js'
import { openRoom } from '../../kit/server.js'
import type { CueTalk, Deed } from '../../kit/voice/cue-talk.js'
import { duesOf, follow, linesOf, watchLines, type Due, type Followed } from '../../kit/voice/cues.js'
import { analyse, epochOf, played, playedTo, speaker, type Played } from '../../kit/voice/speaker.js'

/** The lines that are promised within 300 ms of their cause; `waits` is that a question waits, as its key tells. */
export type Kind = 'land' | 'ask' | 'weigh' | 'narrate' | 'quiet' | 'asked' | 'waits'
export const kinds: readonly Kind[] = ['land', 'ask', 'weigh', 'narrate', 'quiet', 'asked', 'waits']
export type Cued = Followed<Kind>

export async function cued(origin: string, { talk, deeds }: CueTalk): Promise<Cued> {
  const mouth = await speaker(talk)
  const room = await openRoom(origin)
  const log = control(origin, (await room.sit('observer', 'Omar')).token)
  try {
    const lee = await someone(mouth.browser, origin)
    const mina = await someone(mouth.browser, origin)
    await analyse(mina.context)
    await enter(lee, room.links.interviewer, 'Lee')
    await enter(mina, room.links.candidate, 'Mina')
    await lee.page.getByRole('button', { name: 'Start the round' }).click()
    await mina.page.getByRole('tab', { name: /Talk/ }).click()
    await mina.page.getByLabel('Say something in writing').fill('Does that meet your target?')
    await mina.page.locator('.cm-content').waitFor()
    await Promise.all([watchLines(mina.page), watchLines(lee.page)])
    await mina.page.getByRole('button', { name: 'Microphone: Mic off' }).click()
    await mina.page.locator('body').click({ position: { x: 2, y: 2 } })
    for (const deed of deeds) {
      await reaches(mina, deed.at - talk.tone)
      await hands[deed.does](mina, lee)
    }
    await reaches(mina, talk.end - talk.tone - 500)
    const pieces = await played(mina.page, talk)
    const { candidate, interviewer } = dues(talk.spoken, pieces, log.events, epochOf(pieces, talk.end) - 1500)
    const [his, hers] = await Promise.all([linesOf(lee.page), linesOf(mina.page)])
    return both(follow(candidate, hers), follow(interviewer, his))
  } finally {
    log.close()
    await mouth.close()
  }
}

/** Until so much of the talk was played after its tone. */
const reaches = ({ page }: Someone, place: number): Promise<void> =>
  playedTo(page, place, { from: 'tone', timeout: 180_000, polling: 50 })

const hands: Readonly<Record<Deed['does'], (mina: Someone, lee: Someone) => Promise<unknown>>> = {
  'ask by key': ({ page }) => page.keyboard.press('a'),
  answer: (_, { page }) => page.keyboard.press('y'),
  'ask in writing': ({ page }) => page.getByLabel('Say something in writing').press('Enter'),
  'begin to type': async ({ page }) => {
    await page.locator('.cm-content').click()
    await page.evaluate(() => {
      const type = () => document.execCommand('insertText', false, 'x')
      Object.assign(globalThis, { typing: setInterval(type, 180) })
    })
  },
  'cease to type': ({ page }) => page.evaluate('clearInterval(typing)'),
}

function dues(
  spoken: CueTalk['talk']['spoken'],
  pieces: Played,
  events: readonly Event[],
  until: number,
): { readonly candidate: readonly Due<Kind>[]; readonly interviewer: readonly Due<Kind>[] } {
  const told = events.filter(one => one.type !== 'voice.spoke')
  const { open } = told.reduce(evolve, vacant)
  const voices = spoken.map(({ from, to }, i): Heard => ({
    type: 'voice',
    id: `true ${i}`,
    who: 'candidate',
    from: epochOf(pieces, from),
    to: epochOf(pieces, to),
  }))
  const heard = [...listen(open), ...voices]
  const from = epochOf(pieces, 0)
  const showing = { exam: false, names: { candidate: 'Mina', interviewer: 'Lee' } }
  const asks = told.flatMap((one): readonly Due<Kind>[] =>
    one.type === 'confirm.asked'
      ? [{ kind: 'waits', text: 'Mina asks you to confirm', at: one.at, stands: Infinity }]
      : [],
  )
  return {
    candidate: promised(duesOf(now => cue(heard, now, showing), from, until)),
    interviewer: [...asks, ...promised(duesOf(now => interviewerCue(heard, now), from, until))],
  }
}

const promised = (lines: readonly Due<Cue['kind'] | InterviewerCue['kind']>[]): readonly Due<Kind>[] =>
  lines.flatMap(line => {
    const kind = kinds.find(one => one === line.kind)
    return kind ? [{ ...line, kind }] : []
  })

const both = (one: Cued, other: Cued): Cued => ({
  late: [...one.late, ...other.late],
  missed: [...one.missed, ...other.missed],
  invented: [...one.invented, ...other.invented],
})
