/** Underlines the guards that a solution lacks, for the one who is to ask about them. It knows no room. */
import { linter, type Diagnostic } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import type { MissingGuard } from '../sections/missing-guards'

const words: Readonly<Record<MissingGuard['kind'], string>> = {
  parse: 'Parses what nobody has looked at. What if it is not that?',
  index: 'Takes an item without asking whether it is there.',
  division: 'Divides by what may be zero.',
  null: 'Uses what may be nothing.',
  io: 'Reaches outside, and nothing catches what goes wrong there.',
}

export const guardMarks = (file: string): Extension =>
  linter(
    async ({ state: { doc } }) => {
      const { readSections } = await import('../sections/sections')
      return readSections([{ name: file, text: doc.toString() }]).lacks.map(marked)
    },
    { delay: 400 },
  )

const marked = ({ kind, from, to }: MissingGuard): Diagnostic => ({
  from,
  to,
  severity: 'hint',
  message: words[kind],
  source: 'seen by you alone',
  markClass: 'cm-lack',
})
