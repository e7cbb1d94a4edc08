/**
 * How far apart three people see the same second begin, though their own dates are an hour apart. The moments at which
 * the shown time changes are taken with the monotonic clock, so they are finer than what is shown, and as a person sees them.
 */
import type { Browser, Page } from 'playwright-core'
import { enter, someone } from '../../kit/people.js'
import { liveRoom } from './link-to-ready.js'

const hour = 3_600_000
const watchMs = 15_000

/** What a page showed, and from when on, in milliseconds of this machine. */
type Flips = readonly (readonly [text: string, at: number])[]

export async function clockSpread(
  browser: Browser,
  origin: string,
): Promise<{ readonly worst: number; readonly flips: number }> {
  const room = await liveRoom(origin)
  const seats = [
    [room.interviewerLink, 'Lee at home', -hour],
    [room.link, 'Mina', 0],
    [room.observerLink, 'Omar', hour],
  ] as const
  const people = await Promise.all(seats.map(([, , clockSkew]) => someone(browser, origin, { clockSkew })))
  try {
    for (const [i, [link, name]] of seats.entries()) {
      const person = people[i]
      if (!person) continue
      await enter(person, link, name)
      await person.page.getByRole('timer', { name: 'Time left' }).waitFor()
    }
    const seen = await Promise.all(people.map(person => watch(person.page)))
    return spreadOf(seen)
  } finally {
    await Promise.all(people.map(person => person.context.close()))
    room.close()
  }
}

const watch = (page: Page): Promise<Flips> =>
  page.evaluate(
    ms =>
      new Promise<Flips>(done => {
        const timer = document.querySelector('[role=timer]')
        if (!timer) throw new Error('no clock is shown')
        const flips: [string, number][] = []
        const observer = new MutationObserver(() =>
          flips.push([timer.textContent ?? '', performance.timeOrigin + performance.now()]),
        )
        observer.observe(timer, { childList: true, characterData: true, subtree: true })
        setTimeout(() => {
          observer.disconnect()
          done(flips)
        }, ms)
      }),
    watchMs,
  )

/** Only what all have shown counts; few such seconds mean that a clock stood or was far off. */
function spreadOf(seen: readonly Flips[]): { readonly worst: number; readonly flips: number } {
  const spreads = (seen[0] ?? []).flatMap(([text]) => {
    const moments = seen.map(flips => flips.find(([shown]) => shown === text)?.[1])
    return moments.every(moment => moment !== undefined) ? [Math.max(...moments) - Math.min(...moments)] : []
  })
  if (spreads.length < 10) throw new Error(`only ${spreads.length} seconds were shown by all three`)
  return { worst: Math.max(...spreads), flips: spreads.length }
}
