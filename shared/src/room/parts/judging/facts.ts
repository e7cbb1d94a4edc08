/** What is judged: scores, flags, notes and the moments they rest on, and the release that makes them public. No rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Planted } from '../../../content/exhibit.js'
import type { Persona } from '../../../content/persona.js'
import { ScoreValue, type Criterion, type Flag } from '../../../content/rubric.js'
import type { Folds, Placed } from '../../fold.js'
import { aSeq, anId, words } from '../../forms.js'
import { PinAsked, type Pin } from '../../pin.js'
import type { Role } from '../../seat.js'
import type { Finding } from '../exhibit/facts.js'
import type { NotedWords } from '../words/facts.js'

export const judgingCommands = [
  z.object({ type: z.literal('score.set'), criterion: anId, value: ScoreValue, pin: PinAsked.optional() }),
  z.object({ type: z.literal('flag.raise'), flag: anId, pin: PinAsked.optional() }),
  /** Takes back a flag by the seq it was raised with. */
  z.object({ type: z.literal('flag.withdraw'), raised: aSeq }),
  z.object({ type: z.literal('note.take'), text: words(2000), pin: PinAsked.optional() }),
  /** Accepts a moment as evidence for a criterion. */
  z.object({ type: z.literal('evidence.pin'), criterion: anId, pin: PinAsked.optional() }),
  z.object({ type: z.literal('evidence.unpin'), pinned: aSeq }),
  z.object({ type: z.literal('self.score'), criterion: anId, value: ScoreValue, pin: PinAsked.optional() }),
  /** Closes one's own scores, pins and flags; when every interviewer has, each sees the others', and the candidate's if closed. */
  z.object({ type: z.literal('scores.submit') }),
  /** Changes one's own score in discussion, once all is shared: the first value is kept, and why it changed. */
  z.object({
    type: z.literal('score.revise'),
    criterion: anId,
    value: ScoreValue,
    reason: words(500),
    pin: PinAsked.optional(),
  }),
  /** One's own note, by the seq it was taken with, goes with the release; `note.withhold` keeps it back again. */
  z.object({ type: z.literal('note.offer'), note: aSeq }),
  z.object({ type: z.literal('note.withhold'), note: aSeq }),
  z.object({ type: z.literal('debrief.release') }),
] as const
export type JudgingCommand = z.infer<(typeof judgingCommands)[number]>

/** A row a person scores themselves by; with anchors only where no interviewer keeps them. */
export interface OwnCriterion {
  readonly id: string
  readonly title: string
  readonly asks: string
  readonly anchors?: Criterion['anchors'] | undefined
}
/** What a score was when it was given unseen, and why it was changed. */
export interface Revision {
  readonly first: ScoreValue
  readonly reason: string
}
/** One person's scores with what they rest on, as the release carries them by value. */
export interface Scorecard {
  readonly seat: string
  readonly role: Role
  readonly scores: readonly {
    readonly criterion: string
    readonly value: ScoreValue
    readonly revised?: Revision | undefined
  }[]
  readonly pins: readonly (Pin & { readonly criterion: string })[]
  readonly flags: readonly (Pin & { readonly flag: string })[]
}
/** All that stops being secret at the release. Of the notes only those that were offered are in it. */
export interface Release {
  readonly rubric: {
    readonly kind: string
    readonly design: boolean
    readonly criteria: readonly Criterion[]
    readonly flags: readonly Flag[]
  }
  readonly scorecards: readonly Scorecard[]
  /** The checks of each phase that stayed open, by name. */
  readonly unmet: readonly { readonly phase: string; readonly text: string }[]
  /** Notes that their authors gave, one by one; left out where nobody gave any. */
  readonly notes?: readonly (Pin & { readonly seat: string; readonly text: string })[] | undefined
  /** What interviewers wrote down of what was said; left out where nobody did. */
  readonly noted?: readonly NotedWords[] | undefined
  /** What was planted in the exhibit, and what each finding was taken for; left out where nothing was. */
  readonly planted?: readonly Planted[] | undefined
  readonly findings?: Readonly<Record<number, Finding>> | undefined
  /** Whom the interviewer played, with what they wanted without saying so; left out where nobody was. */
  readonly personas?: readonly Persona[] | undefined
  /** What the question graded without saying so; left out where it graded nothing so. */
  readonly grades?: readonly string[] | undefined
  /** Of the assistant's answers, by question: what was wrong with it, and whether it was checked; left out without one. */
  readonly answers?: Readonly<Record<number, JudgedAnswer>> | undefined
}
/** Null where nobody knows, or nothing was wrong. */
export interface JudgedAnswer {
  readonly wrong: string | null
  readonly checked: boolean | null
}

export type JudgingFact =
  /** What the candidate may score themselves by, once the round is over. */
  | { readonly type: 'scorecard.opened'; readonly criteria: readonly OwnCriterion[] }
  | { readonly type: 'debrief.released'; readonly release: Release }
  /** The candidate's own scores are closed; what they are is not told here. */
  | { readonly type: 'self.submitted' }

/**
 * Seen by interviewers: who has submitted, and, by value, all that each had judged once every one has; what a candidate
 * who has submitted scored, once every interviewer has too; and what was changed in the discussion that followed.
 */
export type JudgingPanelFact =
  | { readonly type: 'scores.submitted' }
  | { readonly type: 'scores.shared'; readonly judged: JudgedBySeat }
  | { readonly type: 'self.shared'; readonly selves: Readonly<Record<string, OwnJudgement>> }
  | {
      readonly type: 'score.revised'
      readonly criterion: string
      readonly value: ScoreValue
      readonly reason: string
      readonly pin?: Pin | undefined
    }

/** What one interviewer judges; the others do not see it before all have submitted. */
export type JudgingBlindFact =
  | {
      readonly type: 'score.set'
      readonly criterion: string
      readonly value: ScoreValue
      readonly pin?: Pin | undefined
    }
  | { readonly type: 'flag.raised'; readonly flag: string; readonly pin: Pin }
  | { readonly type: 'flag.withdrawn'; readonly raised: number }
  | { readonly type: 'note.taken'; readonly text: string; readonly pin: Pin }
  | { readonly type: 'evidence.pinned'; readonly criterion: string; readonly pin: Pin }
  | { readonly type: 'evidence.unpinned'; readonly pinned: number }
  | { readonly type: 'note.offered'; readonly note: number }
  | { readonly type: 'note.withheld'; readonly note: number }

export type JudgingOwnFact = {
  readonly type: 'self.scored'
  readonly criterion: string
  readonly value: ScoreValue
  readonly pin?: Pin | undefined
}

export interface Score {
  readonly value: ScoreValue
  readonly at: At
  /** Only where it was changed in discussion. */
  readonly revised?: Revision | undefined
}
/** Evidence for a criterion; its id is the seq it was pinned with. */
export interface Evidence extends Pin {
  readonly id: number
  readonly criterion: string
  readonly seat: string
}
export interface RaisedFlag {
  readonly id: number
  readonly flag: string
  readonly seat: string
  readonly pin: Pin
}
export interface Note {
  readonly id: number
  readonly text: string
  readonly seat: string
  readonly pin: Pin
  /** It goes with the release. */
  readonly offered?: true | undefined
}

export interface Judgement {
  readonly scorecard: readonly OwnCriterion[] | null
  readonly released: { readonly at: At; readonly release: Release } | null
  /** Seats of candidates whose own scores are closed. */
  readonly selfSubmitted: readonly string[]
}
export const unjudged: Judgement = { scorecard: null, released: null, selfSubmitted: [] }

/** What interviewers judged, each for themselves. */
export interface JudgedBySeat {
  /** By seat, then criterion. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, Score>>>>
  readonly evidence: readonly Evidence[]
  readonly flags: readonly RaisedFlag[]
  readonly notes: readonly Note[]
}
export interface JudgingPanel extends JudgedBySeat {
  /** Seats of interviewers whose scores are closed. */
  readonly submitted: readonly string[]
  /** Whether each interviewer sees what the others judged. */
  readonly shared: boolean
  /** What candidates scored themselves, by seat, once they and every interviewer had submitted. */
  readonly selves: Readonly<Record<string, OwnJudgement>>
}
export const blankPanel: JudgingPanel = {
  scores: {},
  evidence: [],
  flags: [],
  notes: [],
  submitted: [],
  shared: false,
  selves: {},
}

export interface OwnJudgement {
  readonly scores: Readonly<Record<string, Score>>
  readonly evidence: readonly Evidence[]
}
export const ownUnjudged: OwnJudgement = { scores: {}, evidence: [] }

export const judgingFolds: Folds<JudgingFact, Judgement> = {
  'scorecard.opened': (_, { criteria }) => ({ scorecard: criteria }),
  'debrief.released': (_, { at, release }) => ({ released: { at, release } }),
  'self.submitted': ({ selfSubmitted }, { actor }, add) => ({ selfSubmitted: add(selfSubmitted, actor) }),
}

export const judgingPanelFolds: Folds<JudgingPanelFact, JudgingPanel> = {
  'scores.submitted': (panel, { actor }, add) => ({ submitted: add(panel.submitted, actor) }),
  'scores.shared': (_, { judged }) => ({ ...judged, shared: true }),
  'self.shared': (panel, { selves }) => ({ selves: { ...panel.selves, ...selves } }),
  'score.revised': (panel, e) => {
    const { criterion, value, reason, at, actor } = e
    const before = panel.scores[actor]?.[criterion]
    const revised = { first: before?.revised?.first ?? before?.value ?? 'NE', reason } as const
    const mine = { ...panel.scores[actor], [criterion]: { value, at, revised } }
    return { scores: { ...panel.scores, [actor]: mine }, evidence: pinned(panel.evidence, e) }
  },
}

export const judgingBlindFolds: Folds<JudgingBlindFact, JudgingPanel> = {
  'score.set': (panel, e) => {
    const mine = { ...panel.scores[e.actor], [e.criterion]: { value: e.value, at: e.at } }
    return { scores: { ...panel.scores, [e.actor]: mine }, evidence: pinned(panel.evidence, e) }
  },
  'evidence.pinned': (panel, e) => ({ evidence: pinned(panel.evidence, e) }),
  'evidence.unpinned': (panel, e) => ({ evidence: panel.evidence.filter(one => one.id !== e.pinned) }),
  'flag.raised': (panel, { seq: id, flag, actor: seat, pin }, add) => ({
    flags: add(panel.flags, { id, flag, seat, pin }),
  }),
  'flag.withdrawn': (panel, { raised }) => ({ flags: panel.flags.filter(flag => flag.id !== raised) }),
  'note.taken': (panel, { seq: id, text, actor: seat, pin }, add) => ({
    notes: add(panel.notes, { id, text, seat, pin }),
  }),
  'note.offered': ({ notes }, { note }) => ({
    notes: notes.map(one => (one.id === note ? { ...one, offered: true } : one)),
  }),
  'note.withheld': ({ notes }, { note }) => ({
    notes: notes.map(one => (one.id === note ? kept(one) : one)),
  }),
}

export const judgingOwnFolds: Folds<JudgingOwnFact, OwnJudgement> = {
  'self.scored': (own, e) => ({
    scores: { ...own.scores, [e.criterion]: { value: e.value, at: e.at } },
    evidence: pinned(own.evidence, e),
  }),
}

function pinned(
  evidence: readonly Evidence[],
  { pin, seq: id, criterion, actor: seat }: Placed<{ criterion: string; pin?: Pin | undefined }>,
): readonly Evidence[] {
  return pin ? [...evidence, { ...pin, id, criterion, seat }] : evidence
}

const kept = ({ id, text, seat, pin }: Note): Note => ({ id, text, seat, pin })
