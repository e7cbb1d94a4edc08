/**
 * Lays words over the sound of a voice: which of its stretches propose, and which ask whether the proposal holds. Where words are not
 * known nothing is said of a stretch. Knows no room and no states.
 */
import { grouped, union, type Group, type Span } from '../base/span.js'
import { remembering } from '../base/remembering.js'
import type { Asks, Heard, Side } from './heard.js'
import { BREATH_MAX, SPEECH_MIN } from './thresholds.js'
import { read, sentences } from './written.js'

const readOnce = remembering(2000, read)
const sentencesOnce = remembering(2000, sentences)

/** Words and about when they were said. */
export interface Worded extends Span {
  readonly text: string
}
type Voice = Extract<Heard, { type: 'voice' }>

/** How far words may lie from the sound they belong to: a recogniser and a file both round. */
const reach = 1500

/** The stretches of one seat with what is known of them; one that proposes and asks in one breath becomes two. */
export function worded(
  seat: string,
  who: Side,
  voices: readonly Span[],
  words: readonly Worded[],
): readonly Voice[] {
  // Words may come long after they were said, and a file after a machine.
  const said = words.flatMap(placed).toSorted((a, b) => a.at - b.at)
  const breaths = breathsOf(voices)
  const texts = new Map<Breath, string[]>()
  for (const sentence of said) {
    const breath = nearest(breaths, sentence.at)
    if (breath) texts.set(breath, [...(texts.get(breath) ?? []), sentence.text])
  }
  return breaths.flatMap(breath => {
    const text = texts.get(breath)?.join(' ')
    if (text === undefined) return breath.pieces.map(part => voice(seat, who, part))
    const { words: count, proposal, substantive, confirm } = readOnce(text)
    if (!confirm)
      return breath.pieces.map((part, i) =>
        voice(seat, who, part, { words: i === 0 ? count : 0, substantive, confirm }),
      )
    if (proposal === '') return asking(seat, who, breath, confirm)
    return both(seat, who, breath, { share: proposal.length / text.length, count, substantive, confirm })
  })
}

/** Sound with less than a breath between its parts. */
type Breath = Group<Span>
const breathsOf = (voices: readonly Span[]): readonly Breath[] =>
  grouped(voices, (part, before) => part.from - before.to >= BREATH_MAX)

/** Each sentence of a text about where its middle was said. */
function placed({ text, from, to }: Worded): readonly { readonly at: number; readonly text: string }[] {
  const all = sentencesOnce(text)
  const length = all.reduce((sum, one) => sum + one.length, 0)
  let before = 0
  return all.map(one => {
    const at = from + ((before + one.length / 2) / Math.max(1, length)) * (to - from)
    before += one.length
    return { at, text: one }
  })
}

const distance = ({ from, to }: Span, at: number): number => Math.max(0, from - at, at - to)
function nearest(breaths: readonly Breath[], at: number): Breath | null {
  let found: Breath | null = null
  for (const one of breaths) if (!found || distance(one, at) < distance(found, at)) found = one
  return found && distance(found, at) <= reach ? found : null
}

interface Known {
  readonly words: number
  readonly substantive: boolean
  readonly confirm: Asks
}
const voice = (seat: string, who: Side, { from, to }: Span, known: Partial<Known> = {}): Voice => ({
  type: 'voice',
  id: `voice ${seat} ${from}`,
  who,
  from,
  to,
  ...known,
})

/** A question is one, however its sound was parted. */
const asking = (seat: string, who: Side, breath: Breath, confirm: Asks): readonly Voice[] => [
  voice(seat, who, breath, { words: 0, substantive: false, confirm }),
]

/** In one breath: the question begins about where its words do, in a silence if one is near. */
function both(
  seat: string,
  who: Side,
  breath: Breath,
  {
    share,
    count,
    substantive,
    confirm,
  }: { share: number; count: number; substantive: boolean; confirm: Asks },
): readonly Voice[] {
  const length = breath.to - breath.from
  const about =
    breath.from + Math.min(Math.max(share * length, SPEECH_MIN), Math.max(SPEECH_MIN, length - SPEECH_MIN))
  const gaps = breath.pieces.slice(1).map((part, i) => ({ from: breath.pieces[i]!.to, to: part.from }))
  const [gap] = gaps.toSorted((a, b) => distance(a, about) - distance(b, about))
  const near = gap && distance(gap, about) <= Math.max(reach, length / 4) ? gap : { from: about, to: about }
  const chunk = union([{ from: breath.from, to: near.from }])
  return [
    ...chunk.map(part => voice(seat, who, part, { words: count, substantive, confirm: false })),
    voice(seat, who, { from: near.to, to: breath.to }, { words: 0, substantive: false, confirm }),
  ]
}
