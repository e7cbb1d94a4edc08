/** What came before what it rests on: boxes before questions, scale before numbers, a store before a size. */
import type { Event } from '../room/event.js'
import type { Quoted, Reason } from './firing.js'
import { asksForFacts, pinsScale, pinsSize, saidIn, type Said } from './said.js'
import type { Follow, Step, Watched } from './steps.js'
import { FIRST_QUESTION_BY, SCALE_BY, TRIES } from './thresholds.js'
import { componentWord, scaleWord, storeWord } from './words.js'

/** What was pinned so far; each is true for good once it is. */
interface Pinned {
  asked: boolean
  /** Nobody can tell whether a question was asked: something was spoken, and its words are not known here. */
  unheard: boolean
  wrote: boolean
  tries: number
  scale: boolean
  size: boolean
}

export function before(round: Watched): Follow {
  const pinned: Pinned = { asked: false, unheard: false, wrote: false, tries: 0, scale: false, size: false }
  const lists = new Map<number, string>()
  return step => {
    const { event } = step
    if (event === null) return byNow(round, pinned, step)
    if (event.type === 'line.added') lists.set(event.seq, event.list)
    if (event.type === 'board.tried') {
      pinned.tries += 1
      return pinned.tries === TRIES ? [{ mode: 'F1', rule: 'tried-board', tries: TRIES }] : []
    }
    const fires = [...written(round, pinned, lists, event), ...drawn(round, pinned, event)]
    pin(round, pinned, event)
    return fires
  }
}

/** A candidate's own log does not say what an interviewer marked: there nothing is known of questions but what is in writing. */
const knowsQuestions = ({ seesPanel, alone }: Watched, { unheard, wrote }: Pinned): boolean =>
  seesPanel || alone || (wrote && !unheard)

function* byNow(round: Watched, pinned: Pinned, { elapsed }: Step): Generator<Reason> {
  if (elapsed >= FIRST_QUESTION_BY && !pinned.asked && knowsQuestions(round, pinned))
    yield { mode: 'F1', rule: 'no-question', by: FIRST_QUESTION_BY }
  if (elapsed >= SCALE_BY && !pinned.scale) yield { mode: 'F2', rule: 'no-number', by: SCALE_BY }
}

/** A text that pins a number is the number, whatever else it names. */
function* written(
  round: Watched,
  pinned: Pinned,
  lists: ReadonlyMap<number, string>,
  event: Event,
): Generator<Reason> {
  const said = round.roleOf(event.actor) === 'candidate' ? saidIn(event) : null
  if (!said || leftOut(round, said, lists)) return
  const { text } = said
  const quoted: Quoted = { at: event.at, text }
  const component = componentWord(text)
  if (
    component !== null &&
    said.where === 'message' &&
    !pinned.asked &&
    !asksForFacts(text) &&
    knowsQuestions(round, pinned)
  )
    yield { mode: 'F1', rule: 'boxes-first', named: component, said: quoted }
  const word = scaleWord(text)
  if (word !== null && !pinned.scale && !pinsScale(text))
    yield { mode: 'F2', rule: 'scale-word-first', word, said: quoted }
  const store = storeWord(text)
  if (store !== null && !pinned.size && !pinsSize(text))
    yield { mode: 'O', rule: 'store-first', named: store, said: quoted }
}

const leftOut = ({ watch }: Watched, { where }: Said, lists: ReadonlyMap<number, string>): boolean => {
  if (typeof where === 'string') return false
  const list = 'list' in where ? where.list : lists.get(where.line)
  return list !== undefined && watch.leftOut.includes(list)
}

/** Numbers on a drawing pin what they say as the drawing is counted. */
function* drawn(round: Watched, pinned: Pinned, event: Event): Generator<Reason> {
  if (event.type !== 'board.measured') return
  const { nodes, stores, scaled = 0, sizes = 0 } = event.measure
  if (nodes > 0 && !pinned.asked && knowsQuestions(round, pinned))
    yield { mode: 'F1', rule: 'boxes-first', named: nodes === 1 ? 'A box' : `${nodes} boxes`, said: null }
  if (scaled > 0 && sizes === 0 && !pinned.scale)
    yield { mode: 'F2', rule: 'scale-word-first', word: 'on the board', said: null }
  if (stores > 0 && sizes === 0 && !pinned.size)
    yield { mode: 'O', rule: 'store-first', named: stores === 1 ? 'A store' : `${stores} stores`, said: null }
}

function pin({ roleOf }: Watched, pinned: Pinned, event: Event): void {
  const role = roleOf(event.actor)
  const said = role === 'observer' ? null : saidIn(event)
  const told = event.type === 'hint.shown' ? event.text : (said?.text ?? null)
  if (told !== null) {
    pinned.scale ||= pinsScale(told)
    pinned.size ||= pinsSize(told)
  }
  if (event.type === 'board.measured' && (event.measure.sizes ?? 0) > 0) pinned.scale = pinned.size = true
  // A fact is told to who has asked for it.
  if (event.type === 'question.marked' || event.type === 'hint.shown') pinned.asked = true
  if (role !== 'candidate') return
  if (said) pinned.wrote = true
  if (said?.where === 'message' && asksForFacts(said.text)) pinned.asked = true
  if (aloud.has(event.type)) pinned.unheard = true
}
const aloud: ReadonlySet<string> = new Set<Event['type']>([
  'voice.spoke',
  'ear.opened',
  'chunk.begun',
  'chunk.ended',
])
