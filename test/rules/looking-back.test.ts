/** What a person keeps and adds when the round is over: moments of one's own, and evidence that came later. */
import { debriefFor, fold } from '@signalroom/shared'
import { expect, test } from 'vitest'
import { lee, mina, omar, Play } from '../kit/play.js'

/** A round of a minute that is over. */
function over(): Play {
  const play = Play.live()
  play.wait(60_000).ask({ type: 'round.end' }, lee)
  return play
}

test('[R12] each seat keeps its own moments, observers too, and no event of it reaches another', () => {
  const play = over()
  for (const who of [lee, mina, omar])
    play.ask({ type: 'bookmark.keep', at: play.now - 30_000, text: `of ${who.seat}` }, who)
  for (const who of [lee, mina, omar]) {
    const seen = fold(play.seenBy(who))
    expect(Object.keys(seen.own)).toEqual([who.seat])
    expect(seen.own[who.seat]?.bookmarks?.map(one => one.text)).toEqual([`of ${who.seat}`])
  }
})
test('[R12] it lies within the round, is let go by its keeper alone, and is kept after the release as well', () => {
  const play = over()
  play.ask({ type: 'bookmark.keep', at: 0 }, mina)
  const [kept] = play.room.own[mina.seat]?.bookmarks ?? []
  expect(kept?.moment).toBe(play.room.open.startedAt)
  expect(play.ask({ type: 'bookmark.drop', kept: kept?.id ?? 0 }, lee)).toMatchObject({ ok: false })
  play.ask({ type: 'debrief.release' }, lee)
  play.ask({ type: 'bookmark.keep', at: play.now, text: 'after the release' }, mina)
  play.ask({ type: 'bookmark.drop', kept: kept?.id ?? 0 }, mina)
  expect(play.room.own[mina.seat]?.bookmarks?.map(one => one.text)).toEqual(['after the release'])
})
test('[R13] what was pinned during the round is evidence of then, what is added in the debrief is marked', () => {
  const play = Play.live()
  const [criterion] = play.room.panel.guide?.rubric.criteria ?? []
  const id = criterion?.id ?? ''
  play.wait(20_000).ask({ type: 'evidence.pin', criterion: id, pin: {} }, lee)
  play.wait(20_000).ask({ type: 'round.end' }, lee)
  play.wait(20_000).ask({ type: 'evidence.pin', criterion: id, pin: { at: play.now - 35_000 } }, lee)
  const laterOf = (viewer: typeof lee) =>
    debriefFor(play.room, viewer)
      .rows.find(row => row.id === id)
      ?.pins.map(pin => pin.later)
  expect(laterOf(lee)).toEqual([false, true])
  play.ask({ type: 'debrief.release' }, lee)
  expect(laterOf(mina)).toEqual([false, true])
})
const { isLong } = (await import(
  new URL('../../client/src/screens/debrief/long-pauses.ts', import.meta.url).href
)) as { readonly isLong: (pause: { readonly ms: number }) => boolean }
test('[R10] three seconds are no long pause, a millisecond more is one', () => {
  expect([2999, 3000, 3001].filter(ms => isLong({ ms }))).toEqual([3001])
})
