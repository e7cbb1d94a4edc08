/** A design of twelve components and fourteen arrows, drawn by keys alone. It knows no engine. */
import type { Page } from 'playwright-core'

/** Draws it on an empty board that has the focus; returns how many keys were pressed beside the words, Shift and the like too. */
export async function drawTwelve(page: Page): Promise<number> {
  let presses = 0
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      presses += key.split('+').length
      await page.keyboard.press(key)
    }
  }
  const hop = async (time: string) => {
    await page.keyboard.type(time)
    await press('Enter')
  }
  /** A box of a key: its name, and the time of the arrow that leads to it. */
  const box = async (keys: string, name: string, time?: string) => {
    await press(...keys)
    await page.keyboard.type(name)
    await press('Enter')
    if (time) await hop(time)
  }
  await box('u', 'Phone')
  await box('ab', 'Balancer', '5 ms')
  await box('ag', 'Gateway', '2 ms')
  await box('as', 'Orders', '8 ms')
  await box('ad', 'Orders DB', '4 ms')
  await box('aac', 'Carts', '1 ms')
  await box('aaq', 'Paid', '3 ms')
  await box('as', 'Worker', '20 ms')
  await box('ao', 'Receipts', '40 ms')
  await box('aax', 'Stripe', '250 ms')
  await box('aat', 'Events', '6 ms')
  await box('am', 'Ranker', '30 ms')
  // To what is there already: back to the worker’s database, and on from there.
  await press('a', 'ArrowLeft', 'Enter')
  await hop('9 ms')
  await press('a', 'a', 'n', 'Enter')
  await hop('7 ms')
  await press('a', 'n', 'n', 'Enter')
  await hop('11 ms')
  return presses
}
