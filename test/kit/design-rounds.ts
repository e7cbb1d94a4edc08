/** Design rounds by the second: a good one as a list of steps, and ways to spoil it. Knows no threshold and no alarm. */
import { opening, type Command, type Event, type Fact, type Mode, type Room } from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, Play, start, type Person } from './play.js'

export const shipped = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))

export interface DesignGiven {
  readonly plan?: string
  readonly mode?: Mode
  readonly exam?: boolean
  readonly alone?: boolean
  /** False: as it was before rounds were watched. */
  readonly watched?: boolean
}

export function designFacts(given: DesignGiven = {}): readonly Fact[] {
  const { plan: id = 'design', mode = 'coach', exam = false, alone = false, watched = true } = given
  const plan = shipped.plans.find(one => one.id === id)
  const question = shipped.questions.find(one => plan?.kinds.includes(one.kind))
  if (!plan || !question) throw new Error(`there is no plan ${id} with a question`)
  return opening({
    room: 'room',
    title: question.title,
    plan,
    question,
    rubric: shipped.rubric,
    personas: shipped.personas ?? [],
    mode,
    exam,
    alone,
    failures: watched ? (shipped.failures ?? null) : null,
  })
}

/** What somebody does at a second of the round's clock. `is` names it, so that a round can do without it. */
export interface Deed {
  readonly at: number
  readonly is: string
  readonly by: Person
  readonly does: Command | ((room: Room, now: number) => Command)
}
const deed =
  (by: Person) =>
  (at: number, is: string, does: Deed['does']): Deed => ({ at, is, by, does })
export const byMina = deed(mina)
export const byLee = deed(lee)

export const says = (text: string): Command => ({ type: 'chat.say', text })
export const line = (list: string, text: string): Command => ({ type: 'line.add', list, text })
/** Picks the option whose words hold these, on the card of trade-offs. */
export const picks =
  (of: string, text?: string) =>
  ({ open }: Room): Command => {
    const found = open.lines.find(one => one.list === 'options' && one.text.includes(of))
    return {
      type: 'line.change',
      line: found?.id ?? 0,
      text: text ?? found?.text ?? of,
      fields: { pick: 'picked' },
    }
  }
export const board = (nodes: number, arrows: number, stores: number, more: object = {}): Command => ({
  type: 'board.measure',
  measure: { nodes, arrows, orphans: 0, latencies: arrows, stores, paths: 1, ...more },
})
export const enters = (from: string, to: string): Command => ({ type: 'phase.enter', from, to })

/** A round without a fault, as people play it who know how. */
export const good: readonly Deed[] = [
  byLee(40, 'question', { type: 'question.mark' }),
  byMina(55, 'question', says('Who reads it, and how often do they search?')),
  byMina(90, 'flow', line('in-scope', 'A person uploads a photo and finds it again')),
  byMina(120, 'flow', line('in-scope', 'A person searches by a word')),
  byMina(150, 'left-out', line('out-of-scope', 'Multi-region: nobody travels with this')),
  byMina(180, 'scale', line('scale', '50 million users')),
  byMina(200, 'rate', line('scale', '5,000 uploads a second')),
  byLee(300, 'on-to-layers', enters('scope', 'layers')),
  byMina(330, 'business', { type: 'layer.state', layer: 'business', text: '99.9 % of searches succeed' }),
  byMina(370, 'data', { type: 'layer.state', layer: 'data', text: '10 TB of photos a day' }),
  byMina(410, 'operational', { type: 'layer.state', layer: 'operational', text: 'p99 under 200 ms' }),
  byMina(450, 'estimate', line('estimates', '10 TB a day are 116 MB/s')),
  byMina(510, 'commit', line('commit', 'Fan out on write')),
  byLee(600, 'on-to-contract', enters('layers', 'contract')),
  byMina(640, 'entity', line('entities', 'Photo')),
  byMina(700, 'call', line('calls', 'upload(photo) returns its id')),
  byLee(840, 'on-to-boxes', enters('contract', 'high-level')),
  byMina(870, 'boxes', board(2, 1, 0)),
  byMina(920, 'boxes', board(4, 3, 1)),
  byMina(1000, 'boxes', board(6, 6, 1)),
  byMina(1100, 'budget', line('budget', '20 + 30 + 90 ms against 200 ms')),
  byLee(1440, 'on-to-depth', enters('high-level', 'deep-dive')),
  byMina(1480, 'target', line('target', 'The index: it must be fresh within a second')),
  byMina(1540, 'option', line('options', 'We could shard by person: even, twice the cost')),
  byMina(1600, 'option', line('options', 'We could shard by time: cheap, one hot node')),
  byMina(1680, 'pick', picks('by person')),
  byLee(1800, 'push', { type: 'push.send', text: 'What does the user see when the index dies?' }),
  byLee(1890, 'settle', ({ open }) => ({
    type: 'push.settle',
    push: open.pushes?.at(-1)?.id ?? 0,
    outcome: 'answered',
  })),
  byLee(2220, 'on-to-stress', enters('deep-dive', 'stress')),
  byMina(2260, 'failure', line('failures', 'The index is gone: search is empty, upload goes on')),
  byMina(2320, 'slo', line('slo', '99.9 % over 30 days')),
  byLee(2520, 'on-to-close', enters('stress', 'close')),
  byMina(2580, 'signal', line('signals', 'p99 fell from 300 to 180 ms')),
  byLee(2700, 'end', { type: 'round.end' }),
]

export const without = (deeds: readonly Deed[], ...names: readonly string[]): readonly Deed[] =>
  deeds.filter(({ is }) => !names.includes(is))
export const adding = (deeds: readonly Deed[], ...more: readonly Deed[]): readonly Deed[] =>
  [...deeds, ...more].toSorted((a, b) => a.at - b.at)
/** The same, over at a second. */
export const until = (deeds: readonly Deed[], at: number): readonly Deed[] => [
  ...deeds.filter(one => one.at < at),
  byLee(at, 'end', { type: 'round.end' }),
]

/** Plays it to its end. What the room refuses is a fault of the script: it throws. */
export function played(deeds: readonly Deed[], given: DesignGiven = {}): Play {
  const play = new Play(designFacts(given), given.alone ? [mina] : [lee, mina])
  const leads = given.alone ? mina : lee
  play.ask({ type: 'round.start' }, leads)
  for (const { at, by, is, does } of deeds) {
    play.wait(Math.max(0, start + at * 1000 - play.now)).wake()
    const command = typeof does === 'function' ? does(play.room, play.now) : does
    const decision = play.ask(command, by)
    if (!decision.ok) throw new Error(`${is} at ${at} s: ${decision.refusal} ${decision.detail}`)
  }
  return play
}
/** The log as an interviewer has it. */
export const logOf = (play: Play): readonly Event[] => play.seenBy(lee)
