/** Gathers, by value, all that stops being secret when the debrief is released. Of the notes only those that were offered are among it. */
import { unmet } from '../../checks.js'
import { emptyOwn, seatOf, type Room } from '../../room.js'
import type { JudgedBySeat, Release, Score, Scorecard } from './facts.js'

export function release(room: Room): Release {
  const rubric = room.panel.guide?.rubric
  return {
    rubric: {
      kind: rubric?.kind ?? '',
      design: rubric?.design ?? false,
      criteria: rubric?.criteria ?? [],
      flags: rubric?.flags ?? [],
    },
    scorecards: scorecards(room),
    unmet: unmet(room).map(({ phase, check }) => ({ phase, text: check.text })),
    ...offered(room),
    ...noted(room),
    ...secrets(room),
  }
}

/** What the question and the people played kept to themselves. */
function secrets({ open, panel }: Room): Partial<Release> {
  const { planted, grades, assistant } = panel.guide?.question ?? {}
  const played = new Set(open.personas?.map(one => one.persona))
  const personas = (panel.guide?.personas ?? []).filter(({ id }) => played.has(id))
  const answers = (open.dialogue ?? []).flatMap(({ id }) => {
    const reply = assistant?.replies.find(one => one.id === panel.scripted?.[id])
    const judged = { wrong: reply?.wrong ?? null, checked: panel.checked?.[id] ?? null }
    return judged.wrong === null && judged.checked === null ? [] : [[id, judged] as const]
  })
  return {
    ...(planted ? { planted } : {}),
    ...(panel.findings ? { findings: panel.findings } : {}),
    ...(personas.length > 0 ? { personas } : {}),
    ...(grades ? { grades } : {}),
    ...(answers.length > 0 ? { answers: Object.fromEntries(answers) } : {}),
  }
}

function offered({ panel }: Room): Pick<Release, 'notes'> {
  const notes = panel.notes
    .filter(note => note.offered)
    .map(({ pin, seat, text }) => ({ ...pin, seat, text }))
  return notes.length > 0 ? { notes } : {}
}

const noted = ({ panel }: Room): Pick<Release, 'noted'> =>
  panel.noted && panel.noted.length > 0 ? { noted: panel.noted } : {}

/** All that interviewers judged, by value. */
export const judged = ({ panel: { scores, evidence, flags, notes } }: Room): JudgedBySeat => ({
  scores,
  evidence,
  flags,
  notes,
})

/** The room as one seat may judge by it: before the release, without what others judged and have not shared with it. */
export function blindFor(room: Room, seat: string): Room {
  const { panel, open } = room
  if (open.released) return room
  const mine = (one: { readonly seat: string }) => one.seat === seat
  const seen = {
    ...panel,
    scores: panel.scores[seat] ? { [seat]: panel.scores[seat] } : {},
    evidence: panel.evidence.filter(mine),
    flags: panel.flags.filter(mine),
    notes: panel.notes.filter(mine),
  }
  const sharesIn = panel.shared && interviews(room, seat)
  return { ...room, own: ownSeenBy(room, seat), panel: sharesIn ? panel : seen }
}

const interviews = (room: Room, seat: string): boolean => seatOf(room, seat)?.role === 'interviewer'

/** One's own half, and for an interviewer what candidates scored themselves as far as it was shared. */
function ownSeenBy(room: Room, seat: string): Room['own'] {
  const shared = interviews(room, seat)
    ? Object.entries(room.panel.selves).map(([id, self]) => [id, { ...emptyOwn, ...self }] as const)
    : []
  const mine = room.own[seat]
  return { ...Object.fromEntries(shared), ...(mine ? { [seat]: mine } : {}) }
}

/** Everybody's scores with what they rest on: the interviewers' from the panel, the candidates' from their own halves. */
export function scorecards(room: Room): readonly Scorecard[] {
  return room.open.seats.flatMap((seat): readonly Scorecard[] => {
    const own = room.own[seat.id]
    const scores = listed(seat.role === 'interviewer' ? room.panel.scores[seat.id] : own?.scores)
    const evidence =
      seat.role === 'interviewer'
        ? room.panel.evidence.filter(pin => pin.seat === seat.id)
        : (own?.evidence ?? [])
    const pins = evidence.map(({ criterion, at, on, quote, later }) => ({
      criterion,
      at,
      ...(on ? { on } : {}),
      ...(quote ? { quote } : {}),
      ...(later ? { later } : {}),
    }))
    const flags = room.panel.flags
      .filter(flag => flag.seat === seat.id)
      .map(({ flag, pin }) => ({ ...pin, flag }))
    return scores.length + pins.length + flags.length === 0
      ? []
      : [{ seat: seat.id, role: seat.role, scores, pins, flags }]
  })
}

const listed = (scores: Readonly<Record<string, Score>> = {}) =>
  Object.entries(scores).map(([criterion, { value, revised }]) => ({
    criterion,
    value,
    ...(revised ? { revised } : {}),
  }))
