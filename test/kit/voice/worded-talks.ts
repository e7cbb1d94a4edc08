/** Talks with their words, made from a seed: what each stretch is was labelled by hand, and is read again from its words alone. */
import { cadence, worded, type Asks, type Heard } from '@signalroom/shared'
import type { Random } from '../random.js'
import { proposals, questions } from './sentences.js'

interface Line {
  readonly text: string
  /** By hand: whether it proposes, and whether it asks if that holds. */
  readonly substantive: boolean
  readonly confirm: Asks
}
const proposing = (text: string): Line => ({ text, substantive: true, confirm: false })
const asking = (text: string, anchored = false): Line => ({ text, substantive: false, confirm: { anchored } })
const neither = (text: string): Line => ({ text, substantive: false, confirm: false })

const proposes: readonly Line[] = [
  ...proposals.map(proposing),
  ...[
    'So what I would do is keep two copies in each region and write to both of them.',
    'Let’s say one service owns the cart, and nobody else writes to it.',
    'The client retries with a back-off of two hundred milliseconds, three times at most.',
    'I’ll take Postgres here rather than a wide column store, because we join a lot.',
    'Um, the worker reads a batch of a hundred, and it commits the offset only after the write.',
    'We’d cut the payload to forty kilobytes by sending only what has changed since.',
    'Right, so each shard has one leader and two followers, and reads go to the nearest.',
    'I want the model to answer within fifty milliseconds, so features are read from memory.',
  ].map(proposing),
]
const asksAbout: readonly Line[] = [
  ...questions.map(text => asking(text, /target|budget|SLA|\d/.test(text))),
  asking('Does that fit the fifty milliseconds you gave me?', true),
  asking('Would that hold for a million users?', true),
  asking('Is that acceptable for you?'),
  asking('Should I go on?'),
  asking('Can you live with that?'),
  asking('Does this sound right to you?'),
  asking('Does this work for the mobile team?'),
  asking('So is ten seconds of staleness okay for this feed?', true),
]
const others: readonly Line[] = [
  neither('How many of them are there?'),
  neither('Okay.'),
  neither('Yes, sure.'),
  neither('Which of the two do you mean?'),
]

interface Found {
  readonly kind: string
  readonly at: number
}

/** Of so many talks: the kinds of cycles read from words, against those of the labels. */
export function scriptedTalks(chance: Random, talks: number) {
  let [same, read, real] = [0, 0, 0]
  for (let nth = 0; nth < talks; nth += 1) {
    const [truth, told] = oneTalk(chance)
    const hits = told.filter(one =>
      truth.some(other => other.kind === one.kind && Math.abs(other.at - one.at) < 700),
    )
    same += hits.length
    read += told.length
    real += truth.length
  }
  return { precision: same / read, recall: same / real, tried: real }
}

function oneTalk(chance: Random): readonly [readonly Found[], readonly Found[]] {
  const lines: { readonly line: Line; readonly from: number; readonly to: number }[] = []
  const keys: Heard[] = [{ id: 'start', type: 'resume', at: 0 }]
  let at = 3000
  const say = (line: Line) => {
    const lasts = 400 + line.text.length * (52 + chance.below(16))
    lines.push({ line, from: at, to: at + lasts })
    at += lasts
  }
  for (let i = 0; i < 5; i += 1) {
    say(chance.pick(proposes))
    at += chance.pick([1400, 2300, 2800, 3700])
    if (chance.chance(0.2)) {
      say(chance.pick(others))
      at += 1500
    }
    if (chance.chance(0.3)) continue
    say(chance.pick(asksAbout))
    at += 500 + chance.below(900)
    keys.push({ id: `yes ${i}`, type: 'voice', who: 'interviewer', from: at, to: at + 700 })
    at += 700 + chance.pick([900, 1800])
  }
  const until = at + 9000
  const labelled = lines.map(({ line, from, to }, i): Heard => ({
    id: `voice ${i}`,
    type: 'voice',
    who: 'candidate',
    from,
    to,
    words: line.text.split(' ').length,
    substantive: line.substantive,
    confirm: line.confirm,
  }))
  // A recogniser's times are off by up to a third of a second either way.
  const off = () => chance.below(600) - 300
  const byWords = worded(
    'mina',
    'candidate',
    lines.map(({ from, to }) => ({ from, to })),
    lines.map(({ line, from, to }) => ({ text: line.text, from: from + off(), to: to + off() })),
  )
  return [found([...keys, ...labelled], until), found([...keys, ...byWords], until)]
}

function found(heard: readonly Heard[], until: number): readonly Found[] {
  const { cycles, chunks } = cadence(heard, until)
  return cycles.map((one, i) => ({ kind: one.kind, at: chunks[i]?.to ?? one.at }))
}
