/** A short way to write down a talk for the coach's tests. Knows no rule of the coach. */
import { cadence, type Heard, type AckKind } from '@signalroom/shared'

type Voice = Extract<Heard, { type: 'voice' }>
type More = Partial<Omit<Voice, 'type' | 'who' | 'from' | 'to'>>

const id = (...parts: readonly (string | number)[]): string => parts.join('-')

/** The candidate proposes something. */
export const proposes = (from: number, to: number, more: More = {}): Heard => ({
  type: 'voice',
  id: id('c', from),
  who: 'candidate',
  from,
  to,
  substantive: true,
  ...more,
})
/** The candidate says something that needs no check. */
export const says = (from: number, to: number, more: More = {}): Heard =>
  proposes(from, to, { substantive: false, ...more })
/** The candidate asks whether the proposal holds. */
export const asks = (from: number, to: number, anchored = false): Heard =>
  proposes(from, to, { substantive: false, confirm: { anchored } })
/** A microphone alone: nobody knows the words. */
export const sound = (from: number, to: number): Heard => ({
  type: 'voice',
  id: id('s', from),
  who: 'candidate',
  from,
  to,
})
export const replies = (from: number, to: number): Heard => ({
  type: 'voice',
  id: id('i', from),
  who: 'interviewer',
  from,
  to,
})
export const ack = (at: number, kind: AckKind = 'yes', confirm?: string): Heard => ({
  type: 'ack',
  id: id('a', at),
  at,
  kind,
  confirm,
})
export const works = (from: number, to: number): Heard => ({ type: 'work', id: id('w', from), from, to })
export const press = (mark: 'chunk-end' | 'confirm' | 'think', at: number): Heard => ({
  type: 'mark',
  id: id(mark, at),
  mark,
  at,
})
export const begins = (from: number): Heard => ({
  type: 'speaking',
  id: id('b', from),
  who: 'candidate',
  from,
})
export const types = (at: number, text: string, who: 'candidate' | 'interviewer' = 'candidate'): Heard => ({
  type: 'typed',
  id: id('t', who, at),
  who,
  at,
  text,
})
export const suspend = (at: number): Heard => ({ type: 'suspend', id: id('off', at), at })
export const resume = (at: number): Heard => ({ type: 'resume', id: id('on', at), at })
export const ends = (at: number): Heard => ({ type: 'end', id: 'end', at })

export const kinds = (heard: readonly Heard[], until: number): readonly string[] =>
  cadence(heard, until).cycles.map(cycle => cycle.kind)
export const nudges = (heard: readonly Heard[], until: number): readonly string[] =>
  cadence(heard, until).nudges.map(({ kind, at }) => `${kind} ${at}`)

/** A proposal, its pause, its check and the answer. */
export const turn = (at: number, gap = 2400): readonly Heard[] => [
  proposes(at, at + 6000),
  asks(at + 6000 + gap, at + 8000 + gap),
  ack(at + 9000 + gap),
]
/** A proposal after whose pause the candidate talks of something else. */
export const unchecked = (at: number): readonly Heard[] => [
  proposes(at, at + 6000),
  says(at + 8400, at + 12_000),
  ack(at + 14_400),
]
export const turns = (count: number, gap?: number): readonly Heard[] =>
  Array.from({ length: count }, (_, i) => turn(i * 20_000, gap)).flat()

/** The worked example: times in milliseconds. */
export const example: readonly Heard[] = [
  proposes(0, 14_000),
  asks(16_400, 18_200),
  ack(19_000, 'nod'),
  proposes(21_000, 61_500),
  asks(62_700, 64_000),
  ack(64_900, 'nod'),
  proposes(68_000, 80_000),
  asks(84_100, 85_600),
  ack(86_300, 'nod'),
  proposes(90_000, 101_000),
  proposes(103_800, 111_000),
  replies(113_100, 118_000),
  says(119_000, 121_000, { words: 2 }),
  proposes(125_000, 137_000),
  works(138_000, 145_500),
  says(146_500, 152_000),
  asks(154_000, 155_500),
  ends(165_000),
]
