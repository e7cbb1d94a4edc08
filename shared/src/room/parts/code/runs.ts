/** The rules of runs: who runs when, what waits, and what is owed for one that nobody answers for. Pure. */
import { at as moment } from '../../../base/brand.js'
import { runBounds } from '../../../content/code-file.js'
import type { Fact } from '../../event.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import type { Due } from '../../rule.js'
import type { CodeCommand, Run } from './facts.js'
import type { Outcome, RunExit } from './outcome.js'

/** Bounds of one room's runs; `text` is the characters that all of them hold together, given and put out. */
export const queueBounds = { runs: 300, waiting: 8, text: 16 * 1024 * 1024 } as const
/** A browser that ran something says so at most this long after the limit; then the clock says it for it. */
const graceMs = 15_000
/** A stop is obeyed at once by a browser that is there. */
const stopGraceMs = 5000

export const underWay = (room: Room): Run | undefined => room.open.runs.find(run => run.state === 'running')
/** In the order of their turns. */
export const queued = (room: Room): readonly Run[] => room.open.runs.filter(run => run.state === 'waiting')

export function startRun(
  room: Room,
  asked: Extract<CodeCommand, { type: 'run.start' }>,
  seat: string,
): Decision {
  const { kind, language, entry, files, data, hidden } = asked
  const no = unfit(room, asked) ?? noRoom(room, seat)
  if (no) return no
  const fact: Fact = {
    type: 'run.asked',
    kind,
    language,
    entry,
    files,
    ...(data === undefined ? {} : { data }),
    ...(hidden ? { hidden } : {}),
  }
  return underWay(room) ? accept(fact) : accept(fact, { type: 'run.begun', run: room.seq + 1 })
}

export function stopRun(room: Room, id: number): Decision {
  const run = room.open.runs.find(one => one.id === id)
  if (!run) return refuse('unknown', 'There is no such run.')
  if (run.state === 'ended' || run.stopped) return refuse('done', 'That run is over already.')
  return accept({ type: 'run.stopped', run: id })
}

export function endRun(
  room: Room,
  { run: id, outcome }: Extract<CodeCommand, { type: 'run.end' }>,
  seat: string,
): Decision {
  const run = room.open.runs.find(one => one.id === id)
  if (!run) return refuse('unknown', 'There is no such run.')
  if (run.seat !== seat) return refuse('role', 'Only the seat that asked for a run can say how it ended.')
  if (run.state === 'ended') return refuse('done', 'That run is over already.')
  return run.state === 'running'
    ? accept(...over(room, run, outcome))
    : refuse('stale', 'That run has not begun.')
}

/** When the round ends, nothing runs on. */
export function endingRuns(room: Room): readonly Fact[] {
  return room.open.runs.flatMap((run): readonly Fact[] => {
    if (run.state === 'waiting') return [{ type: 'run.stopped', run: run.id }]
    if (run.state === 'running') return [{ type: 'run.ended', run: run.id, outcome: silent('stopped', 0) }]
    return []
  })
}

/** What a seat that is shown out has asked for runs no more, and keeps nobody waiting. */
export function leavingRuns(room: Room, seat: string): readonly Fact[] {
  const waiting = queued(room).filter(run => run.seat === seat)
  const taken = waiting.map((run): Fact => ({ type: 'run.stopped', run: run.id }))
  const running = underWay(room)
  if (running?.seat !== seat) return taken
  return [...taken, ...over(room, running, silent('stopped', 0), seat)]
}

/** What the clock owes for a run whose browser has gone: its end, and the next one's beginning. */
export function runOverdue(room: Room): Due | null {
  const run = underWay(room)
  if (!run || run.begunAt === null) return null
  const last = run.begunAt + runBounds.limitMs + graceMs
  const due = moment(run.stopped ? Math.min(last, run.stopped.at + stopGraceMs) : last)
  const begun = run.begunAt
  const exit = run.stopped ? 'stopped' : 'crashed'
  return { at: due, facts: now => over(now, run, silent(exit, due - begun)) }
}

/** One run is over, and the next one's turn has come; `without` a seat that is leaving. */
function over(room: Room, run: Run, outcome: Outcome, without?: string): readonly Fact[] {
  const ended: Fact = { type: 'run.ended', run: run.id, outcome }
  const next = queued(room).find(one => one.seat !== without)
  return next ? [ended, { type: 'run.begun', run: next.id }] : [ended]
}

const silent = (exit: RunExit, ms: number): Outcome => ({
  exit,
  ms,
  output: '',
  cut: false,
  cases: [],
  runner: null,
})

function unfit(
  room: Room,
  { kind, entry, files, data, hidden }: Extract<CodeCommand, { type: 'run.start' }>,
): Decision | null {
  const { handed } = room.open
  if (new Set(files.map(file => file.name)).size < files.length)
    return refuse('malformed', 'Two files of a run have the same name.')
  if (kind === 'run' && !files.some(file => file.name === entry))
    return refuse('unknown', `The file to run, ${entry}, is not among the files.`)
  if (hidden && (kind !== 'tests' || !handed.tests))
    return refuse('unknown', 'The hidden tests have not been handed over.')
  if (data !== undefined && !handed.data?.files.some(file => file.name === `${data}.sql`))
    return refuse('unknown', `There is no data set "${data}" to run on.`)
  return null
}

function noRoom(room: Room, seat: string): Decision | null {
  const { runs } = room.open
  const queue = queued(room)
  if (queue.some(run => run.seat === seat))
    return refuse('limit', 'A run of yours waits already. Take it back, or wait for its turn.')
  if (queue.length >= queueBounds.waiting)
    return refuse('limit', `${queueBounds.waiting} runs wait already. Wait for one to end.`)
  if (runs.length >= queueBounds.runs)
    return refuse('limit', `This room holds ${queueBounds.runs} runs, and no more.`)
  return runs.reduce((sum, run) => sum + weight(run), 0) >= queueBounds.text
    ? refuse('limit', 'The runs of this room hold as much text as it can.')
    : null
}

const lengthOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0)
const weight = ({ files, outcome }: Run): number =>
  lengthOf(files.map(file => file.text)) +
  lengthOf([outcome?.output ?? '', ...(outcome?.cases ?? []).map(one => one.message ?? '')])
