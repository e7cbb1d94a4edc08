/** How many of the sentences that tests know are read right: those that hold a quantity, and those that hold numbers and none. */
import { quantified } from '@signalroom/shared'
import { readFileSync } from 'node:fs'
import type { Measured } from '../bench.js'

const sentences = (file: string): readonly string[] =>
  readFileSync(new URL(`../../rules/quantities/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '')

export function quantities(): readonly Measured[] {
  const [held, none] = [sentences('held.txt'), sentences('none.txt')]
  const right = held.filter(quantified).length + none.filter(one => !quantified(one)).length
  const all = held.length + none.length
  return [
    {
      key: 'quantities',
      value: all,
      unit: 'count',
      means: `sentences: ${held.length} that hold one, ${none.length} that hold none`,
    },
    { key: 'quantitiesRight', value: right / all, unit: 'ratio', means: 'of them, read right' },
  ]
}
