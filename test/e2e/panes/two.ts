/** Mina and Ravi, each with a browser before one board. It knows no engine's inside. */
import type { Page } from 'playwright-core'
import { toBoard } from './hands.js'
import type { Place, Stage } from './stage.js'

export const mina = {
  seat: 'seat-1',
  name: 'Mina',
  color: '#0f6b5c',
  role: 'candidate',
  panes: 'board',
} as const
export const ravi = {
  seat: 'seat-2',
  name: 'Ravi',
  color: '#6a4bb0',
  role: 'interviewer',
  panes: 'board',
} as const

/** Two pages on one room, Mina's first; `his` is the window of Ravi. */
export const openTwo = (
  stage: Stage,
  engine: string,
  room: string,
  his: Partial<Place> = {},
): Promise<[Page, Page]> =>
  Promise.all([stage.open({ ...mina, engine, room }), stage.open({ ...ravi, engine, room }, his)])

/** Brings a page, which is open, to another room where nothing is drawn yet, with the focus on its board. */
export async function toFreshBoard(page: Page, room: string) {
  await page.evaluate(
    `panes.set(${JSON.stringify({ room, readOnly: false, theme: 'light', panes: ['board'] })})`,
  )
  await emptyBoard(page)
}

export async function emptyBoard(page: Page) {
  await page.getByText('Boxes and arrows of the design go here').waitFor()
  await toBoard(page)
}
