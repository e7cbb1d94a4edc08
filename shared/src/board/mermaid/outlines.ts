/** How Mermaid writes the outline of a node, and what its words for shapes mean. Knows no diagram. */
import type { Outline } from '../kinds.js'

/** Brackets around a text, the longest first: what opens, what may close, what it looks like. */
export const brackets: readonly (readonly [open: string, close: readonly string[], outline: Outline])[] = [
  ['(((', [')))'], 'ellipse'],
  ['((', ['))'], 'ellipse'],
  ['([', ['])'], 'rounded'],
  ['(-', ['-)'], 'ellipse'],
  ['[[', [']]'], 'pipe'],
  ['[(', [')]'], 'cylinder'],
  ['[/', ['/]', '\\]'], 'slanted'],
  ['[\\', ['\\]', '/]'], 'slanted'],
  ['{{', ['}}'], 'hexagon'],
  ['(', [')'], 'rounded'],
  ['[', [']'], 'box'],
  ['{', ['}'], 'diamond'],
  ['>', [']'], 'cloud'],
]

/** What to write around a text for an outline. */
export const around: Readonly<Record<Outline, readonly [string, string]>> = {
  box: ['[', ']'],
  rounded: ['([', '])'],
  ellipse: ['((', '))'],
  diamond: ['{', '}'],
  hexagon: ['{{', '}}'],
  cylinder: ['[(', ')]'],
  pipe: ['[[', ']]'],
  slanted: ['[/', '/]'],
  cloud: ['>', ']'],
}

/** The words behind `shape:`; any other is a box. */
export const shapeWords: ReadonlyMap<string, Outline> = new Map(
  (
    [
      ['cylinder', 'cyl cylinder db database disk lin-cyl'],
      ['pipe', 'das h-cyl horizontal-cylinder fr-rect subproc subprocess subroutine framed-rectangle'],
      ['ellipse', 'circle circ dbl-circ double-circle sm-circ ellipse'],
      ['rounded', 'rounded event stadium pill terminal'],
      ['diamond', 'diam diamond decision question'],
      ['hexagon', 'hex hexagon prepare'],
      ['slanted', 'lean-r lean-l lean-right lean-left in-out out-in trap-b trap-t trapezoid manual priority'],
      ['cloud', 'cloud odd'],
    ] as const
  ).flatMap(([outline, words]) => words.split(' ').map(word => [word, outline] as const)),
)
