/** What a person does at the two panes, and what can be seen of it. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export type Spot = { readonly x: number; readonly y: number }
export type Bounds = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Waits for what a person would see, for as long as a busy machine may need. */
export const eventually = (look: () => unknown): ReturnType<typeof expect.poll> =>
  expect.poll(look, { timeout: 8_000, interval: 30 })

export const canvas = (page: Page): Locator => page.getByRole('application', { name: 'Board canvas' })
export const nodes = (page: Page): Locator => page.locator('.tl-shape[data-shape-type=geo]')
export const node = (page: Page, name: string): Locator => nodes(page).filter({ hasText: name })
export const arrows = (page: Page): Locator => page.locator('.tl-shape[data-shape-type=arrow]')
export const lines = (page: Page): Locator => page.locator('.cm-content')

/** Puts the focus where a person who came by keyboard would have it. */
export async function toBoard(page: Page) {
  await canvas(page).waitFor()
  await canvas(page).focus()
}

/** Types the label that has just been opened, and ends it. */
export async function label(page: Page, words: string) {
  const text = page.locator('.tl-container [contenteditable=true]')
  await text.waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await text.waitFor({ state: 'detached' })
}

/** Takes a kind of node from the palette, by the key that is written on it. */
export const take = (page: Page, key: string) =>
  page.locator(`.board-tool[aria-keyshortcuts="${key.toUpperCase()}"]`).click()

/** Places a node from the palette with a click, and names it. */
export async function place(page: Page, key: string, at: Spot, name: string) {
  await take(page, key)
  await page.mouse.click(at.x, at.y)
  await label(page, name)
}

export async function drag(page: Page, from: Spot, to: Spot) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

export async function boundsOf(locator: Locator): Promise<Bounds> {
  const bounds = await locator.boundingBox()
  if (!bounds) throw new Error('not on the screen')
  return bounds
}

/** Where the line of an arrow runs; its element in the page is only the point it starts from. */
export const lineOf = (arrow: Locator): Promise<Bounds> =>
  arrow.evaluate(element => {
    const paths = [...element.querySelectorAll('path')].map(path => path.getBoundingClientRect())
    const drawn = paths.filter(({ width, height }) => width + height > 0)
    const x = Math.min(...drawn.map(path => path.left))
    const y = Math.min(...drawn.map(path => path.top))
    const right = Math.max(...drawn.map(path => path.right))
    const bottom = Math.max(...drawn.map(path => path.bottom))
    return { x, y, width: right - x, height: bottom - y }
  })

/** How far two boxes on the screen are apart; 0 when they touch. */
export function apart(a: Bounds, b: Bounds): number {
  return Math.hypot(gap(a.x, a.width, b.x, b.width), gap(a.y, a.height, b.y, b.height))
}

const gap = (from: number, size: number, other: number, otherSize: number) =>
  Math.max(0, other - (from + size), from - (other + otherSize))
