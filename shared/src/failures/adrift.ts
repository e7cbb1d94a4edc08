/** Trade-offs adrift: options without a pick, hedges, a decision opened again and again. Reads what is in writing alone. */
import { countWords, namesOption, picks, sentences } from '../coach/written.js'
import { carrying, goesBack, saysOtherwise } from '../words/again.js'
import { hedgesIn } from '../words/read-words.js'
import { picked } from '../artifacts/form.js'
import { ms } from '../base/brand.js'
import type { Event } from '../room/event.js'
import type { Quoted, Reason } from './firing.js'
import { saidIn, type Said } from './said.js'
import type { Follow, Watched } from './steps.js'
import {
  ARGUED_FOR,
  HEDGED_WORDS,
  HEDGES_PER_HUNDRED,
  OPEN_OPTIONS,
  PICK_WITHIN,
  PICK_WITHIN_SENTENCES,
  REOPENED,
  WINDOW,
} from '../words/thresholds.js'
import { ARGUED_REST } from './thresholds.js'

export function adrift(round: Watched): Follow {
  const parts = [options(round), hedging(round), reopening(round), arguing(round)]
  return step => parts.flatMap(follow => [...follow(step)])
}

/** A row of a trade-off is where options belong. */
const isTalk = ({ watch }: Watched, { where }: Said): boolean =>
  where === 'message' ||
  (typeof where === 'object' && 'list' in where && !watch.tradeOffs.includes(where.list))

interface Option extends Quoted {
  readonly elapsed: number
  /** How many sentences came behind it. */
  behind: number
}

/** An option is open once two sentences or half a minute have gone by without a pick. Those that fired do not fire again. */
function options(round: Watched): Follow {
  let waiting: Option[] = []
  let open: Option[] = []
  const settle = (elapsed: number): readonly Reason[] => {
    const isOpen = (one: Option) =>
      one.behind >= PICK_WITHIN_SENTENCES || elapsed - one.elapsed >= PICK_WITHIN
    open = [...open, ...waiting.filter(isOpen)].filter(one => elapsed - one.elapsed <= WINDOW)
    waiting = waiting.filter(one => !isOpen(one))
    if (open.length < OPEN_OPTIONS) return []
    const fired = open.map(({ at, text }) => ({ at, text }))
    open = []
    return [{ mode: 'F6', rule: 'open-options', options: fired }]
  }
  return ({ event, elapsed }) => {
    const said = event && round.roleOf(event.actor) === 'candidate' ? saidIn(event) : null
    if (event && said && isTalk(round, said))
      for (const sentence of sentences(said.text)) {
        for (const one of waiting) one.behind += 1
        if (picks(sentence)) waiting = waiting.filter(one => one.behind > PICK_WITHIN_SENTENCES)
        else if (namesOption(sentence) && !sentence.endsWith('?'))
          waiting.push({ at: event.at, text: sentence, elapsed, behind: 0 })
      }
    return settle(elapsed)
  }
}

function hedging(round: Watched): Follow {
  let said: { readonly elapsed: number; readonly hedges: number; readonly words: number }[] = []
  return ({ event, elapsed }) => {
    if (event?.type !== 'chat.said' || round.roleOf(event.actor) !== 'candidate') return []
    const { at, text } = event
    const one = { elapsed, hedges: hedgesIn(text), words: countWords(text) }
    said = [...said.filter(before => elapsed - before.elapsed <= WINDOW), one]
    const total = (of: 'hedges' | 'words') => said.reduce((sum, each) => sum + each[of], 0)
    const [hedges, words] = [total('hedges'), total('words')]
    return words >= HEDGED_WORDS && (hedges * 100) / words > HEDGES_PER_HUNDRED
      ? [{ mode: 'F6', rule: 'hedges', hedges, words, said: { at, text } }]
      : []
  }
}

interface Decision {
  /** The line it stands in; null for one that was made in a message. */
  line: number | null
  list: string | null
  text: string
  words: ReadonlySet<string>
  /** Its line was taken out: the next in its list is the same decision. */
  gone: boolean
  times: number
}

/**
 * A decision is opened again when another takes its place, in its line, in its list, or in words that go back on it; on a
 * trade-off card when another option is picked.
 */
function reopening(round: Watched): Follow {
  const made: Decision[] = []
  const cardOf = new Map<number, string>()
  const decide = (text: string, line: number | null, list: string | null): void => {
    made.push({ line, list, text, words: carrying(text), gone: false, times: 0 })
  }
  const again = (one: Decision, text: string, { at }: Event): readonly Reason[] => {
    one.times += 1
    one.text = text
    one.words = new Set([...one.words, ...carrying(text)])
    return one.times >= REOPENED
      ? [{ mode: 'F6', rule: 'reopened', times: one.times, said: { at, text } }]
      : []
  }
  /** An option of a card as it now stands. */
  const pick = (
    list: string,
    line: number,
    event: Extract<Event, { readonly type: 'line.added' | 'line.changed' }>,
  ): readonly Reason[] => {
    if (event.fields?.['pick'] !== picked) return []
    const before = made.find(one => one.list === list)
    if (!before) decide(event.text, line, list)
    if (!before || before.line === line) return []
    before.line = line
    return again(before, event.text, event)
  }
  return ({ event }) => {
    if (event === null || round.roleOf(event.actor) !== 'candidate') return []
    switch (event.type) {
      case 'line.added': {
        if (round.watch.picks.includes(event.list)) {
          cardOf.set(event.seq, event.list)
          return pick(event.list, event.seq, event)
        }
        if (!round.watch.decisions.includes(event.list)) return []
        const before = made.findLast(one => one.gone && one.list === event.list)
        if (!before) {
          decide(event.text, event.seq, event.list)
          return []
        }
        const otherwise = saysOtherwise(before.text, event.text)
        Object.assign(before, { line: event.seq, gone: false })
        return otherwise ? again(before, event.text, event) : []
      }
      case 'line.changed': {
        const card = cardOf.get(event.line)
        if (card !== undefined) return pick(card, event.line, event)
        const changed = made.find(one => one.line === event.line)
        return changed && saysOtherwise(changed.text, event.text) ? again(changed, event.text, event) : []
      }
      case 'line.removed': {
        const removed = made.find(one => one.line === event.line)
        if (removed) removed.gone = true
        return []
      }
      case 'chat.said':
        return sentences(event.text).flatMap(sentence => {
          if (!picks(sentence)) return []
          const words = carrying(sentence)
          const same =
            goesBack(sentence) && made.findLast(one => [...words].some(word => one.words.has(word)))
          if (same) return again(same, sentence, event)
          if (made.length < 200) decide(sentence, null, null)
          return []
        })
      default:
        return []
    }
  }
}

/** A trade-off card that has its pick and is written on and on: what is built on the pick is said elsewhere. */
function arguing(round: Watched): Follow {
  const lists = new Map<number, string>()
  const made = new Map<string, { from: number | null; last: number }>()
  return function* ({ event, elapsed }): Generator<Reason> {
    if (event === null || round.roleOf(event.actor) !== 'candidate') return
    if (event.type !== 'line.added' && event.type !== 'line.changed') return
    if (event.type === 'line.added') lists.set(event.seq, event.list)
    const list = event.type === 'line.added' ? event.list : lists.get(event.line)
    if (list === undefined || !round.watch.picks.includes(list)) return
    const card = made.get(list)
    if (!card) {
      if (event.fields?.['pick'] === picked) made.set(list, { from: null, last: elapsed })
      return
    }
    if (card.from === null || elapsed - card.last > ARGUED_REST) card.from = elapsed
    card.last = elapsed
    const took = elapsed - card.from
    if (took <= ARGUED_FOR) return
    card.from = null
    yield { mode: 'F6', rule: 'argued', took: ms(took), said: { at: event.at, text: event.text } }
  }
}
