/**
 * The flags that somebody's words suggest to an interviewer, each once in a round, with the words it rests on. A suggestion and no
 * more: a person raises it or does not. Knows no screen.
 */
import type { At, Ms } from '../base/brand.js'
import { layers, type Layer } from '../room/parts/worksheet/facts.js'
import type { Room } from '../room/room.js'
import { carrying, goesBack } from './again.js'
import { briefingLast, briefingSuggests } from './briefing.js'
import { countsOf } from './density.js'
import { marksOf, type Mark, type SentenceRead } from './marks.js'
import { wordsAt } from './read-words.js'
import { linesSaid, type SaidLine } from './said.js'
import {
  ANCHORED,
  ANCHORED_SHARE,
  ARGUED_FOR,
  ARGUED_GAP,
  ARGUED_WORDS,
  HEDGED_WORDS,
  HEDGES_PER_HUNDRED,
  MENTIONS,
  OPEN_OPTIONS,
  REOPENED,
  WHOLE_TRADE_OFFS,
  WINDOW,
} from './thresholds.js'

export interface WordsSuggestion {
  /** By the id that rubrics give it. */
  readonly flag: string
  readonly at: At
  /** Why, in a sentence. */
  readonly why: string
  /** The words it rests on, oldest first. */
  readonly words: readonly string[]
}
type Found = WordsSuggestion | null

/** In the order in which they came up; none in exam mode, while nobody is told anything. */
export function suggestionsIn(room: Room, until: number): readonly WordsSuggestion[] {
  const { open } = room
  if (open.exam) return []
  const lines = linesSaid(open, until)
  const found: readonly Found[] = [
    openOptions(lines),
    hedging(lines),
    layerTalk(lines, room),
    systems(lines),
    claimed(lines, 'knowledge'),
    claimed(lines, 'generic'),
    drifting(lines),
    anchoring(lines),
    briefing(room),
  ]
  const all = found.flatMap(one => one ?? []).toSorted((a, b) => a.at - b.at)
  return all.filter((one, i) => all.findIndex(({ flag }) => flag === one.flag) === i)
}

const sentencesOf = (lines: readonly SaidLine[]) =>
  lines.flatMap(line =>
    line.read.sentences.map(sentence => ({
      line,
      sentence,
      elapsed: line.elapsed,
      at: line.utterance.to,
      text: wordsAt(line.utterance.text, sentence),
    })),
  )
const has = ({ marks }: SentenceRead, of: (mark: Mark) => boolean): boolean => marks.some(of)
const textsOf = (some: readonly { readonly text: string }[]): readonly string[] =>
  some.map(({ text }) => text)

function openOptions(lines: readonly SaidLine[]): Found {
  const open = sentencesOf(lines).flatMap(one =>
    one.sentence.marks.filter(mark => mark.kind === 'option' && mark.open).map(() => one),
  )
  for (const [i, last] of open.entries()) {
    const near = open.slice(Math.max(0, i + 1 - OPEN_OPTIONS), i + 1)
    const [first] = near
    if (near.length < OPEN_OPTIONS || !first || last.elapsed - first.elapsed > WINDOW) continue
    const words = [...new Set(textsOf(near))]
    return { flag: 'vague', at: last.at, why: `${near.length} options in five minutes, and no pick.`, words }
  }
  return null
}

function hedging(lines: readonly SaidLine[]): Found {
  let [from, words, hedges] = [0, 0, 0]
  const count = (line: SaidLine, by: 1 | -1) => {
    const one = countsOf(line.read)
    words += by * one.words
    hedges += by * one.hedges
  }
  for (const [i, last] of lines.entries()) {
    count(last, 1)
    for (let old = lines[from]; old && last.elapsed - old.elapsed > WINDOW; old = lines[(from += 1)])
      count(old, -1)
    if (words < HEDGED_WORDS || (hedges * 100) / words <= HEDGES_PER_HUNDRED) continue
    const hedged = sentencesOf(lines.slice(from, i + 1)).filter(({ sentence }) =>
      has(sentence, ({ kind }) => kind === 'hedge'),
    )
    return {
      flag: 'vague',
      at: last.utterance.to,
      why: `${hedges} hedges in ${words} words.`,
      words: textsOf(hedged.slice(-3)),
    }
  }
  return null
}

/** A layer that is named again and again and never with a number, neither in words nor on its card. */
function layerTalk(lines: readonly SaidLine[], { open }: Room): Found {
  const named: Record<Layer, string[]> = { business: [], data: [], operational: [] }
  const stated = new Set<Layer>()
  for (const { sentence, text, at } of sentencesOf(lines)) {
    for (const layer of layers) {
      const card = open.layers[layer]
      if (card && card.at <= at) stated.add(layer)
    }
    for (const mark of sentence.marks) {
      if (mark.kind !== 'layer') continue
      if (mark.stated) stated.add(mark.layer)
      named[mark.layer].push(text)
      const words = named[mark.layer]
      if (words.length >= MENTIONS && !stated.has(mark.layer))
        return {
          flag: 'conceptual-talker',
          at,
          why: `The ${mark.layer} layer was named ${words.length} times, never with a number.`,
          words: words.slice(-MENTIONS),
        }
    }
  }
  return null
}

function systems(lines: readonly SaidLine[]): Found {
  const stated = new Map<Layer, string>()
  const whole: string[] = []
  for (const { sentence, text, at } of sentencesOf(lines)) {
    for (const mark of sentence.marks) {
      if (mark.kind === 'layer' && mark.stated && !stated.has(mark.layer)) stated.set(mark.layer, text)
      if (mark.kind === 'trade-off' && mark.whole) whole.push(text)
    }
    if (stated.size === layers.length && whole.length >= WHOLE_TRADE_OFFS)
      return {
        flag: 'systems-thinker',
        at,
        why: `All three layers with numbers, and ${whole.length} trade-offs with a pick.`,
        words: [...new Set([...stated.values(), ...whole])],
      }
  }
  return null
}

const claims = {
  knowledge: { flag: 'knows-has-not-done', why: 'Ask when.' },
  generic: { flag: 'filler-culture-answer', why: 'Said by everybody of themselves.' },
} as const
function claimed(lines: readonly SaidLine[], kind: keyof typeof claims): Found {
  const found = sentencesOf(lines).find(({ sentence }) => has(sentence, mark => mark.kind === kind))
  return found ? { ...claims[kind], at: found.at, words: [found.text] } : null
}

interface Decision {
  words: ReadonlySet<string>
  readonly said: string
  readonly since: Ms
  last: Ms
  times: number
}
const argues = /\b(?:because|but|still|however|then again|on the other hand|the thing is)\b/i

/** A decision is opened again by a pick that goes back on it; argued, by going on about it long after its pick. */
function drifting(lines: readonly SaidLine[]): Found {
  const made: Decision[] = []
  for (const { sentence, text, at, line } of sentencesOf(lines)) {
    const words = carrying(text)
    const shared = (one: Decision) => [...words].filter(word => one.words.has(word)).length
    const picks = has(sentence, ({ kind }) => kind === 'pick')
    const again = picks && goesBack(text) ? made.findLast(one => shared(one) > 0) : undefined
    if (again) {
      again.times += 1
      again.words = new Set([...again.words, ...words])
      if (again.times >= REOPENED) return over(at, 'One decision was opened again twice.', [again.said, text])
    } else if (picks) made.push({ words, said: text, since: line.ended, last: line.ended, times: 0 })
    for (const one of made) {
      if (shared(one) < ARGUED_WORDS || line.elapsed - one.last > ARGUED_GAP) continue
      one.last = line.ended
      const weighs =
        argues.test(text) || has(sentence, ({ kind }) => kind === 'trade-off' || kind === 'hedge')
      if (weighs && one.last - one.since > ARGUED_FOR)
        return over(at, 'Still argued a minute and a half after its pick.', [one.said, text])
    }
  }
  return null
}
const over = (at: At, why: string, words: readonly string[]): WordsSuggestion => ({
  flag: 'over-explained',
  at,
  why,
  words,
})

function anchoring(lines: readonly SaidLine[]): Found {
  let confirms = 0
  const anchored: string[] = []
  for (const line of lines) {
    const asked = marksOf(line.read, 'confirm')
    confirms += asked.length
    for (const one of asked.filter(each => each.anchored)) anchored.push(wordsAt(line.utterance.text, one))
    if (anchored.length >= ANCHORED && anchored.length >= confirms * ANCHORED_SHARE)
      return {
        flag: 'clear-communicator',
        at: line.utterance.to,
        why: `${anchored.length} checks against a number or a target.`,
        words: anchored.slice(-ANCHORED),
      }
  }
  return null
}

function briefing(room: Room): Found {
  const flag = briefingSuggests(room)
  const last = briefingLast(room)
  return flag && last
    ? { flag, at: last.to, why: 'The briefing names nobody whom it touches.', words: [last.text] }
    : null
}
