/** After silence all read the same, and nothing that was acknowledged is missing: whatever network and server did before. */
import { expect, test } from 'vitest'
import { tellOverSockets } from '../kit/socket-story.js'
import { seed } from '../kit/seeds.js'
import { full, sized } from '../kit/sizes.js'
import { tell, type Told } from '../kit/story.js'

const operations = 300
const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => seed + i)
/** Seeds that once told a story with a bad end. */
const pinned: readonly number[] = []

async function all(stories: readonly number[], one: (story: number) => Promise<Told>): Promise<void> {
  const told: Told[] = []
  for (const story of stories) {
    const end = await one(story)
    told.push(end)
    expect(end, `seed ${story}`).toMatchObject({ astray: [], lost: 0 })
  }
  const sum = (of: (end: Told) => number) => told.reduce((total, end) => total + of(end), 0)
  const figures = {
    stories: told.length,
    changes: sum(end => end.changes),
    acknowledged: sum(end => end.acknowledged),
    restarts: sum(end => end.restarts),
  }
  if (full) process.stdout.write(`${expect.getState().currentTestName}: ${JSON.stringify(figures)}\n`)
  expect(figures.acknowledged).toBeGreaterThan(figures.changes / 8)
  expect(figures.restarts).toBeGreaterThan(told.length)
}

test(
  '[Y50] six people in three roles converge, and what was acknowledged stays',
  { timeout: sized(120_000, 3_600_000) },
  () => all([...pinned, ...seeds(sized(12, 450))], story => tell({ seed: story, operations })),
)
test('[Y50] control: with gaps taken, they do not, or somebody can no longer read the document', async () => {
  const ends = []
  for (const story of seeds(6))
    ends.push(
      await tell({ seed: story, operations, without: new Set(['ground']) }).then(
        ({ astray }) => astray.length,
        (error: Error) => error.message,
      ),
    )
  expect(ends.filter(end => end !== 0)).not.toEqual([])
})
test('[Y50] control: acknowledged before it is written, it is lost', async () => {
  let lost = 0
  for (const story of seeds(10)) lost += (await tell({ seed: story, operations, careless: true })).lost
  expect(lost).toBeGreaterThan(0)
})

test(
  '[Y51] and so they do over real sockets, with stock clients',
  { timeout: sized(120_000, 3_600_000) },
  () => all(seeds(sized(2, 50)), story => tellOverSockets({ seed: story, operations })),
)
test('[Y51] control: acknowledged before it is written, it is lost', async () => {
  let lost = 0
  for (const story of seeds(2))
    lost += (await tellOverSockets({ seed: story, operations, careless: true })).lost
  expect(lost).toBeGreaterThan(0)
})
