/** Folds an event into a room. Knows no rules: total, never throws, and changes only the half an event belongs to. */
import { ms } from '../base/brand.js'
import * as clock from './clock.js'
import type { Take } from './drill.js'
import type { Event, OpenFact, OwnFact, PanelFact } from './event.js'
import { half } from './event.js'
import { closeStretch } from './recording.js'
import {
  emptyOwn,
  vacant,
  type OpenHalf,
  type OwnHalf,
  type PanelHalf,
  type Recording,
  type Room,
  type Run,
} from './room.js'
import type { Ear } from './voice.js'

type Placed<Fact> = Fact & Pick<Event, 'seq' | 'at' | 'actor'>

export function evolve(room: Room, event: Event): Room {
  const next = { ...room, seq: event.seq, at: event.at }
  switch (half(event.type)) {
    case 'open':
      // The half is decided by the type, so the type tells which union the event is of.
      return { ...next, open: evolveOpen(room.open, event as Placed<OpenFact>) }
    case 'panel':
      return { ...next, panel: evolvePanel(room.panel, event as Placed<PanelFact>) }
    case 'own':
      return {
        ...next,
        own: {
          ...room.own,
          [event.actor]: evolveOwn(room.own[event.actor] ?? emptyOwn, event as Placed<OwnFact>),
        },
      }
  }
}

/** Folds a log, whole or the part a seat may see, onto a room (by default an empty one). */
export const fold = (events: Iterable<Event>, room: Room = vacant): Room => {
  for (const event of events) room = evolve(room, event)
  return room
}

function evolveOpen(open: OpenHalf, e: Placed<OpenFact>): OpenHalf {
  switch (e.type) {
    case 'room.opened':
      return opened(open, e)
    case 'seat.taken':
      return seated(open, e)
    case 'round.started':
      return {
        ...open,
        stage: 'live',
        startedAt: e.at,
        clock: clock.enter(open.clock, e.phase, e.at),
        visits: [...open.visits, { phase: e.phase, at: e.at }],
      }
    case 'phase.entered':
      return {
        ...open,
        clock: clock.enter(open.clock, e.to, e.at),
        visits: [...open.visits, { phase: e.to, at: e.at }],
      }
    case 'round.ended':
      return {
        ...credited(open, e),
        stage: 'over',
        endedAt: e.at,
        endedBy: e.cause,
        clock: clock.end(open.clock, e.at),
      }
    case 'clock.moved':
    case 'clock.paused':
    case 'clock.resumed':
    case 'clock.extended':
    case 'link.lost':
    case 'link.restored':
      return evolveClock(open, e)
    case 'board.opened':
      return { ...open, board: { ...open.board, opened: { at: e.at, cause: e.cause } } }
    case 'board.measured':
      return { ...open, board: { ...open.board, measure: e.measure } }
    case 'code.measured':
      return { ...open, coded: e.measure }
    case 'code.released':
      return { ...open, handed: { ...open.handed, [e.what]: { files: e.files, at: e.at } } }
    case 'run.asked':
    case 'run.begun':
    case 'run.stopped':
    case 'run.ended':
      return { ...open, runs: evolveRuns(open.runs, e) }
    case 'layer.stated':
      return {
        ...open,
        layers: { ...open.layers, [e.layer]: { text: e.text, quantified: e.quantified, at: e.at } },
      }
    case 'line.added':
      return {
        ...open,
        lines: [...open.lines, { id: e.seq, list: e.list, text: e.text, quantified: e.quantified, at: e.at }],
      }
    case 'line.removed':
      return { ...open, lines: open.lines.filter(line => line.id !== e.line) }
    case 'hint.shown':
      return { ...open, hints: [...open.hints, { hint: e.hint, topic: e.topic, text: e.text, at: e.at }] }
    case 'card.fired':
      return {
        ...open,
        cards: [
          ...open.cards,
          { card: e.card, title: e.title, text: e.text, firedAt: e.at, acknowledgedAt: null, outcome: null },
        ],
      }
    case 'card.acknowledged':
      return { ...open, cards: open.cards.map(c => (c.card === e.card ? { ...c, acknowledgedAt: e.at } : c)) }
    case 'card.answered':
      return { ...open, cards: open.cards.map(c => (c.card === e.card ? { ...c, outcome: e.outcome } : c)) }
    case 'scorecard.opened':
      return { ...open, scorecard: e.criteria }
    case 'debrief.released':
      return { ...open, released: { at: e.at, release: e.release } }
    case 'chat.said':
      return {
        ...open,
        chat: [...open.chat, { seq: e.seq, seat: e.actor, text: e.text, at: e.at }],
        heard: [...open.heard, e],
      }
    case 'confirm.asked':
      return {
        ...open,
        confirms: [...open.confirms, { id: e.seq, seat: e.actor, text: e.text, at: e.at, answer: null }],
        heard: [...open.heard, e],
      }
    case 'confirm.answered':
      return {
        ...open,
        confirms: open.confirms.map(c =>
          c.id === e.confirm ? { ...c, answer: { answer: e.answer, at: e.at, seat: e.actor } } : c,
        ),
        heard: [...open.heard, e],
      }
    case 'chunk.begun':
    case 'chunk.ended':
    case 'nod.given':
    case 'thought.declared':
    case 'voice.spoke':
    case 'work.shown':
      return { ...open, heard: [...open.heard, e] }
    case 'ear.opened':
    case 'ear.closed':
      return { ...open, ears: evolveEars(open.ears, e), heard: [...open.heard, e] }
    case 'take.begun':
      return { ...open, takes: [...open.takes, { take: e.take, begunAt: e.at, endedAt: null, met: [] }] }
    case 'take.ended':
      return { ...open, takes: changed(open.takes, e.take, () => ({ endedAt: e.at })) }
    case 'take.checked':
      return {
        ...open,
        takes: changed(open.takes, e.take, ({ met }) => ({
          met: e.met ? [...met, e.check] : met.filter(check => check !== e.check),
        })),
      }
    case 'focus.begun': {
      const focus = { seat: e.actor, from: e.at, until: e.until, endedAt: null }
      return { ...open, focus, heard: [...open.heard, e] }
    }
    case 'focus.ended':
      return {
        ...open,
        focus: open.focus && { ...open.focus, endedAt: e.at },
        heard: [...open.heard, e],
      }
    case 'recording.allowed':
    case 'recording.refused':
    case 'recording.begun':
    case 'recording.halted':
    case 'recording.kept':
    case 'recording.erased':
      return { ...open, recording: evolveRecording(open.recording, e) }
    default:
      return open
  }
}

function opened(open: OpenHalf, e: Placed<Extract<OpenFact, { type: 'room.opened' }>>): OpenHalf {
  const budgets = Object.fromEntries(e.plan.phases.map(phase => [phase.id, phase.budget]))
  const { room: id, title, plan, question, mode, exam, alone, topics, code = null } = e
  return { ...open, id, title, plan, question, mode, exam, alone, topics, code, clock: clock.still(budgets) }
}

/** An interviewer who sits down takes the deck: the room is alone no longer. */
function seated(open: OpenHalf, e: Placed<Extract<OpenFact, { type: 'seat.taken' }>>): OpenHalf {
  const seat = { id: e.seat, role: e.role, name: e.name, colour: e.colour }
  return { ...open, seats: [...open.seats, seat], alone: open.alone && e.role !== 'interviewer' }
}

const changed = (takes: readonly Take[], take: number, how: (take: Take) => Partial<Take>): readonly Take[] =>
  takes.map(one => (one.take === take ? { ...one, ...how(one) } : one))

type EarFact = Extract<OpenFact, { type: `ear.${string}` }>
function evolveEars(ears: readonly Ear[], e: Placed<EarFact>): readonly Ear[] {
  if (e.type === 'ear.opened') return [...ears, { seat: e.actor, from: e.from, to: null, cause: null }]
  return ears.map(ear =>
    ear.seat === e.actor && ear.to === null ? { ...ear, to: e.to, cause: e.cause } : ear,
  )
}

type RecordingFact = Extract<OpenFact, { type: `recording.${string}` }>
function evolveRecording(recording: Recording, e: Placed<RecordingFact>): Recording {
  switch (e.type) {
    case 'recording.allowed':
    case 'recording.refused':
      return { ...recording, agreed: { ...recording.agreed, [e.actor]: e.type === 'recording.allowed' } }
    case 'recording.begun':
      return { ...recording, stretches: [...recording.stretches, { from: e.at, to: null }] }
    case 'recording.halted':
      return { ...recording, stretches: closeStretch(recording.stretches, e.at) }
    case 'recording.kept': {
      const { seat, part, mime, from } = e
      return { ...recording, parts: [...recording.parts, { seat, part, mime, from }] }
    }
    case 'recording.erased':
      return {
        ...recording,
        parts: recording.parts.filter(one => one.seat !== e.seat),
        erased: { ...recording.erased, [e.seat]: e.at },
      }
  }
}

type RunFact = Extract<OpenFact, { type: `run.${string}` }>
function evolveRuns(runs: readonly Run[], e: Placed<RunFact>): readonly Run[] {
  if (e.type === 'run.asked') return [...runs, asked(e)]
  return runs.map(run => (run.id === e.run ? { ...run, ...movedOn(run, e) } : run))
}

const asked = (e: Placed<Extract<RunFact, { type: 'run.asked' }>>): Run => ({
  id: e.seq,
  seat: e.actor,
  kind: e.kind,
  language: e.language,
  entry: e.entry,
  files: e.files,
  data: e.data ?? null,
  hidden: e.hidden ?? false,
  state: 'waiting',
  askedAt: e.at,
  begunAt: null,
  stopped: null,
  endedAt: null,
  outcome: null,
})

function movedOn(run: Run, e: Placed<Exclude<RunFact, { type: 'run.asked' }>>): Partial<Run> {
  switch (e.type) {
    case 'run.begun':
      return { state: 'running', begunAt: e.at }
    case 'run.stopped': {
      const stopped = { at: e.at, seat: e.actor }
      return run.state === 'waiting' ? { stopped, state: 'ended', endedAt: e.at } : { stopped }
    }
    case 'run.ended':
      return { state: 'ended', endedAt: e.at, outcome: e.outcome }
  }
}

type ClockFact = Extract<
  OpenFact,
  {
    type: 'clock.moved' | 'clock.paused' | 'clock.resumed' | 'clock.extended' | 'link.lost' | 'link.restored'
  }
>
function evolveClock(open: OpenHalf, e: Placed<ClockFact>): OpenHalf {
  switch (e.type) {
    case 'clock.moved':
      return {
        ...open,
        clock: clock.move(open.clock, e.ms, e.from, e.to),
        moved: [...open.moved, { ms: e.ms, from: e.from, to: e.to, at: e.at }],
      }
    case 'clock.extended':
      return {
        ...open,
        clock: clock.extend(open.clock, e.phase, e.ms),
        extended: [...open.extended, { ms: e.ms, phase: e.phase, at: e.at }],
      }
    case 'clock.paused':
      return { ...credited(open, e), clock: clock.pause(open.clock, e.at), heard: [...open.heard, e] }
    case 'clock.resumed':
      return { ...credited(open, e), clock: clock.resume(open.clock, e.at), heard: [...open.heard, e] }
    case 'link.lost':
      return { ...open, clock: clock.hold(open.clock, e.seat, e.since), heard: [...open.heard, e] }
    case 'link.restored':
      return { ...credited(open, e), clock: clock.unhold(open.clock, e.at), heard: [...open.heard, e] }
  }
}

/** Writes down how long the clock has waited for somebody, wherever the waiting ends. */
function credited(open: OpenHalf, e: Pick<Event, 'at'>): OpenHalf {
  const { held } = open.clock
  if (held === null) return open
  return {
    ...open,
    credits: [...open.credits, { seat: held.seat, ms: ms(Math.max(0, e.at - held.since)), at: held.since }],
  }
}

function evolvePanel(panel: PanelHalf, e: Placed<PanelFact>): PanelHalf {
  switch (e.type) {
    case 'panel.opened':
      return {
        ...panel,
        guide: { question: e.question, phases: e.phases, rubric: e.rubric },
        code: e.code ?? null,
      }
    case 'hidden.reported': {
      const report = { id: e.seq, seat: e.actor, at: e.at, files: e.files, outcome: e.outcome }
      return { ...panel, hidden: [...panel.hidden, report] }
    }
    case 'score.set': {
      const mine = { ...panel.scores[e.actor], [e.criterion]: { value: e.value, at: e.at } }
      const scored = { ...panel, scores: { ...panel.scores, [e.actor]: mine } }
      return e.pin
        ? {
            ...scored,
            evidence: [...panel.evidence, { ...e.pin, id: e.seq, criterion: e.criterion, seat: e.actor }],
          }
        : scored
    }
    case 'evidence.pinned':
      return {
        ...panel,
        evidence: [...panel.evidence, { ...e.pin, id: e.seq, criterion: e.criterion, seat: e.actor }],
      }
    case 'evidence.unpinned':
      return { ...panel, evidence: panel.evidence.filter(one => one.id !== e.pinned) }
    case 'flag.raised':
      return { ...panel, flags: [...panel.flags, { id: e.seq, flag: e.flag, seat: e.actor, pin: e.pin }] }
    case 'flag.withdrawn':
      return { ...panel, flags: panel.flags.filter(flag => flag.id !== e.raised) }
    case 'note.taken':
      return { ...panel, notes: [...panel.notes, { id: e.seq, text: e.text, seat: e.actor, pin: e.pin }] }
    case 'question.marked':
      return { ...panel, questions: [...panel.questions, e.at] }
    default:
      return panel
  }
}

function evolveOwn(own: OwnHalf, e: Placed<OwnFact>): OwnHalf {
  if (e.type !== 'self.scored') return own
  const scores = { ...own.scores, [e.criterion]: { value: e.value, at: e.at } }
  return {
    scores,
    evidence: e.pin
      ? [...own.evidence, { ...e.pin, id: e.seq, criterion: e.criterion, seat: e.actor }]
      : own.evidence,
  }
}
