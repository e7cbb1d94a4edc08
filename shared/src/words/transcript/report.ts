/** What is said of a file that was read: who made it, how much of it fits, what was left out and why. Words alone. */
import type { OffsetFound } from './offset.js'
import type { DroppedWhy, Maker, Odd, Transcript } from './transcript.js'

export const makerWords: Readonly<Record<Maker, string>> = {
  teams: 'Captions with a speaker to each, as Teams writes them',
  zoom: 'A Zoom transcript',
  meet: 'A Google Meet document, with a mark about each minute',
  youtube: 'YouTube’s captions, which name nobody',
  webex: 'A Webex transcript',
  stream: 'A transcript of Stream, which names nobody',
  captions: 'Captions (SBV)',
  vtt: 'Captions (VTT)',
  srt: 'Captions (SRT)',
  plain: 'Plain text with times',
}

const droppedWords: Readonly<Record<DroppedWhy, string>> = {
  'no-text': 'without words',
  'no-time': 'without a time',
  repeated: 'that only repeat the one before',
  'too-long': 'too long',
}
const oddWords: Readonly<Record<Odd, (count: number) => string>> = {
  back: count => `${times(count)} the times run back; the lines are put in order.`,
  'two-speakers': count =>
    `${times(count)} two people speak in one cue; their lines stand at about that time.`,
  nobody: count => `${lines(count)} without a name: ${count === 1 ? 'it belongs' : 'they belong'} to nobody.`,
  joined: count =>
    `${count === 1 ? 'One cue goes' : `${count} cues go`} on with a sentence, and ${count === 1 ? 'is' : 'are'} joined to it.`,
  turned: count => `${lines(count)} with the end before the beginning: turned round.`,
}

/** Sentences, the most telling first. */
export function reportOf({ dropped, odd }: Transcript): readonly string[] {
  const left = Object.entries(dropped) as (readonly [DroppedWhy, number])[]
  const strange = Object.entries(odd) as (readonly [Odd, number])[]
  return [
    ...left.map(([why, count]) => `Left out: ${lines(count).toLowerCase()} ${droppedWords[why]}.`),
    ...strange.map(([why, count]) => oddWords[why](count)),
  ]
}

export const whyNoOffset: Readonly<Record<(OffsetFound & { ok: false })['why'], string>> = {
  around: 'The file tells only about when things were said. Say when its first line was.',
  'no-voices': 'Nothing was heard of voices in this round. Say when the first line was.',
  'too-few': 'There is too little in it to lay it over the voices. Say when the first line was.',
  'no-fit':
    'It fits the voices of this round nowhere. Is it of another round? If not, say when the first line was.',
}

const lines = (count: number): string => (count === 1 ? 'One line' : `${count} lines`)
const times = (count: number): string => (count === 1 ? 'Once' : `${count} times`)
