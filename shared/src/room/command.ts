/** What a seat may ask for, as it comes over the wire. Knows shapes and bounds, no rules: those are in decide. */
import { z } from 'zod'
import { CodeMeasure, CodeSecret } from './code.js'
import { PinAsked } from './pin.js'
import { ScoreValue } from './rubric.js'
import { FileName, Language, Outcome, runBounds, RunFiles, RunKind } from './run.js'
import { Role } from './seat.js'

const id = z.string().min(1).max(80)
const seq = z.int().min(1)
const words = (most: number) => z.string().trim().min(1).max(most)
const moment = z.number().min(0).max(8.64e15)
const count = z.int().min(0).max(10_000)

export const Layer = z.enum(['business', 'data', 'operational'])
export type Layer = z.infer<typeof Layer>
export const layers = Layer.options

export const Answer = z.enum(['yes', 'no', 'adjust'])
export type Answer = z.infer<typeof Answer>

/** Why a microphone is not listened to any more: by choice, its device or model is gone, or its page stood still. */
export const EarCause = z.enum(['left', 'lost', 'asleep'])
export type EarCause = z.infer<typeof EarCause>

/** What the board holds, as last counted: nodes without any arrow are orphans; latencies are arrows labelled with one. */
export const Measure = z.object({
  nodes: count,
  arrows: count,
  orphans: count,
  latencies: count,
  stores: count,
})
export type Measure = z.infer<typeof Measure>

/** The name of a data set: `clean` is the one a question begins with, others are released by name. */
const DataSet = z.string().regex(/^[a-z0-9-]{1,56}$/, 'must be lower-case words joined by hyphens')

/** An outcome as it is sent: what the cases say is bounded together, as the output is. */
const OutcomeSent = Outcome.refine(
  ({ cases }) => cases.reduce((sum, one) => sum + (one.message?.length ?? 0), 0) <= runBounds.output,
  `the messages of its cases must hold at most ${runBounds.output / 1024} thousand characters together`,
)

/** Every command of the socket. Unknown keys are dropped, so an `actor` sent along never counts. */
export const Command = z.discriminatedUnion('type', [
  // The round and its clock: for whoever leads (the interviewer; alone, the candidate).
  z.object({ type: z.literal('round.start') }),
  /** Names the phase it leaves: pressed twice at once, the second is stale. */
  z.object({ type: z.literal('phase.enter'), from: id, to: id }),
  z.object({ type: z.literal('clock.pause') }),
  z.object({ type: z.literal('clock.resume') }),
  /** Gives the current phase `ms` more; the round grows by as much. At most an hour. */
  z.object({ type: z.literal('clock.extend'), ms: z.int().min(1).max(3_600_000) }),
  z.object({ type: z.literal('board.open') }),
  z.object({ type: z.literal('round.end') }),
  z.object({ type: z.literal('debrief.release') }),

  // What the interviewer keeps.
  z.object({ type: z.literal('score.set'), criterion: id, value: ScoreValue, pin: PinAsked.optional() }),
  z.object({ type: z.literal('flag.raise'), flag: id, pin: PinAsked.optional() }),
  /** Takes back a flag by the seq it was raised with. */
  z.object({ type: z.literal('flag.withdraw'), raised: seq }),
  z.object({ type: z.literal('note.take'), text: words(2000), pin: PinAsked.optional() }),
  /** Accepts a moment as evidence for a criterion. */
  z.object({ type: z.literal('evidence.pin'), criterion: id, pin: PinAsked.optional() }),
  z.object({ type: z.literal('evidence.unpin'), pinned: seq }),
  /** The candidate asked a clarifying question just now. */
  z.object({ type: z.literal('question.mark') }),

  // What the interviewer gives.
  z.object({ type: z.literal('hint.show'), hint: id }),
  z.object({ type: z.literal('card.fire'), card: id }),
  z.object({ type: z.literal('card.answer'), card: id, outcome: z.enum(['answered', 'dropped']) }),
  /**
   * Answers one confirm by its seq, or the newest that is open. `spoken` answers what was asked aloud: it stands also when
   * no key said that there was a question.
   */
  z.object({
    type: z.literal('confirm.answer'),
    answer: Answer,
    confirm: seq.optional(),
    spoken: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('nod.give') }),
  /** Hidden tests, run in the interviewer's own browser against the text of a moment. */
  z.object({ type: z.literal('hidden.report'), files: RunFiles, outcome: OutcomeSent }),
  /** Hands the hidden tests, or the further data sets, to the candidate. */
  z.object({ type: z.literal('code.release'), what: CodeSecret }),

  // What the candidate does.
  z.object({ type: z.literal('layer.state'), layer: Layer, text: words(280) }),
  z.object({ type: z.literal('line.add'), list: id, text: words(280) }),
  z.object({ type: z.literal('line.remove'), line: seq }),
  z.object({ type: z.literal('card.acknowledge'), card: id }),
  /** By hand: a chunk begins; without it a chunk begins where the last thing ended. */
  z.object({ type: z.literal('chunk.begin') }),
  z.object({ type: z.literal('chunk.end') }),
  z.object({ type: z.literal('confirm.ask'), text: words(280).optional() }),
  /** "Let me think": the silence that follows is declared. */
  z.object({ type: z.literal('thought.declare') }),
  /** Hides board and code from the others, once a round, for at most five minutes. */
  z.object({ type: z.literal('focus.begin') }),
  z.object({ type: z.literal('focus.end') }),
  z.object({ type: z.literal('self.score'), criterion: id, value: ScoreValue, pin: PinAsked.optional() }),

  // Both.
  z.object({ type: z.literal('chat.say'), text: words(2000) }),
  /** From this moment on the sender's own microphone is listened to, in the sender's own tab. In server milliseconds. */
  z.object({ type: z.literal('ear.open'), at: moment }),
  /** From this moment on it is not. */
  z.object({ type: z.literal('ear.close'), at: moment, cause: EarCause }),
  /** The sender agrees, or does not any more, that voices are recorded. Nobody does before they said so. */
  z.object({ type: z.literal('recording.allow') }),
  z.object({ type: z.literal('recording.refuse') }),
  /** A finished stretch of the sender's own speech, in server milliseconds. What is known already is left out. */
  z.object({ type: z.literal('voice.spoke'), from: moment, to: moment }),
  /** What the board holds, sent by a seat that sees it, when it changed. */
  z.object({ type: z.literal('board.measure'), measure: Measure }),
  /** The same of the code pane. */
  z.object({ type: z.literal('code.measure'), measure: CodeMeasure }),
  /** Asks for a run of exactly this text; `data` names a set of rows, `hidden` takes the released tests along. */
  z.object({
    type: z.literal('run.start'),
    kind: RunKind,
    language: Language,
    entry: FileName,
    files: RunFiles,
    data: DataSet.optional(),
    hidden: z.boolean().optional(),
  }),
  /** In a drill of takes: the next take begins, the one that runs is over. */
  z.object({ type: z.literal('take.begin') }),
  z.object({ type: z.literal('take.end') }),
  /** A listener, or the candidate alone, ticks what a take held. */
  z.object({ type: z.literal('take.check'), take: z.int().min(1).max(9), check: id, met: z.boolean() }),
  /** Ends a run that is under way, or takes one back that waits. A run is named by the seq it was asked with. */
  z.object({ type: z.literal('run.stop'), run: seq }),
  /** How it ended, from the seat whose browser ran it. */
  z.object({ type: z.literal('run.end'), run: seq, outcome: OutcomeSent }),
  /** Hands at work on board or code, in server milliseconds: silence meanwhile is working silence. */
  z.object({ type: z.literal('work.show'), from: moment, to: moment }),
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']

/** What only the server's own doors may ask; never parsed from the wire. `since` is the moment the link went. */
export type DoorCommand =
  | { readonly type: 'seat.take'; readonly seat: string; readonly role: Role; readonly name: string }
  | { readonly type: 'link.lose'; readonly seat: string; readonly since: number }
  | { readonly type: 'link.restore'; readonly seat: string }
  /** Everybody here agrees and the clock runs, or that is no longer so. */
  | { readonly type: 'recording.run'; readonly on: boolean }
  /** Nobody hears this seat's microphone since then: its last tab is gone. */
  | { readonly type: 'ear.lose'; readonly seat: string; readonly since: number }
  /** The first piece of a recording is on the disk; `from` is the moment of its first sample. */
  | {
      readonly type: 'recording.keep'
      readonly seat: string
      readonly part: string
      readonly mime: string
      readonly from: number
    }
  /** All that was recorded of a seat is gone from the disk. */
  | { readonly type: 'recording.erase'; readonly seat: string }

/** The name a seat may carry: trimmed, one line, 1 to 40 characters. */
export const SeatName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  // A name is drawn beside a cursor: control and format characters could break or spoof it.
  .refine(name => !/[\p{Cc}\p{Cf}]/u.test(name), 'must be one line of plain characters')
