/** How many words of a text were heard otherwise: put in, left out or changed. Numbers count as figures. Knows no sound. */

import { changesBetween } from '@signalroom/shared'

export interface Errors {
  readonly wrong: number
  readonly of: number
}
/** Case, points and the way a number is written make no difference. */
export function wordErrors(said: string, heard: string): Errors {
  const [truth, got] = [words(said), words(heard)]
  return { wrong: changesBetween(truth, got), of: truth.length }
}

const figures: Readonly<Record<string, string>> = {
  '100': 'hundred',
  '10': 'ten',
  '16': 'sixteen',
  '30': 'thirty',
  '10000': 'ten thousand',
  '200': 'two hundred',
  mr: 'mister',
}
const words = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/(\d),(\d)/g, '$1$2')
    .replace(/%/g, ' percent')
    .replace(/-/g, ' ')
    .replace(/[^\p{L}\p{N}\s']/gu, ' ')
    .split(/\s+/)
    .flatMap(word => (figures[word] ?? word).split(' '))
    .filter(word => word !== '')
