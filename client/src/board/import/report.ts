/** Says what came onto a board and what did not. It knows no engine and no screen. */
import type { Left } from './drawing'

export type Report = {
  /** How many shapes came, labels on boxes and arrows not counted. */
  readonly boxes: number
  readonly arrows: number
  readonly others: number
  readonly left: readonly Left[]
}

export function inWords(report: Report): string {
  const [came, rest] = [cameOf(report), restOf(report)]
  const first =
    came.length === 0 ? 'Nothing could be brought onto the board.' : `${listed(came)} on the board.`
  return rest.length === 0 ? first : `${first} Left out: ${listed(rest)}.`
}

/** The same, before anything is done. */
export function outlookInWords(outlook: Report): string {
  const came = cameOf(outlook)
  if (came.length === 0) return 'Nothing of it can be brought onto the board.'
  const rest = restOf(outlook)
  return `Holds ${listed(came)}.${rest.length === 0 ? '' : ` Will be left out: ${listed(rest)}.`}`
}

const cameOf = ({ boxes, arrows, others }: Report): readonly string[] =>
  [
    counted(boxes, 'box', 'boxes'),
    counted(arrows, 'arrow', 'arrows'),
    counted(others, 'other shape', 'other shapes'),
  ].filter(one => one !== null)

const restOf = ({ left }: Report): readonly string[] =>
  left.map(({ count, what }) => `${count.toLocaleString('en')} ${what}`)

const counted = (count: number, one: string, many: string): string | null =>
  count === 0 ? null : `${count.toLocaleString('en')} ${count === 1 ? one : many}`

const listed = (words: readonly string[]): string => new Intl.ListFormat('en').format(words)
