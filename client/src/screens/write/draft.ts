/** A question while it is written: what the form holds, and the file it makes. What the form has no field for is carried along. Draws nothing. */
import type { OwnQuestion } from '../../link/own-questions'

export interface HintDraft {
  readonly topic: string
  readonly text: string
}
export interface CardDraft {
  readonly title: string
  readonly text: string
  readonly minute: string
  readonly kind: 'scale' | 'failure' | 'constraint'
  readonly watch: string
}
export interface StoryDraft {
  readonly ask: string
  readonly follow: string
  readonly watch: string
}
export interface Draft {
  readonly title: string
  readonly kind: string
  readonly level: string
  readonly ask: string
  readonly hints: readonly HintDraft[]
  readonly cards: readonly CardDraft[]
  readonly numbers: string
  readonly strong: string
  readonly weak: string
  readonly notes: string
  readonly tags: string
  readonly stories: readonly StoryDraft[]
  /** Of a file that was brought in: fields that stand in no place of the form. */
  readonly rest: Readonly<Record<string, unknown>>
}

const card = (minute: string, kind: CardDraft['kind']): CardDraft => ({
  title: '',
  text: '',
  minute,
  kind,
  watch: '',
})
export const emptyDraft = (kind: string): Draft => ({
  title: '',
  kind,
  level: 'senior',
  ask: '',
  hints: [{ topic: '', text: '' }],
  cards: [card('26:00', 'scale'), card('31:00', 'failure'), card('38:00', 'constraint')],
  numbers: '',
  strong: '',
  weak: '',
  notes: '',
  tags: '',
  stories: [],
  rest: {},
})

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
/** An id each, different from one another. */
const named = <Item>(items: readonly Item[], nameOf: (item: Item) => string) =>
  items.map((item, i) => ({ id: `${slug(nameOf(item)) || 'one'}-${i + 1}`, ...item }))

/** "The text | 10 TB / 1 day = 116 MB/s; 2 * 3 = 6": what stands behind the bar is worked out again. */
function numberOf(line: string): unknown {
  const [says = '', sums] = line.split('|').map(part => part.trim())
  return sums ? { says, sums: sums.split(';').map(sum => sum.trim()) } : says
}
const lineOf = (number: unknown): string => {
  if (typeof number === 'string') return number
  const { says, sums } = number as { says?: string; sums?: readonly string[] }
  return `${says ?? ''} | ${(sums ?? []).join('; ')}`
}

/** The file that this makes, without fields that were left empty. */
export function fileOf(draft: Draft): OwnQuestion {
  const { title, kind, level, rest } = draft
  const stories = draft.stories.filter(story => story.ask.trim() !== '' || story.follow.trim() !== '')
  return {
    ...rest,
    id: typeof rest['id'] === 'string' ? rest['id'] : `own-${slug(title) || 'question'}`,
    title: title.trim(),
    kind,
    level,
    ask: draft.ask.trim(),
    hints: named(
      draft.hints.filter(hint => hint.topic.trim() !== '' || hint.text.trim() !== ''),
      hint => hint.topic,
    ),
    cards: named(
      draft.cards.filter(one => one.title.trim() !== '' || one.text.trim() !== ''),
      one => one.title,
    ),
    numbers: lines(draft.numbers).map(numberOf),
    strong: lines(draft.strong),
    weak: lines(draft.weak),
    notes: draft.notes.trim(),
    ...(draft.tags.trim() === '' ? {} : { tags: draft.tags.split(',').map(slug).filter(Boolean) }),
    ...(stories.length === 0 ? {} : { stories: named(stories, story => story.ask) }),
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** The form of a file; what it has no field for is carried along. */
export function draftOf(question: OwnQuestion): Draft {
  const { title, kind, level, ask, hints, cards, numbers, strong, weak, notes, tags, stories, ...rest } =
    question
  const blank = emptyDraft(kind)
  return {
    title,
    kind,
    level: text(level) || blank.level,
    ask: text(ask),
    hints: list(hints).map(one => ({ topic: text(record(one)['topic']), text: text(record(one)['text']) })),
    cards: list(cards).map(one => ({
      title: text(record(one)['title']),
      text: text(record(one)['text']),
      minute: text(record(one)['minute']),
      kind: (text(record(one)['kind']) || 'scale') as CardDraft['kind'],
      watch: text(record(one)['watch']),
    })),
    numbers: list(numbers).map(lineOf).join('\n'),
    strong: list(strong).map(text).join('\n'),
    weak: list(weak).map(text).join('\n'),
    notes: text(notes),
    tags: list(tags).map(text).join(', '),
    stories: list(stories).map(one => ({
      ask: text(record(one)['ask']),
      follow: text(record(one)['follow']),
      watch: text(record(one)['watch']),
    })),
    rest,
  }
}
