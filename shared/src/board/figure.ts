/** Where the boxes and arrows of a small figure stand, and the same as SVG on paper colour. Knows no page. */
import { xmlText } from '../base/xml.js'
import type { FigureArrow, FigureBox, ThreeBoxes } from './three-boxes.js'

type Figure = Extract<ThreeBoxes, { ok: true }>

export interface PlacedBox extends FigureBox {
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
}
export interface PlacedArrow extends FigureArrow {
  readonly path: string
  /** The middle of its label. */
  readonly x: number
  readonly y: number
}
export interface PlacedFigure {
  readonly width: number
  readonly height: number
  readonly boxes: readonly PlacedBox[]
  readonly arrows: readonly PlacedArrow[]
}

export const boxSize = { w: 150, h: 64 } as const
const [gap, edge, lane] = [130, 24, 26]

/** Boxes in a row; arrows between neighbours side by side in the gap, one over the middle box bent above it. */
export function placeFigure({ boxes, arrows }: Figure): PlacedFigure {
  const over = arrows.filter(arrow => Math.abs(arrow.from - arrow.to) > 1)
  const most = Math.max(1, ...[0, 1].map(at => arrows.filter(arrow => isIn(arrow, at)).length))
  const top = edge + over.length * (lane + 14) + Math.max(0, ((most - 1) * lane) / 2 - boxSize.h / 4)
  const middle = top + boxSize.h / 2
  const left = (place: number) => edge + place * (boxSize.w + gap)
  return {
    width: left(boxes.length) - gap + edge,
    height: top + boxSize.h + edge + Math.max(0, ((most - 1) * lane) / 2 - boxSize.h / 4),
    boxes: boxes.map((box, i) => ({ ...box, x: left(i), y: top, lines: linesOf(box.name) })),
    arrows: arrows.map(arrow => {
      const first = Math.min(arrow.from, arrow.to)
      const back = arrow.from > arrow.to
      const nth = over.indexOf(arrow)
      if (nth >= 0) {
        const [a, b] = [left(0) + boxSize.w / 2, left(2) + boxSize.w / 2]
        const y = top - 20 - nth * (lane + 14)
        const [from, to] = back ? [b, a] : [a, b]
        return { ...arrow, path: `M ${from} ${top} V ${y} H ${to} V ${top}`, x: (a + b) / 2, y: y - 8 }
      }
      const beside = arrows.filter(one => isIn(one, first))
      const y = middle + (beside.indexOf(arrow) - (beside.length - 1) / 2) * lane
      const [a, b] = [left(first) + boxSize.w, left(first + 1)]
      return { ...arrow, path: back ? `M ${b} ${y} H ${a}` : `M ${a} ${y} H ${b}`, x: (a + b) / 2, y: y - 7 }
    }),
  }
}
const isIn = ({ from, to }: FigureArrow, place: number): boolean =>
  Math.abs(from - to) === 1 && Math.min(from, to) === place

const widest = 20
/** Two lines at most. */
function linesOf(name: string): readonly string[] {
  const lines: string[] = ['']
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1)!
    if (last === '' || last.length + 1 + word.length <= widest)
      lines[lines.length - 1] = `${last} ${word}`.trim()
    else lines.push(word)
  }
  return lines.slice(0, 2).map((line, i) => cut(line, widest, i === 1 && lines.length > 2))
}
export const cut = (text: string, most: number, always = false): string => {
  const signs = [...text]
  return signs.length > most || always ? `${signs.slice(0, most - 1).join('')}…` : text
}

/** By itself readable anywhere: no font, style or picture of elsewhere. */
export function figureSvg({ width, height, boxes, arrows }: PlacedFigure, title: string): string {
  const text = (x: number, y: number, size: number, words: string) =>
    `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" fill="#1f1d1a">${xmlText(words)}</text>`
  const drawn = [
    ...arrows.map(
      ({ path, heads, x, y, label }) =>
        `<path d="${path}" fill="none" stroke="#1f1d1a" stroke-width="1.5"${heads === 'none' ? '' : ' marker-end="url(#head)"'}${heads === 'both' ? ' marker-start="url(#head)"' : ''}/>` +
        text(x, y, 12, cut(label, 22)),
    ),
    ...boxes.map(
      ({ x, y, lines }) =>
        `<rect x="${x}" y="${y}" width="${boxSize.w}" height="${boxSize.h}" rx="8" fill="#ffffff" stroke="#1f1d1a" stroke-width="1.5"/>` +
        lines
          .map((line, i) =>
            text(x + boxSize.w / 2, y + boxSize.h / 2 + 5 + (i - (lines.length - 1) / 2) * 18, 14, line),
          )
          .join(''),
    ),
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" role="img">`,
    `<title>${xmlText(title)}</title>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M 0 0 L 8 4 L 0 8 z" fill="#1f1d1a"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...drawn,
    '</svg>',
  ].join('\n')
}
