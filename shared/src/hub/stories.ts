/** The story bank: what a story of each slot wants, what it lacks yet, and whether the two that a loop asks for are there. */
import { countWords, sentences } from '../coach/written.js'
import { storySlots } from '../content/prep.js'
import type { Story } from '../person/shelves.js'
import { quantified, quantitiesIn } from '../quantity/find.js'
import { tellsChange } from '../words/stated.js'
import { isFirstPerson, readStory, STORY_MS, STORY_WORDS } from '../words/story.js'

export type StorySlot = (typeof storySlots)[number]
export type StoryField =
  'title' | 'text' | 'before' | 'after' | 'cause' | 'decision' | 'cost' | 'change' | 'seconds'
export interface StoryLack {
  readonly field: StoryField
  /** A sentence. */
  readonly says: string
}

export const slotWords: Readonly<Record<StorySlot, { readonly title: string; readonly asks: string }>> = {
  incident: {
    title: 'An incident across teams',
    asks: 'How you brought teams through it, and what was better by how much afterwards.',
  },
  mentoring: {
    title: 'Mentoring through a bottleneck',
    asks: 'Whom you helped past slow reviews, and what rose by how much.',
  },
  remote: {
    title: 'A process that saved hours',
    asks: 'What you changed in how people work apart, with its hours before and after.',
  },
  failure: {
    title: 'A failure of your own',
    asks: 'What you decided, what it cost, and what you changed since.',
  },
  other: { title: 'Another story', asks: 'Anything else worth telling, with its figure.' },
}
/** What is asked for in a slot besides the story itself. */
export const slotFields: Readonly<
  Record<StorySlot, readonly ('before' | 'after' | 'cause' | 'decision' | 'cost' | 'change')[]>
> = {
  incident: [],
  mentoring: [],
  remote: ['before', 'after'],
  failure: ['cause', 'decision', 'cost', 'change'],
  other: [],
}
/** A loop wants these two before it starts. */
export const wantedSlots = ['incident', 'mentoring'] as const

/** Rehearsed so long, or longer, it is too long: as in the drill. */
export const storyBound = STORY_MS / 1000

type Draft = Omit<Story, 'slot'> & { readonly slot: StorySlot }

/** What is missing, each at its field; empty for a story that is whole. */
export function storyLacks(story: Draft): readonly StoryLack[] {
  const { slot, text = '', decision = '', cost = '' } = story
  const lack = (field: StoryField, says: string): StoryLack => ({ field, says })
  const empty = (one: string | undefined) => (one ?? '').trim() === ''
  const asked = slotFields[slot]
    .filter(field => empty(story[field]))
    .map(field => lack(field, fieldLacks[field]))
  const all = [...asked]
  if (slot === 'failure') {
    if (!empty(decision) && !isFirstPerson(decision))
      all.push(lack('decision', 'Say it as yours: “I” with what you decided or did.'))
    if (!empty(cost) && !quantified(cost))
      all.push(lack('cost', 'A cost has a figure: money, time, a share.'))
  }
  if (slot === 'remote')
    for (const field of ['before', 'after'] as const)
      if (!empty(story[field]) && !quantified(story[field] ?? ''))
        all.push(lack(field, 'A figure with its unit, like 48 h.'))
  if (empty(text)) all.push(lack('text', 'The story itself, as you would say it.'))
  else all.push(...openingLacks(slot, text).map(says => lack('text', says)))
  return all
}

const fieldLacks = {
  before: 'How it was before, with its figure.',
  after: 'How it is since, with its figure.',
  cause: 'Not said yet.',
  decision: 'What you yourself decided.',
  cost: 'What it cost, with a figure.',
  change: 'Not said yet.',
} as const

/**
 * A failure has its decision and its cost in fields of their own; any story is told as one's own, and in time. What came of
 * it may be what people felt and no money: that reviews take hours less.
 */
function openingLacks(slot: StorySlot, text: string): readonly string[] {
  const opening = openingOf(text)
  const read = readStory(opening)
  const words = countWords(text)
  const outcome = read.outcome || sentences(opening).some(one => tellsChange(one) && changedBy(one))
  return [
    ...(slot === 'failure'
      ? []
      : [
          ...(quantified(opening) ? [] : ['In its first 45 seconds: a figure with its unit.']),
          ...(read.decision ? [] : ['In its first 45 seconds: what you decided or led.']),
          ...(outcome ? [] : ['In its first 45 seconds: what came of it, in money, % or time.']),
        ]),
    ...(read['first-person'] ? [] : ['Told as yours: “I” with what you did.']),
    ...(words <= STORY_WORDS
      ? []
      : [`Fewer words: ${words} take longer than 45 seconds, ${STORY_WORDS} fit.`]),
  ]
}
const changedBy = (sentence: string): boolean =>
  quantitiesIn(sentence).some(({ kind }) => ['money', 'share', 'time', 'multiple', 'ratio'].includes(kind))

/** What fits into 45 seconds. */
const openingOf = (text: string): string =>
  new RegExp(`^\\s*(?:\\S+\\s*){0,${STORY_WORDS}}`).exec(text)?.[0] ?? ''

export const isWhole = (story: Draft): boolean => storyLacks(story).length === 0
/** Rehearsed, and in time. */
export const isRehearsed = ({ seconds }: Pick<Story, 'seconds'>): boolean =>
  seconds !== undefined && seconds < storyBound

/** Of the two slots that a loop wants, those without a story that has a figure. */
export const slotsMissing = (stories: readonly Story[]): readonly (typeof wantedSlots)[number][] =>
  wantedSlots.filter(
    slot =>
      !stories.some(
        one => one.slot === slot && [one.text, one.before, one.after].some(text => quantified(text ?? '')),
      ),
  )
