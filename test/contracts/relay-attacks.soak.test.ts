/** What attackers do at full strength, each beside a control in which the guard is off and the harm is seen. */
import { expect, test } from 'vitest'
import { batter } from '../kit/attacks/battery.js'
import { forgeChanges, impersonate } from '../kit/attacks/forge.js'
import { sendUnwelcome } from '../kit/attacks/unwelcome.js'
import { quantile } from '../kit/echo.js'
import { random } from '../kit/random.js'
import { seed } from '../kit/seeds.js'
import { full, sized } from '../kit/sizes.js'

const tell = (figures: object): void => {
  if (full) process.stdout.write(`${expect.getState().currentTestName}: ${JSON.stringify(figures)}\n`)
}

test(
  '[Y40] whatever is sent by a seat that may not write, no byte of the document changes',
  { timeout: sized(20_000, 3_600_000) },
  async () => {
    const found = await sendUnwelcome({ random: random(seed), frames: sized(600, 200_000) })
    tell(found)
    expect(found).toMatchObject({ applied: false, spoofed: 0 })
    expect(found.present).toBeGreaterThan(0)
  },
)
test('[Y40] control: without the gate it does', async () => {
  const found = await sendUnwelcome({ random: random(seed), frames: 60, without: new Set(['gate']) })
  expect(found.applied).toBe(true)
})

test(
  '[Y41] a change forged under another id reaches nobody, and its victim loses no letter',
  { timeout: sized(20_000, 3_600_000) },
  async () => {
    const found = await forgeChanges({ random: random(seed), tries: sized(200, 10_000), victims: 5 })
    tell(found)
    expect(found).toMatchObject({ applied: 0, lost: 0, converged: true })
  },
)
test('[Y41] control: without owners of ids the victim and the server never converge', async () => {
  const found = await forgeChanges({
    random: random(seed),
    tries: 10,
    victims: 2,
    without: new Set(['owner']),
  })
  expect(found.converged).toBe(false)
  expect(found.applied).toBeGreaterThan(0)
  expect(found.lost).toBeGreaterThan(0)
})

test(
  '[Y42] nobody is shown what another said in his name, and his own next word is seen at once',
  { timeout: sized(20_000, 600_000) },
  async () => {
    const found = await impersonate({ random: random(seed), tries: sized(60, 1000) })
    tell({ ...found, seenMs: [0.5, 0.99, 1].map(share => quantile(found.seenMs, share)) })
    expect(found.spoofed).toBe(0)
    expect(found.seenMs).toHaveLength(found.tries)
    expect(quantile(found.seenMs, 1)).toBeLessThan(200)
  },
)
test('[Y42] control: with presences taken as they come, he is spoken for and not heard', async () => {
  const found = await impersonate({ random: random(seed), tries: 8, without: new Set(['presence']) })
  expect(found.spoofed).toBeGreaterThan(0)
  expect(found.seenMs.length).toBeLessThan(found.tries)
})

test(
  '[Y43] hostile messages by the thousand: none takes long, none harms who looks on, nothing piles up',
  { timeout: sized(60_000, 7_200_000) },
  async () => {
    const found = await batter({ random: random(seed), messages: sized(12_000, 1_000_000) })
    tell(found)
    expect(found).toMatchObject({ harmful: 0, faults: 0 })
    expect(found.passedOn).toBeGreaterThan(found.messages / 50)
    expect(found.slowestMs).toBeLessThan(50)
    expect(found.grownMb).toBeLessThan(64)
    expect(found.reportedBytes).toBeLessThan(1e6)
  },
)
test('[Y43] control: passed on without a look, they harm', async () => {
  const found = await batter({ random: random(seed), messages: 400, without: new Set(['walk']) })
  expect(found.harmful).toBeGreaterThan(0)
})
