/** A script in three slots, as one prepares it: a story, or a piece of a design. Says what each slot still lacks. Knows no storage. */
import { quantitiesAt } from './stated.js'
import { marksOf } from './marks.js'
import { readWords } from './read-words.js'

export type ScriptKind = 'story' | 'design'
export interface ScriptSlot {
  readonly id: string
  readonly title: string
  readonly hint: string
}
/** Of a story: what was measured, what one decided, what came of it. Of a design: what is asked, how it is met, what it costs. */
export const scriptSlots: Readonly<Record<ScriptKind, readonly ScriptSlot[]>> = {
  story: [
    { id: 'metric', title: 'Metric', hint: 'What you saw, with its figure: p99 rose 4 % after the release' },
    { id: 'decision', title: 'Decision', hint: 'What you decided or led: I set a back-off of 200 ms' },
    { id: 'outcome', title: 'Outcome', hint: 'What came of it in money, % or time: $180k a quarter kept' },
  ],
  design: [
    {
      id: 'requirement',
      title: 'Requirement',
      hint: 'What must hold, for whom: reads are consistent for the owner',
    },
    {
      id: 'mechanism',
      title: 'Mechanism and sum',
      hint: 'How, and its figure: consistent hashing, 75 % hits',
    },
    { id: 'cost', title: 'What it costs or saves', hint: 'In money, time or machines: $22k a month' },
  ],
}
export const mostOfSlot = 600

export interface SlotProblem {
  readonly slot: string
  readonly says: string
}

/** What keeps a script from being kept: an empty slot, a slot that wants a figure and has none, words that are too many. */
export function scriptProblems(
  kind: ScriptKind,
  slots: Readonly<Record<string, string>>,
): readonly SlotProblem[] {
  return scriptSlots[kind].flatMap(({ id, title }) => {
    const text = (slots[id] ?? '').trim()
    if (text === '') return [{ slot: id, says: `“${title}” is empty.` }]
    if (text.length > mostOfSlot)
      return [{ slot: id, says: `At most ${mostOfSlot} characters; it has ${text.length}.` }]
    if (wantsFigure.has(id) && figures(text) === 0)
      return [{ slot: id, says: 'It needs a number with its unit.' }]
    if (id === 'decision' && !decides(text))
      return [{ slot: id, says: 'Say what you did yourself: “I decided …”, “I led …”.' }]
    return []
  })
}
const wantsFigure: ReadonlySet<string> = new Set(['metric', 'outcome', 'mechanism', 'cost'])
const figures = (text: string): number => quantitiesAt(text).length
const decides = (text: string): boolean =>
  marksOf(readWords(text), 'decision').length > 0 ||
  /\b(?:i|we) \p{L}+(?:ed|t|de|ran|led|cut|put)\b/iu.test(text)

/** The whole as it is said. */
export const scriptText = (kind: ScriptKind, slots: Readonly<Record<string, string>>): string =>
  scriptSlots[kind]
    .map(({ id }) => (slots[id] ?? '').trim())
    .filter(Boolean)
    .map(sentence)
    .join(' ')
const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`)
