/** The lanes of the timeline as marks on the round's own clock. Pure; draws nothing, hides no silence. */
import {
  cadenceOf,
  clockText,
  firstSeat,
  secondsText,
  gapsOf,
  layers,
  roundClock,
  type Debrief,
  type DebriefDrill,
  type Noticed,
  type Role,
  type Room,
  type Run,
} from '@signalroom/shared'
import { runWords, toneOf } from '../../../room/code/words'
import { kindOf, type LaneName } from '../../room/kinds'
import type { Lane, Mark } from './lane'
import { loopLane } from './loop-lane'

export type { Lane, Mark } from './lane'
/** When the panes were written in, as moments of the server's clock. */
export type Written = Readonly<
  Record<'board' | 'code', readonly { readonly from: number; readonly to: number }[]>
>

/** Hatched: a microphone that was lost says neither speech nor silence. */
const unheard = 'repeating-linear-gradient(45deg, var(--line-strong) 0 3px, transparent 3px 7px)'
const pauseColours = { 'dead-air': 'var(--red)', working: 'var(--data)', declared: 'var(--ink-3)' } as const

/** In the order in which this kind of round has them. */
export const lanesOf = (
  room: Room,
  debrief: Debrief,
  written: Written | null,
  noticed: readonly Noticed[] = [],
): readonly Lane[] => {
  const makers = makersOf(room, debrief, written, noticed)
  return kindOf(room.open).lanes.flatMap(name => makers[name]() ?? [])
}

/** Null: it has nothing to show, and is left out. */
type Maker = () => Lane | null

function makersOf(
  room: Room,
  debrief: Debrief,
  written: Written | null,
  noticed: readonly Noticed[],
): Readonly<Record<LaneName, Maker>> {
  const { open } = room
  const on = (moment: number) => roundClock.elapsed(open.clock, moment)
  const heard = cadenceOf(room)
  const name = (role: Role, otherwise: string) => firstSeat(room, role)?.name ?? otherwise
  const moment = (at: number, colour: string, words: string): Mark => ({
    from: on(at),
    to: on(at),
    colour,
    words,
    thin: true,
  })
  const stretch = (from: number, to: number, colour: string, words: string): Mark => ({
    from: on(from),
    to: on(to),
    colour,
    words,
  })
  const gaps = (role: Role) =>
    gapsOf(open)
      .filter(gap => open.seats.some(seat => seat.id === gap.seat && seat.role === role))
      .map(gap =>
        stretch(gap.from, Math.min(gap.to, open.endedAt ?? room.at), unheard, 'not heard: nothing is known'),
      )
  const phase = (id: string) => open.plan.phases.find(one => one.id === id)?.title ?? id
  return {
    planned: () => ({
      title: 'Planned',
      isPlan: true,
      marks: plannedOf(open.plan.phases, debrief.took),
    }),
    link: () =>
      open.credits.length === 0
        ? null
        : {
            title: 'Clock waited',
            marks: open.credits.map(credit =>
              moment(
                credit.at - credit.ms,
                'var(--amber)',
                `the clock waited ${clockText(credit.ms)} for ${nameOf(open)(credit.seat)}`,
              ),
            ),
          },
    layers: () => {
      const stated = layers.flatMap(layer => (open.layers[layer] ? [{ layer, ...open.layers[layer] }] : []))
      const opened = debrief.board ? [moment(debrief.board.at, 'var(--accent)', 'the board opens')] : []
      return stated.length + opened.length === 0
        ? null
        : {
            title: 'Layers',
            marks: [
              ...stated.map(one => moment(one.at, `var(--${one.layer})`, `${one.layer}: ${one.text}`)),
              ...opened,
            ],
          }
    },
    phases: () => ({
      title: 'Phases',
      marks: open.clock.runs.map((run, i) => stretch(run.from, run.to, phaseColour(i), phase(run.phase))),
    }),
    loop: () => loopLane(room),
    noticed: () =>
      noticed.length === 0
        ? null
        : {
            title: 'Noticed',
            marks: noticed.map(one => ({
              ...mark(one.elapsed, one.right === false ? 'var(--ink-3)' : 'var(--amber)'),
              words: `${one.title}: ${one.why}${one.right === false ? ' (a false alarm)' : ''}`,
            })),
          },
    candidate: () => ({
      title: name('candidate', 'Candidate'),
      marks: heard.chunks
        .map(chunk =>
          stretch(chunk.from, chunk.to, 'var(--candidate)', chunk.substantive ? 'a proposal' : 'a chunk'),
        )
        .concat(gaps('candidate')),
    }),
    interviewer: () => ({
      title: open.alone ? 'Answers' : name('interviewer', 'Interviewer'),
      marks: [
        ...gaps('interviewer'),
        ...heard.spoken.interviewer.map(span => stretch(span.from, span.to, 'var(--interviewer)', 'speaks')),
        ...open.chat
          .filter(
            said =>
              open.seats.find(seat => seat.id === said.seat)?.role === 'interviewer' &&
              inRound(room, said.at),
          )
          .map(said => moment(said.at, 'var(--interviewer)', said.text || 'a message, erased')),
        ...open.confirms.flatMap(confirm =>
          confirm.answer
            ? [moment(confirm.answer.at, 'var(--interviewer)', `answers ${confirm.answer.answer}`)]
            : [],
        ),
      ],
    }),
    pauses: () => ({
      title: 'Pauses, checks',
      marks: [
        ...heard.pauses.map(pause =>
          stretch(
            pause.at,
            pause.at + pause.ms,
            pause.kind === null
              ? pause.class === 'in-window'
                ? 'var(--green)'
                : 'var(--line-strong)'
              : pauseColours[pause.kind],
            `${secondsText(pause.ms)} ${pause.kind ?? pause.class}`,
          ),
        ),
        ...heard.asked.map(asked => moment(asked.from, 'var(--amber)', 'asks for a check')),
        ...open.confirms.flatMap(confirm =>
          confirm.answer
            ? [
                moment(
                  confirm.answer.at,
                  'var(--interviewer)',
                  `the check is answered: ${confirm.answer.answer}`,
                ),
              ]
            : [],
        ),
      ],
    }),
    board: () => ({
      title: 'Board, code',
      marks: [
        ...(open.focus
          ? [
              stretch(
                open.focus.from,
                open.focus.endedAt ?? open.focus.until,
                'var(--line-strong)',
                'private focus, unseen by the others',
              ),
            ]
          : []),
        ...(written
          ? [
              ...written.board.map(span =>
                stretch(span.from, span.to, 'var(--data)', 'the board is drawn on'),
              ),
              ...written.code.map(span =>
                stretch(span.from, span.to, 'var(--operational)', 'the code is written'),
              ),
            ]
          : heard.work.map(span => stretch(span.from, span.to, 'var(--data)', 'hands at work'))),
      ],
    }),
    recorded: () =>
      open.recording.stretches.length === 0
        ? null
        : {
            title: 'Recorded',
            marks: open.recording.stretches.map(one =>
              stretch(one.from, one.to ?? open.endedAt ?? room.at, 'var(--ink-3)', 'the sound was recorded'),
            ),
          },
    runs: () =>
      open.runs.length === 0 ? null : { title: 'Runs', marks: runMarks(open.runs, stretch, nameOf(open)) },
    cards: () => ({
      title: 'Cards, hints, pins, flags',
      marks: [
        ...open.hints.map(hint => moment(hint.at, 'var(--data)', `hint: ${hint.text}`)),
        ...debrief.cards.map(card => ({
          ...mark(card.elapsed, 'var(--amber)'),
          words: `card: ${card.title}`,
        })),
        ...debrief.rows.flatMap(row =>
          row.pins.map(pin => ({ ...mark(pin.elapsed, 'var(--accent)'), words: `pin: ${row.title}` })),
        ),
        ...debrief.flags.map(flag => ({
          ...mark(flag.elapsed, flag.tone === 'neutral' ? 'var(--ink-3)' : `var(--${flag.tone})`),
          words: flag.quote === null ? flag.title : `${flag.title}: “${flag.quote}”`,
        })),
      ],
    }),
    takes: () => ({
      title: 'Takes',
      marks: open.takes.map(({ take, begunAt, endedAt }) => {
        const inTime = takenInTime(debrief.drill, take)
        return stretch(
          begunAt,
          endedAt ?? room.at,
          inTime ? 'var(--green)' : 'var(--red)',
          `take ${take}${inTime ? '' : ', too long'}`,
        )
      }),
    }),
  }
}

/** As the plan had them, to the same scale; what the round did not come to is left out. */
function plannedOf(phases: Room['open']['plan']['phases'], took: number): readonly Mark[] {
  let from = 0
  return phases.flatMap(({ title, budget }, i) => {
    const mark = {
      from,
      to: Math.min(from + budget, took),
      colour: phaseColour(i),
      words: `planned: ${title}`,
    }
    from += budget
    return mark.from >= took ? [] : [mark]
  })
}
const phaseColour = (i: number): string =>
  i % 2 === 0 ? 'var(--line-strong)' : 'color-mix(in srgb, var(--line-strong) 70%, var(--ink-3))'

const takenInTime = (drill: DebriefDrill | null, number: number): boolean =>
  drill?.of === 'takes' && (drill.takes.find(one => one.take === number)?.inTime ?? false)

const nameOf =
  ({ seats }: Room['open']) =>
  (seat: string) =>
    seats.find(one => one.id === seat)?.name ?? 'Somebody'
const runColours = { good: 'var(--green)', bad: 'var(--red)', calm: 'var(--ink-3)' } as const
const runMarks = (
  runs: readonly Run[],
  stretch: (from: number, to: number, colour: string, words: string) => Mark,
  name: (seat: string) => string,
): readonly Mark[] =>
  runs.flatMap(run =>
    run.begunAt === null
      ? []
      : [
          stretch(
            run.begunAt,
            run.endedAt ?? run.begunAt,
            runColours[toneOf(run)],
            `${name(run.seat)}, ${run.kind === 'tests' ? 'tests' : run.entry}: ${runWords(run)}`,
          ),
        ],
  )

const mark = (elapsed: number, colour: string) => ({ from: elapsed, to: elapsed, colour, thin: true })
const inRound = ({ open }: Room, at: number): boolean =>
  open.startedAt !== null && at >= open.startedAt && at <= (open.endedAt ?? at)
