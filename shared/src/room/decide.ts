/** All rules of a room: what a command makes happen, or why it may not be. Pure; the clock has been settled before. */
import { at as moment, ms, type At, type Ms } from '../base/brand.js'
import { exhaustive } from '../base/exhaustive.js'
import * as clock from './clock.js'
import type { CodeSecret } from './code.js'
import { layers, type Command, type DoorCommand } from './command.js'
import type { Fact, OwnCriterion } from './event.js'
import { mayNot } from './may.js'
import type { Pin, PinAsked } from './pin.js'
import { quantified } from './quantity.js'
import { accept, refuse, type Decision } from './refusal.js'
import { recording } from './recording.js'
import { release } from './release.js'
import { endingRuns, endRun, startRun, stopRun } from './runs.js'
import { endingTakes, onTake } from './drill.js'
import { beginFocus, endFocus, focusing, wouldShow } from './focus.js'
import { openConfirms, phaseIndex, seatOf, type Room } from './room.js'
import { nextColour, type Actor } from './seat.js'
import { listening, speak, stretch } from './voice.js'

/** An overrun of at most this is borrowed from the phase that lends (domain 2.2). */
export const borrowAtMost: Ms = ms(120_000)
/** Bounds of one room: everything that comes from outside has one. */
export const bounds = { seats: 100, lines: 200, events: 50_000, reports: 100 } as const
/** "Link evidence at now": what is pinned is what was said about ten seconds ago (domain 4.7). */
export const pinBack: Ms = ms(10_000)

/** Who asks: the door has mapped a token to a seat. `now` must not lie before the room's last event. */
export function decide(room: Room, command: Command, actor: Exclude<Actor, 'clock'>, now: At): Decision {
  const no = mayNot(room, command.type, actor.role) ?? wouldShow(room, command.type, actor.seat)
  if (no) return no
  if (room.seq >= bounds.events)
    return refuse('limit', 'This room holds as many events as it can; end the round and read the debrief.')
  const { open } = room
  switch (command.type) {
    case 'round.start': {
      const first = open.plan.phases[0]
      return first ? accept({ type: 'round.started', phase: first.id }) : refuse('unknown')
    }
    case 'phase.enter':
      return enterPhase(room, command.from, command.to, now)
    case 'clock.pause':
      return open.clock.paused ? refuse('paused') : accept({ type: 'clock.paused' })
    case 'clock.resume':
      return open.clock.paused || open.clock.held ? accept({ type: 'clock.resumed' }) : refuse('running')
    case 'clock.extend':
      return open.clock.phase === null
        ? refuse('stale')
        : accept({ type: 'clock.extended', ms: ms(command.ms), phase: open.clock.phase })
    case 'board.open':
      return open.board.opened ? refuse('done') : accept({ type: 'board.opened', cause: 'interviewer' })
    case 'board.measure':
      return JSON.stringify(open.board.measure) === JSON.stringify(command.measure)
        ? refuse('done')
        : accept({ type: 'board.measured', measure: command.measure })
    case 'code.measure':
      return JSON.stringify(open.coded) === JSON.stringify(command.measure)
        ? refuse('done')
        : accept({ type: 'code.measured', measure: command.measure })
    case 'run.start':
      return startRun(room, command, actor.seat)
    case 'run.stop':
      return stopRun(room, command.run)
    case 'run.end':
      return endRun(room, command, actor.seat)
    case 'hidden.report':
      return reportHidden(room, command)
    case 'code.release':
      return releaseCode(room, command.what)
    case 'round.end':
      return accept(...ending(room, 'asked'))
    case 'debrief.release':
      return accept({ type: 'debrief.released', release: release(room) })
    case 'score.set': {
      if (!knowsCriterion(room, command.criterion))
        return refuse('unknown', 'The rubric of this room has no such criterion.')
      const pin = command.pin ? { pin: pinned(room, command.pin, now) } : {}
      return accept({ type: 'score.set', criterion: command.criterion, value: command.value, ...pin })
    }
    case 'evidence.pin':
      if (!knowsCriterion(room, command.criterion))
        return refuse('unknown', 'The rubric of this room has no such criterion.')
      return accept({
        type: 'evidence.pinned',
        criterion: command.criterion,
        pin: pinned(room, command.pin, now),
      })
    case 'evidence.unpin':
      return room.panel.evidence.some(pin => pin.id === command.pinned)
        ? accept({ type: 'evidence.unpinned', pinned: command.pinned })
        : refuse('unknown')
    case 'flag.raise':
      return room.panel.guide?.rubric.flags.some(flag => flag.id === command.flag)
        ? accept({ type: 'flag.raised', flag: command.flag, pin: pinned(room, command.pin, now) })
        : refuse('unknown', 'The rubric of this room has no such flag.')
    case 'flag.withdraw':
      return room.panel.flags.some(flag => flag.id === command.raised)
        ? accept({ type: 'flag.withdrawn', raised: command.raised })
        : refuse('unknown')
    case 'note.take':
      return accept({ type: 'note.taken', text: command.text, pin: pinned(room, command.pin, now) })
    case 'question.mark':
      return accept({ type: 'question.marked' })
    case 'hint.show':
      return showHint(room, command.hint)
    case 'card.fire':
      return fireCard(room, command.card)
    case 'card.acknowledge':
    case 'card.answer':
      return answerCard(room, command)
    case 'confirm.ask':
      return accept({ type: 'confirm.asked', text: command.text ?? null })
    case 'confirm.answer':
      return answerConfirm(room, command)
    case 'layer.state':
      return stateLayer(room, command)
    case 'line.add':
      return addLine(room, command)
    case 'line.remove':
      return open.lines.some(line => line.id === command.line)
        ? accept({ type: 'line.removed', line: command.line })
        : refuse('unknown')
    case 'self.score': {
      if (!open.scorecard?.some(c => c.id === command.criterion))
        return refuse('unknown', 'Your scorecard has no such row.')
      const pin = command.pin ? { pin: pinned(room, command.pin, now) } : {}
      return accept({ type: 'self.scored', criterion: command.criterion, value: command.value, ...pin })
    }
    case 'chunk.begin':
      return accept({ type: 'chunk.begun' })
    case 'chunk.end':
      return accept({ type: 'chunk.ended' })
    case 'thought.declare':
      return accept({ type: 'thought.declared' })
    case 'nod.give':
      return accept({ type: 'nod.given' })
    case 'chat.say':
      return accept({ type: 'chat.said', text: command.text })
    case 'voice.spoke':
      return speak(room, command, actor.seat, now)
    case 'ear.open':
    case 'ear.close':
      return listening(room, command, actor.seat, now)
    case 'take.begin':
    case 'take.end':
    case 'take.check':
      return onTake(room, command)
    case 'focus.begin':
      return beginFocus(room, now)
    case 'focus.end':
      return endFocus(room)
    case 'recording.allow':
    case 'recording.refuse':
      return agree(room, command.type === 'recording.allow', actor.seat)
    case 'work.show':
      return (
        stretch(room, command, now) ??
        accept({ type: 'work.shown', from: moment(command.from), to: moment(command.to) })
      )
    default:
      return exhaustive(command)
  }
}

/** The same for what only the server's doors may ask. */
export function decideAtDoor(room: Room, command: DoorCommand, now: At): Decision {
  const { open } = room
  switch (command.type) {
    case 'seat.take':
      if (open.seats.length >= bounds.seats) return refuse('full')
      return accept({
        type: 'seat.taken',
        seat: command.seat,
        role: command.role,
        name: command.name,
        colour: nextColour(open.seats, command.role),
      })
    case 'link.lose':
      if (open.stage !== 'live') return refuse('over')
      if (seatOf(room, command.seat)?.role !== 'candidate') return refuse('role')
      if (open.clock.held) return refuse('done')
      return accept({ type: 'link.lost', seat: command.seat, since: moment(Math.min(command.since, now)) })
    case 'link.restore': {
      const held = open.clock.held
      if (!held || held.seat !== command.seat) return refuse('nothing')
      return accept({
        type: 'link.restored',
        seat: command.seat,
        credited: ms(Math.max(0, now - held.since)),
      })
    }
    case 'recording.run':
      if (command.on === recording(room) || (command.on && open.stage !== 'live')) return refuse('done')
      return accept({ type: command.on ? 'recording.begun' : 'recording.halted' })
    case 'ear.lose':
      return listening(room, { type: 'ear.close', at: command.since, cause: 'asleep' }, command.seat, now)
    case 'recording.keep':
      if (room.open.recording.parts.some(one => one.seat === command.seat && one.part === command.part))
        return refuse('done')
      return accept({
        type: 'recording.kept',
        seat: command.seat,
        part: command.part,
        mime: command.mime,
        from: moment(Math.round(command.from)),
      })
    case 'recording.erase':
      return accept({ type: 'recording.erased', seat: command.seat })
    default:
      return exhaustive(command)
  }
}

/** What happens when a round ends, for whatever cause: what ran is lost nowhere, and the candidate gets a scorecard. */
export function ending(room: Room, cause: 'asked' | 'time' | 'abandoned'): readonly Fact[] {
  const criteria = room.panel.guide?.rubric.criteria ?? []
  const rows = criteria.map((c): OwnCriterion => {
    const row = { id: c.id, title: c.title, asks: c.asks }
    return room.open.alone ? { ...row, anchors: c.anchors } : row
  })
  return [
    ...endingRuns(room),
    ...endingTakes(room),
    ...(focusing(room) ? [{ type: 'focus.ended', cause: 'round' } as const] : []),
    ...(recording(room) ? [{ type: 'recording.halted' } as const] : []),
    { type: 'round.ended', cause },
    { type: 'scorecard.opened', criteria: rows },
  ]
}

/** Budget that moves when `from` is left for `to` (domain 2.2): an overrun is borrowed, spare minutes are handed on. */
export function budgetMoves(room: Room, from: string, to: string, now: At): readonly Fact[] {
  const { plan, clock: c } = room.open
  const lender = plan.phases.findIndex(phase => phase.lends)
  const here = phaseIndex(plan, from)
  const there = phaseIndex(plan, to)
  const lends = plan.phases[lender]?.id
  if (lends === undefined || lender <= here || lender < there || there < here) return []
  const left = (phase: string) => (c.budgets[phase] ?? 0) - clock.spentOn(c, phase, now)
  const lendable = Math.max(0, left(lends))
  return plan.phases.slice(here, there).flatMap((phase): readonly Fact[] => {
    const spare = left(phase.id)
    if (spare > 0) return [{ type: 'clock.moved', ms: ms(spare), from: phase.id, to: lends }]
    const over = Math.min(-spare, borrowAtMost, lendable)
    return over > 0 ? [{ type: 'clock.moved', ms: ms(over), from: lends, to: phase.id }] : []
  })
}

function enterPhase(room: Room, from: string, to: string, now: At): Decision {
  if (room.open.clock.phase !== from) return refuse('stale')
  if (from === to || phaseIndex(room.open.plan, to) < 0)
    return refuse('unknown', 'The plan has no such phase to enter.')
  return accept(...budgetMoves(room, from, to, now), { type: 'phase.entered', from, to })
}

function showHint(room: Room, id: string): Decision {
  if (room.open.hints.some(hint => hint.hint === id)) return refuse('done', 'That was revealed already.')
  const hint = room.panel.guide?.question.hints.find(one => one.id === id)
  if (hint) return accept({ type: 'hint.shown', hint: id, topic: hint.topic, text: hint.text })
  // A person alone asks by topic; only the server, which holds the guide, has the words.
  const topic = room.open.topics.find(one => one.hint === id)
  return topic ? accept({ type: 'hint.shown', hint: id, topic: topic.topic, text: '' }) : refuse('unknown')
}

function fireCard(room: Room, id: string): Decision {
  if (room.open.cards.some(card => card.card === id)) return refuse('done', 'That card has been played.')
  const card = room.panel.guide?.question.cards.find(one => one.id === id)
  return card
    ? accept({ type: 'card.fired', card: id, title: card.title, text: card.text })
    : refuse('unknown')
}

function answerCard(
  room: Room,
  command: Extract<Command, { type: 'card.acknowledge' | 'card.answer' }>,
): Decision {
  const card = room.open.cards.find(one => one.card === command.card)
  if (!card) return refuse('unknown', 'That card has not been played.')
  if (command.type === 'card.acknowledge')
    return card.acknowledgedAt === null
      ? accept({ type: 'card.acknowledged', card: card.card })
      : refuse('done')
  return card.outcome === null
    ? accept({ type: 'card.answered', card: card.card, outcome: command.outcome })
    : refuse('done')
}

function answerConfirm(room: Room, command: Extract<Command, { type: 'confirm.answer' }>): Decision {
  const waiting = openConfirms(room)
  const confirm =
    command.confirm === undefined ? waiting.at(-1) : waiting.find(one => one.id === command.confirm)
  if (confirm) return accept({ type: 'confirm.answered', confirm: confirm.id, answer: command.answer })
  return command.spoken && command.confirm === undefined
    ? accept({ type: 'confirm.answered', confirm: null, answer: command.answer })
    : refuse('nothing')
}

/** The third layer that holds a number with a unit opens the board (domain 0.3). */
function stateLayer(room: Room, { layer, text }: Extract<Command, { type: 'layer.state' }>): Decision {
  if (room.open.plan.layers === false) return refuse('unknown', 'This plan has no layers.')
  const stated: Fact = { type: 'layer.stated', layer, text, quantified: quantified(text) }
  const complete = layers.every(one =>
    one === layer ? stated.quantified : room.open.layers[one]?.quantified,
  )
  return complete && !room.open.board.opened
    ? accept(stated, { type: 'board.opened', cause: 'layers' })
    : accept(stated)
}

function addLine(room: Room, { list, text }: Extract<Command, { type: 'line.add' }>): Decision {
  if (!room.open.plan.phases.some(phase => phase.lists.some(one => one.id === list)))
    return refuse('unknown', 'The plan has no such list.')
  if (room.open.lines.length >= bounds.lines) return refuse('limit')
  return accept({ type: 'line.added', list, text, quantified: quantified(text) })
}

function reportHidden(room: Room, { files, outcome }: Extract<Command, { type: 'hidden.report' }>): Decision {
  if (!room.panel.code?.hidden.length) return refuse('unknown', 'This question has no hidden tests.')
  if (room.panel.hidden.length >= bounds.reports)
    return refuse('limit', `This room holds ${bounds.reports} runs of the hidden tests, and no more.`)
  return accept({ type: 'hidden.reported', files, outcome })
}

/** Secret files become public by value. A person alone asks for what only the server, which holds the guide, has. */
function releaseCode(room: Room, what: CodeSecret): Decision {
  const { open, panel } = room
  if (open.handed[what]) return refuse('done', 'That was handed over already.')
  if (open.alone && panel.guide === null && open.code)
    return accept({ type: 'code.released', what, files: [] })
  const files =
    what === 'tests'
      ? (panel.code?.hidden ?? [])
      : Object.entries(panel.code?.moreData ?? {}).map(([name, text]) => ({ name: `${name}.sql`, text }))
  return files.length > 0
    ? accept({ type: 'code.released', what, files })
    : refuse('unknown', `This question has no ${what === 'tests' ? 'hidden tests' : 'further data sets'}.`)
}

function agree(room: Room, agrees: boolean, seat: string): Decision {
  if ((room.open.recording.agreed[seat] ?? false) === agrees) return refuse('done')
  return accept({ type: agrees ? 'recording.allowed' : 'recording.refused' })
}

const knowsCriterion = (room: Room, id: string): boolean =>
  room.panel.guide?.rubric.criteria.some(c => c.id === id) ?? false

/** A pin lies within the round: what is pinned after the bell without a moment points at the end of it. */
function pinned(room: Room, asked: PinAsked | undefined, now: At): Pin {
  const first = room.open.startedAt ?? now
  const last = room.open.endedAt ?? now
  const wanted = asked?.at ?? last
  const pin = { at: Math.round(Math.min(Math.max(wanted, first), last)) }
  return { ...pin, ...(asked?.on ? { on: asked.on } : {}), ...(asked?.quote ? { quote: asked.quote } : {}) }
}
