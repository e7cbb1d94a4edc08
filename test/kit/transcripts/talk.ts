/** A talk of two with made-up names, by a seed: who says what from when to when, and what a room would hear of the voices. */
import { random } from '../random.js'

export interface Turn {
  readonly speaker: string
  readonly text: string
  /** Milliseconds since the talk began. */
  readonly from: number
  readonly to: number
}
export interface TalkGiven {
  readonly seed: number
  readonly names: readonly [string, string]
  readonly sentences: readonly string[]
  readonly turns: number
  /** When the first is said. */
  readonly begins?: number
}

export function talkOf({ seed, names, sentences, turns, begins = 1500 }: TalkGiven): readonly Turn[] {
  const chance = random(seed)
  let now = begins
  return Array.from({ length: turns }, (_, i) => {
    const text = sentences[i % sentences.length]!
    const from = now
    const to = from + 900 + text.length * 45 + chance.below(400)
    now = to + 500 + chance.below(4000)
    return { speaker: names[chance.below(3) === 0 ? 1 : 0], text, from, to }
  })
}

/** What ears in the tabs tell: a voice begins a little late or early, pauses within a sentence, and ends a little after it. */
export function voicesOf(
  talk: readonly Turn[],
  seed: number,
  offset: number,
  seatOf: (name: string) => string,
) {
  const chance = random(seed)
  return talk.flatMap(({ speaker, from, to }) => {
    const begins = offset + from + chance.below(160) - 40
    const ends = offset + to + chance.below(300) - 100
    const seat = seatOf(speaker)
    // One sentence in three has a breath in the middle of it.
    if (chance.below(3) > 0 || to - from < 2500) return [{ seat, from: begins, to: ends }]
    const middle = Math.round((begins + ends) / 2)
    return [
      { seat, from: begins, to: middle },
      { seat, from: middle + 400, to: ends },
    ]
  })
}

export const english = [
  'I would begin with the write path.',
  'How many writes a second do we expect?',
  'About 12,000 at the peak, and R&D wants latency < 50 ms.',
  'Then one queue for each region, and a store behind it.',
  'What happens when the queue is full?',
  'We shed load, and tell the client: try again later.',
  'Fair enough.',
  'So the p99 is what I would watch, not the mean.',
]
export const german = [
  'Ich würde mit dem Schreibpfad anfangen.',
  'Wie viele Anfragen pro Sekunde sind es?',
  'Ungefähr zwölftausend – an Spitzentagen mehr.',
  'Gut, dann eine Warteschlange für jede Region.',
]
export const japanese = [
  'まず書き込みの経路から始めます。',
  '毎秒いくつですか?',
  'ピークで一万二千です。',
  'なるほど。',
]
export const arabic = ['أبدأ بمسار الكتابة.', 'كم طلبًا في الثانية؟', 'حوالي اثني عشر ألفًا.', 'حسنًا.']
