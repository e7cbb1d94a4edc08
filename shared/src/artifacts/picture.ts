/** An artifact card as a picture, readable anywhere: no font, style or image of elsewhere. Knows no page and no engine. */
import { xmlText } from '../base/xml.js'
import type { ToldCard } from './told.js'

/** A card where it lies on a board; in the page's own units. */
export interface PicturedCard {
  readonly title: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  /** The same as lines of text, for what keeps no table. */
  readonly lines: readonly string[]
  /** Drawn from its left upper corner. */
  readonly svg: string
}

const sizes = { title: 15, text: 13 } as const
const [edge, line, between, least] = [14, 20, 18, 280]
/** Characters of a cell, and of a sentence, in a line. */
const most = { cell: 28, sentence: 76 } as const
const tones = { plain: '#1f1d1a', over: '#b3261e', wrong: '#b3261e', open: '#8a5a00' } as const

interface Text {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly fill: string
  readonly bold?: boolean
  readonly words: string
}

export function pictureCard(
  title: string,
  { x, y }: { readonly x: number; readonly y: number },
  { titles, rows, about }: ToldCard,
): PicturedCard {
  const table = (titles.length > 0 ? [titles, ...rows] : []).map(row =>
    row.map(cell => wrapped(cell, most.cell)),
  )
  const widths = titles.map((_, column) =>
    Math.max(...table.flatMap(row => row[column] ?? []).map(text => widthOf(text, sizes.text))),
  )
  const texts: Text[] = wrapped(title, 48).map((words, i) => ({
    x: edge,
    y: edge + sizes.title + i * line,
    size: sizes.title,
    fill: tones.plain,
    bold: true,
    words,
  }))
  let down = edge + texts.length * line + 6
  for (const [nth, row] of table.entries()) {
    let across = edge
    for (const [column, cell] of row.entries()) {
      for (const [i, words] of cell.entries())
        texts.push({
          x: across,
          y: down + sizes.text + i * line,
          size: sizes.text,
          fill: nth === 0 ? '#6d675e' : tones.plain,
          words,
        })
      across += widths[column]! + between
    }
    down += Math.max(...row.map(cell => cell.length)) * line
  }
  for (const { is, says } of about)
    for (const words of says.split('\n').flatMap(one => wrapped(one, most.sentence))) {
      texts.push({ x: edge, y: down + sizes.text + 4, size: sizes.text, fill: tones[is], words })
      down += line
    }
  const w = Math.max(least, ...texts.map(one => one.x + widthOf(one.words, one.size) + edge))
  const h = down + edge
  return {
    title,
    x,
    y,
    w: Math.ceil(w),
    h: Math.ceil(h),
    lines: [
      title,
      ...(titles.length > 0 ? [titles, ...rows].map(row => row.filter(Boolean).join(' · ')) : []),
      ...about.map(({ says }) => says),
    ],
    svg: [
      `<rect x="0" y="0" width="${Math.ceil(w)}" height="${Math.ceil(h)}" rx="10" fill="#ffffff" stroke="#8f887c"/>`,
      ...texts.map(
        one =>
          `<text x="${one.x}" y="${one.y}" font-size="${one.size}" fill="${one.fill}"${one.bold ? ' font-weight="600"' : ''}>${xmlText(one.words)}</text>`,
      ),
    ].join(''),
  }
}

/** About so wide; nothing here can measure. Wide scripts take a whole square a sign. */
const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + (sign >= 'ᄀ' ? 1.02 : 0.58) * size, 0)

/** Lines of at most so many signs, broken at spaces where there are any. */
function wrapped(text: string, signs: number): readonly string[] {
  const lines: string[] = ['']
  for (const word of text.split(/\s+/)) {
    for (const piece of pieces(word, signs)) {
      const last = lines.at(-1)!
      if (last === '' || [...last].length + 1 + [...piece].length <= signs)
        lines[lines.length - 1] = `${last} ${piece}`.trim()
      else lines.push(piece)
    }
  }
  return lines
}
function pieces(word: string, signs: number): readonly string[] {
  const all = [...word]
  return all.length <= signs
    ? [word]
    : Array.from({ length: Math.ceil(all.length / signs) }, (_, i) =>
        all.slice(i * signs, (i + 1) * signs).join(''),
      )
}
