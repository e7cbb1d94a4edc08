/** Finds an artifact card on the screen, by its list: on the board, on a worksheet, in a debrief. Knows no room. */

/** A part of the page that belongs to a card says so by this, with its list. */
export const cardMark = 'data-card'

/** The list of the card that this stands on. */
export const cardAround = (target: Element | null): string | null =>
  target?.closest(`[${cardMark}]`)?.getAttribute(cardMark) ?? null

/** What of a board a card covers, in page units: one that lies there is not scaled by itself. */
interface Covered {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Brings a card into view: where it lies on a board by `show`, else where it is written. Nothing where it is not on the screen. */
export function bringCardIntoView(list: string, show?: (covered: Covered) => void): void {
  const found = [...document.querySelectorAll<HTMLElement>(`[${cardMark}]`)].filter(
    one => one.getAttribute(cardMark) === list,
  )
  const onBoard = found.find(one => one.dataset['x'] !== undefined)
  if (onBoard && show) {
    const [x, y] = [Number(onBoard.dataset['x']), Number(onBoard.dataset['y'])]
    show({ x, y, w: onBoard.offsetWidth, h: onBoard.offsetHeight })
  } else found.find(one => one !== onBoard)?.scrollIntoView({ block: 'center' })
}
