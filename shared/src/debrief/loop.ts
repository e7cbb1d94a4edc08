/** What the rounds of a loop left behind, for one seat's eyes: stories, findings, people played, the dialogue. Pure; draws nothing. */
import type { Ms } from '../base/brand.js'
import type { Planted } from '../content/exhibit.js'
import { clockText } from '../base/duration.js'
import { firstStrokeWords, storiesTold } from '../room/parts/blocks/now.js'
import { findingScore, standingFindings, type FindingScore } from '../room/parts/exhibit/rules.js'
import type { PlayedPersona, Seniority } from '../room/parts/personas/facts.js'
import type { Release } from '../room/parts/judging/facts.js'
import type { Room } from '../room/room.js'
import { section, stamp, text } from './markdown-text.js'
import type { Moment } from './rows.js'

export interface DebriefLoop {
  readonly stories: readonly {
    /** Of its phase. */
    readonly id: string
    readonly phase: string
    readonly told: string | null
    readonly storyMs: Ms
    readonly gapMs: Ms | null
    readonly firstStrokeMs: Ms | null
  }[]
  /** Null where nothing was laid before the candidate, or these eyes may not see what was planted. */
  readonly findings: (FindingScore & { readonly list: readonly Planted[] }) | null
  /** Each once, by when they first spoke. */
  readonly personas: readonly (Moment & {
    readonly title: string
    readonly opening: string
    readonly goals: readonly string[]
  })[]
  readonly pushes: readonly (Moment & {
    readonly text: string
    readonly outcome: 'answered' | 'dropped' | null
  })[]
  readonly dialogue: readonly (Moment & {
    readonly asked: string
    readonly answer: string | null
    /** Why none came from the endpoint. */
    readonly failed: string | null
    readonly wrong: string | null
    readonly checked: boolean | null
  })[]
  readonly grades: readonly string[]
  /** How senior those who interviewed are, as they said; the room this one follows, and that follows it. */
  readonly seniority: readonly Seniority[]
  readonly follows: string | null
  readonly swapped: string | null
}

/** Null where there was nothing of it. `shown`: what these eyes may know of the panel. */
export function loopOfRound(
  room: Room,
  shown: Release | null,
  when: (at: number) => Moment,
): DebriefLoop | null {
  const { open } = room
  const { planted, findings, personas = [], grades = [], answers } = shown ?? {}
  const laid = open.exhibit && planted ? findingScore(planted, standingFindings(open.lines, findings)) : null
  const loop: DebriefLoop = {
    stories: storiesTold(room).map(story => ({
      ...story,
      id: story.phase,
      phase: open.plan.phases.find(({ id }) => id === story.phase)?.title ?? story.phase,
      told: open.blocks?.find(visit => visit.phase === story.phase && visit.told !== null)?.told ?? null,
    })),
    findings: laid && { ...laid, list: planted ?? [] },
    personas: firstTimes(open.personas ?? []).map(({ persona, title, opening, at }) => ({
      ...when(at),
      title,
      opening,
      goals: personas.find(({ id }) => id === persona)?.goals ?? [],
    })),
    pushes: (open.pushes ?? []).map(push => ({ ...when(push.at), text: push.text, outcome: push.outcome })),
    dialogue: (open.dialogue ?? []).map(one => ({
      ...when(one.at),
      asked: one.text,
      answer: one.answer?.text ?? null,
      failed: one.failed,
      wrong: answers?.[one.id]?.wrong ?? null,
      checked: answers?.[one.id]?.checked ?? null,
    })),
    grades,
    seniority: [...new Set(Object.values(open.seniority ?? {}))],
    follows: open.follows ?? null,
    swapped: open.swapped ?? null,
  }
  const empty = Object.values(loop).every(part => part === null || (Array.isArray(part) && part.length === 0))
  return empty ? null : loop
}

const firstTimes = (played: readonly PlayedPersona[]): readonly PlayedPersona[] =>
  played.filter((one, i) => played.findIndex(other => other.persona === one.persona) === i)

/** The same as lines of Markdown. */
export function loopMarkdown(loop: DebriefLoop | null): readonly string[] {
  if (!loop) return []
  const { findings } = loop
  return [
    ...section(
      'Stories',
      loop.stories.map(
        ({ phase, told, storyMs, gapMs, firstStrokeMs }) =>
          `- ${text(phase)}: told in ${clockText(storyMs)}${gapMs === null ? '' : `, gap ${(gapMs / 1000).toFixed(1)} s`}${firstStrokeMs === null ? '' : `, ${firstStrokeWords(firstStrokeMs)}`}${told === null ? '' : `. ${text(told)}`}`,
      ),
    ),
    ...section(
      'Found in what was read',
      findings
        ? [
            `${findings.found.length} of ${findings.planted} found, ${findings.falseAlarms} false alarms: ${Math.round(findings.score * 100)} %.`,
            '',
            ...findings.list.map(
              ({ id, title }) => `- ${findings.found.includes(id) ? 'Found' : 'Missed'}: ${text(title)}`,
            ),
          ]
        : [],
    ),
    ...section(
      'Who was played',
      loop.personas.map(
        one =>
          `- ${stamp(one)} ${text(one.title)}${one.goals.length === 0 ? '' : `. Wanted, without saying so: ${text(one.goals.join(' '))}`}`,
      ),
    ),
    ...section(
      'Pushed back',
      loop.pushes.map(push => `- ${stamp(push)} ${text(push.text)} (${push.outcome ?? 'not answered'})`),
    ),
    ...section(
      'With the assistant',
      loop.dialogue.map(
        one =>
          `- ${stamp(one)} ${text(one.asked)}: ${text(one.answer ?? 'not answered')}${one.wrong === null ? '' : ` Wrong: ${text(one.wrong)}`}${one.checked === null ? '' : one.checked ? ' (checked)' : ' (taken as it was)'}`,
      ),
    ),
    ...section(
      'What this question graded, unsaid',
      loop.grades.map(one => `- ${text(one)}`),
    ),
  ]
}
