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
  /** A box of a key: its name, and the time of the arrow that leads to it. */
  const box = async (key: string, name: string, time: string, then: string) => {
    await press(key)
    await page.keyboard.type(name)
    await press('Enter')
    await page.keyboard.type(time)
    await press(then)
  }
  /** To one that is there already. */
  const hop = async (keys: readonly string[], time: string, then: string) => {
    await press(...keys, 'Enter')
    await page.keyboard.type(time)
    await press(then)
  }
  await press('u')
  await page.keyboard.type('Phone')
  await press('Tab')
  await box('b', 'Balancer', '5 ms', 'Tab')
  await box('g', 'Gateway', '2 ms', 'Tab')
  await box('s', 'Orders', '8 ms', 'Tab')
  await box('d', 'Orders DB', '4 ms', 'Shift+Tab')
  await box('c', 'Carts', '1 ms', 'Shift+Tab')
  await box('q', 'Paid', '3 ms', 'Tab')
  await box('s', 'Worker', '20 ms', 'Tab')
  await box('o', 'Receipts', '40 ms', 'Shift+Tab')
  await box('x', 'Stripe', '250 ms', 'Shift+Tab')
  await box('t', 'Events', '6 ms', 'Tab')
  await box('m', 'Ranker', '30 ms', 'Tab')
  // Back to the worker’s database, and on from where that arrow came, and from where it led.
  await hop(['ArrowLeft'], '9 ms', 'Shift+Tab')
  await hop(['n'], '7 ms', 'Tab')
  await hop(['n', 'n'], '11 ms', 'Enter')
  return presses
}
