/** The hub of somebody with fifty loops of five rounds: how soon it is there, and how long their logs take to fold. */
import { evolveLoop, noLoop, at, usualSpacing, type LoopEvent, type LoopFact } from '@signalroom/shared'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from '../../kit/chromium.js'
import { resultWith } from '../../kit/loops.js'
import { beginPerson } from '../../kit/persons.js'
import { atHand, startServer } from '../server-process.js'

export const LOOPS = 50
const opened = 5
const day = 24 * 3_600_000

/** The median over some openings, from the address to the list of all loops that can be pressed. */
export async function hubReadyMs(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'signalroom-bench-'))
  const server = startServer({ command: atHand, folder })
  const browser = await launch()
  try {
    const origin = await server.origin
    const person = await beginPerson(origin)
    for (let i = 0; i < LOOPS; i++) await person.openLoop({ template: 'mle_remote', title: `Loop ${i}` })
    const times: number[] = []
    for (let i = 0; i < opened; i++) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(person.link)
      await page.getByRole('link', { name: 'Loop 0' }).waitFor()
      const began = performance.now()
      await page.goto(`${origin}/hub`)
      await page.getByRole('link', { name: 'Loop 0' }).waitFor()
      times.push(performance.now() - began)
      await context.close()
    }
    return times.toSorted((a, b) => a - b)[Math.floor(opened / 2)] ?? Number.NaN
  } finally {
    await browser.close()
    await server.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The logs of that many loops, each moved about and come home, folded from nothing. */
export function foldMs(): number {
  const logs = Array.from({ length: LOOPS }, (_, i) => logOf(i))
  const began = performance.now()
  for (const log of logs)
    if (log.reduce(evolveLoop, noLoop).rounds.length !== 5) throw new Error('a round is lost')
  return performance.now() - began
}
function logOf(seed: number): readonly LoopEvent[] {
  const rounds = Array.from({ length: 5 }, (_, i) => `r${i}`)
  const facts: LoopFact[] = [
    {
      type: 'loop.opened',
      loop: `l-${seed}`,
      owner: 'p',
      title: `Loop ${seed}`,
      template: 'mle_remote',
      zone: 'Europe/London',
      country: 'GB',
      spacing: usualSpacing,
    },
    ...rounds.map((round): LoopFact => ({
      type: 'round.added',
      round,
      planned: { plan: 'design', title: round },
    })),
    ...rounds.flatMap((round, i): LoopFact[] =>
      Array.from({ length: 4 }, (__, move) => ({
        type: 'round.moved',
        round,
        to: at((20_000 + seed + i * 2 + move) * day),
        zone: 'Europe/London',
      })),
    ),
    ...rounds.map((round): LoopFact => ({
      type: 'round.came-home',
      round,
      result: resultWith({ density: 5 }),
    })),
  ]
  return facts.map((fact, i) => ({ ...fact, seq: i + 1, at: at(i), actor: 'p' }))
}
