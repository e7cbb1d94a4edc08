/** Plays a coding round and a drill by the product's rules and content: what the design round has nothing of. No chance in it. */
import {
  Command,
  opening,
  type DoorCommand,
  type Event,
  type Language,
  type Outcome,
} from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, omar, Play, type Person } from '../kit/play.js'

const content = () => loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))

function opened(planId: string, questionId: string, language: Language | null): Play {
  const { plans, questions, rubric } = content()
  const plan = plans.find(one => one.id === planId)
  const question = questions.find(one => one.id === questionId)
  if (!plan || !question) throw new Error(`the content lacks ${planId} or ${questionId}`)
  const { title } = question
  return new Play(
    opening({
      room: 'golden',
      title,
      plan,
      question,
      rubric,
      mode: 'coach',
      exam: false,
      alone: false,
      language,
    }),
  )
}
/** As it comes over the wire, after some seconds; throws if it is refused. */
function must(play: Play, seconds: number, person: Person, asked: object): number {
  play.wait(seconds * 1000)
  const answer = play.ask(Command.parse(asked), person)
  if (!answer.ok) throw new Error(`${JSON.stringify(asked)} was refused: ${answer.refusal}, ${answer.detail}`)
  return play.room.seq
}
function atDoor(play: Play, seconds: number, command: DoorCommand, actor = 'clock'): void {
  play.wait(seconds * 1000)
  const answer = play.door(command, actor)
  if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal}`)
}

const outcome = (more: Partial<Outcome>): Outcome => ({
  exit: 'passed',
  ms: 41,
  output: 'ok\n',
  cut: false,
  cases: [],
  runner: null,
  ...more,
})
const cases: Outcome['cases'] = [
  { name: 'edge: no requests', outcome: 'passed', ms: 2 },
  {
    name: 'load: a burst at the edge of a window',
    outcome: 'failed',
    ms: 9,
    message: 'expected 10, got 20',
    file: 'limiter.py',
    line: 14,
  },
]
const files = [{ name: 'limiter.py', text: 'class Limiter:\n    def allow(self, key): return True\n' }]
const measure = {
  validation: 1,
  core: 2,
  testing: 1,
  guards: 2,
  errors: 1,
  tests: 3,
  edges: 1,
  loads: 1,
  shared: 0,
  selects: 0,
}
const run = { type: 'run.start', language: 'python', entry: 'limiter.py', files }

export function playCoding(): readonly Event[] {
  const play = opened('coding', 'rate-limiter', 'python')
  const newest = () => play.room.open.runs.at(-1)?.id ?? 0
  must(play, 5, mina, { type: 'recording.allow' })
  must(play, 2, lee, { type: 'recording.allow' })
  atDoor(play, 2, { type: 'invite.renew', role: 'observer', generation: 1, by: 'lee' }, 'lee')
  must(play, 3, lee, { type: 'round.start' })
  atDoor(play, 0, { type: 'recording.run', on: true })
  atDoor(play, 2, { type: 'recording.keep', seat: 'mina', part: 'p1', mime: 'audio/webm', from: play.now - 1500 })
  must(play, 1, mina, { type: 'ear.open', at: play.now })
  must(play, 8, mina, { type: 'voice.spoke', from: play.now + 2000, to: play.now + 7000 })
  must(play, 30, mina, { type: 'code.measure', measure })
  must(play, 5, mina, { ...run, kind: 'run' })
  must(play, 1, lee, { ...run, kind: 'tests' })
  must(play, 2, mina, { type: 'run.end', run: newest() - 2, outcome: outcome({}) })
  must(play, 3, lee, { type: 'run.end', run: newest(), outcome: outcome({ exit: 'failed', cases, runner: 'pytest 8' }) })
  must(play, 4, mina, { ...run, kind: 'run' })
  must(play, 2, lee, { type: 'run.stop', run: newest() })
  must(play, 1, mina, { type: 'run.end', run: newest(), outcome: outcome({ exit: 'stopped' }) })
  must(play, 20, lee, { type: 'hidden.report', files, outcome: outcome({ exit: 'failed', cases, runner: 'pytest 8' }) })
  must(play, 6, lee, { type: 'seal.set', on: { type: 'documents', documents: ['code'] } })
  const [locked] = play.room.open.seals.filter(seal => seal.reason === 'locked')
  must(play, 20, lee, { type: 'seal.lift', seal: locked?.seal })
  must(play, 5, lee, {
    type: 'seal.set',
    on: { type: 'text', title: 'Two machines', text: 'Now two machines share one limit.' },
    until: { spent: 600_000 },
  })
  const card = play.room.panel.guide?.question.cards[0]?.id
  must(play, 5, lee, { type: 'seal.set', on: { type: 'card', card }, until: { spent: 700_000 } })
  must(play, 10, mina, { type: 'focus.begin', hides: ['code'] })
  must(play, 120, mina, { type: 'focus.end' })
  play.wait(900_000).wake()
  must(play, 4, lee, { type: 'code.release', what: 'tests' })
  must(play, 3, mina, { type: 'recording.refuse' })
  atDoor(play, 0, { type: 'recording.run', on: false })
  must(play, 2, mina, { type: 'ear.close', at: play.now + 2000, cause: 'left' })
  atDoor(play, 1, { type: 'recording.erase', seat: 'mina' }, 'mina')
  atDoor(play, 5, { type: 'seat.remove', seat: omar.seat, by: 'lee' }, 'lee')
  atDoor(play, 1, { type: 'invite.revoke', role: 'observer', by: 'lee' }, 'lee')
  must(play, 5, lee, { type: 'note.take', text: 'Found the burst by herself.' })
  must(play, 40, lee, { type: 'round.end' })
  must(play, 9, lee, { type: 'score.set', criterion: 'COM', value: 3 })
  must(play, 20, lee, { type: 'debrief.release' })
  return play.log
}

/** Three takes of a story, ticked by the listener. */
export function playDrill(): readonly Event[] {
  const play = opened('impact_45', 'story-incident', null)
  const drill = play.room.open.plan.drill
  if (drill?.of !== 'takes') throw new Error('the drill has no takes')
  must(play, 5, lee, { type: 'round.start' })
  for (const seconds of [52, 44, 31]) {
    must(play, 4, mina, { type: 'take.begin' })
    must(play, seconds, mina, { type: 'take.end' })
    const take = play.room.open.takes.length
    for (const check of drill.checks.slice(0, take))
      must(play, 3, lee, { type: 'take.check', take, check: check.id, met: true })
  }
  must(play, 3, lee, { type: 'note.take', text: 'The third take had the number first.' })
  must(play, 5, lee, { type: 'round.end' })
  return play.log
}
