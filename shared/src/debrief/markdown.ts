/** The debrief as Markdown, for a person's own files. Knows nothing but the debrief: it can hold no more than its reader saw. */
import { clockText, secondsText } from '../base/duration.js'
import { artifactsMarkdown } from './artifacts.js'
import { coaching } from './coaching-markdown.js'
import type { Debrief } from './debrief.js'
import { faultsHeadline, faultsMarkdown } from './faults.js'
import { ledgerMarkdown } from './ledger.js'
import type { Noticed } from '../failures/noticed.js'
import { loopMarkdown } from './loop.js'
import { stamp, section, text } from './markdown-text.js'
import type { NextQuestion } from './next-question.js'
import type { DebriefRow, DebriefRun } from './rows.js'
import { cycleWords } from './cycle-words.js'
import { exitWords } from './exit-words.js'
import type { Recommendation } from './recommend.js'
import { phaseWords } from './phase-words.js'
import { scoreWords } from './score-words.js'
import { verdictWords } from './verdict-words.js'
import { whyVerdict } from './why-verdict.js'
import { wordsMarkdown } from './words.js'

/** `suggested`: the question to try next, where the list of questions is known; `noticed`: what the round was watched for. */
export function debriefMarkdown(
  d: Debrief,
  more: { readonly suggested?: NextQuestion | null; readonly noticed?: readonly Noticed[] } = {},
): string {
  const name = (seat: string) => text(d.seats.find(s => s.id === seat)?.name ?? 'Somebody')
  const title = (id: string) => text(d.rows.find(row => row.id === id)?.title ?? id)
  return [
    `# Debrief: ${text(d.title)}`,
    '',
    `${text(d.plan.title)}, ${d.question.level} level. ${clockText(d.took)} on the clock of ${clockText(d.planned)} planned.`,
    `In the room: ${d.seats.map(s => `${text(s.name)} (${s.role})`).join(', ')}.`,
    '',
    '## Question',
    '',
    text(d.question.ask),
    '',
    ...verdict('Recommendation', d.recommendation, title),
    ...verdict('By own scores', d.own, title),
    ...(d.rows.length > 0 ? ['## Criteria', '', ...d.rows.flatMap(row => criterion(row, name, d)), ''] : []),
    ...section(
      'Flags',
      d.flags.map(
        f =>
          `- ${stamp(f)} ${toneSigns[f.tone]} ${text(f.title)} (${name(f.seat)})${f.quote === null ? '' : `: “${text(f.quote)}”`}`,
      ),
    ),
    ...section('Drill', drill(d)),
    ...cadence(d),
    ...phases(d),
    ...section(
      'Runs',
      d.runs.map(run => `- ${stamp(run)} ${name(run.seat)}, ${ranWords(run)}`),
    ),
    ...section('Stayed open', stayedOpen(d)),
    ...section(
      'Open assumptions',
      d.assumptions.map(one => `- ${stamp(one)} ${text(one.text)}`),
    ),
    ...section('Noticed', (more.noticed ?? []).map(noticedLine)),
    ...section('What happened to the clock', clockLines(d, name)),
    ...section('Layers', layers(d)),
    ...section(
      'Worksheet',
      d.lines
        .filter(({ list }) => !d.artifacts.some(card => card.list === list))
        .map(
          line =>
            `- ${text(line.title)}: ${text(line.text)}${Object.entries(line.fields ?? {})
              .map(([field, value]) => `; ${text(field)}: ${text(value)}`)
              .join('')}`,
        ),
    ),
    ...artifactsMarkdown(d.artifacts),
    ...loopMarkdown(d.loop),
    ...faultsMarkdown(d.faults),
    ...ledgerMarkdown(d.ledger),
    ...wordsMarkdown(d.words),
    ...section(
      'Notes',
      (d.notes ?? []).map(n => `- ${stamp(n)} ${text(n.text)} (${name(n.seat)})`),
    ),
    ...section(
      'Notes given with the release',
      d.given.map(n => `- ${stamp(n)} ${text(n.text)} (${name(n.seat)})`),
    ),
    ...coaching(d, more.suggested ?? null),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}

const noticedLine = (one: Noticed): string =>
  `- ${clockText(one.elapsed)} **${text(one.title)}**: ${text(one.why)}${one.right === null ? '' : one.right ? ' (right)' : ' (a false alarm)'}`

/** How a flag speaks, in one sign. */
export const toneSigns = { green: '+', neutral: '·', red: '−' } as const

function drill({ drill: told }: Debrief): readonly string[] {
  if (!told) return []
  if (told.of === 'faults') return [faultsHeadline(told.faults)]
  if (told.of === 'cycles')
    return [
      `${told.full} of ${told.planned} whole cycles.`,
      ...told.kinds.map((kind, i) => `${i + 1}. ${kind}`),
    ]
  return told.takes.map(
    take =>
      `- Take ${take.take}: ${secondsText(take.length)}, ${take.inTime ? 'in time' : 'too long'}; ${
        take.missing.length === 0 ? 'all there' : `not ticked: ${take.missing.map(text).join(', ')}`
      }${take.story ? `; by its words ${take.story.missing.length === 0 ? 'all there' : `missing: ${take.story.missing.map(text).join('; ')}`}` : ''}`,
  )
}

function verdict(
  heading: string,
  r: Recommendation | null,
  title: (criterion: string) => string,
): readonly string[] {
  if (!r) return []
  const gates = r.gates.map(
    g =>
      `- ${text(g.title)}: ${g.met ? `shown, ${g.pins} pinned` : g.pins === 0 ? 'nothing pinned' : 'not at level'}`,
  )
  const proof =
    r.unproven.length > 0 ? [`- Not final: no evidence for ${r.unproven.map(title).join(', ')}`] : []
  return [
    `## ${heading}`,
    '',
    `**${verdictWords[r.verdict]}.** ${text(whyVerdict(r).join(' '))}`,
    '',
    ...gates,
    ...proof,
    '',
  ]
}

const criterion = (row: DebriefRow, name: (seat: string) => string, d: Debrief): readonly string[] => [
  `- **${text(row.title)}** (${row.id}${row.weight === null ? '' : `, weight ${row.weight}`}): ${row.scores.map(s => `${name(s.seat)} ${text(scoreWords(s))}`).join(', ') || 'not scored'}`,
  ...row.pins.map(
    pin => `  - ${stamp(pin)} ${pin.quote ? `“${text(pin.quote)}”` : shown(pin.on, d)} (${name(pin.seat)})`,
  ),
]
const shown = (on: DebriefRow['pins'][number]['on'], { runs, artifacts }: Debrief): string =>
  on === null
    ? 'this moment'
    : on.type === 'code'
      ? `${text(on.file)}, lines ${on.from} to ${on.to}`
      : on.type === 'board'
        ? 'a part of the board'
        : on.type === 'card'
          ? `the card “${text(artifacts.find(({ list }) => list === on.list)?.title ?? on.list)}”`
          : ranWords(runs.find(run => run.run === on.seq))

function ranWords(run: DebriefRun | undefined): string {
  if (!run) return 'what happened'
  const what = run.what === 'run' ? text(run.entry) : run.what
  if (run.cases > 0) return `${what}: ${run.passed} of ${run.cases} passed`
  return `${what}: ${run.exit === null ? 'had no end' : exitWords[run.exit].toLowerCase()}`
}

function cadence({ cadence: c }: Debrief): readonly string[] {
  if (c.chunks === 0) return []
  const cycles = cycleWords(c)
  return section('Cadence', [
    `- ${c.chunks} chunks, ${c.substantive} of them proposals; median ${c.medianChunk ? clockText(c.medianChunk) : 'not known'}`,
    `- ${c.pauses} pauses: ${c.inWindow} of two to three seconds, ${c.short} shorter, ${c.long} longer`,
    `- ${c.confirms} confirms asked, ${c.anchored} of them anchored in a target, ${c.missed} proposals known to go without one, ${c.unanswered} unanswered`,
    `- whole cycles: ${cycles.figure} (${cycles.note})`,
    `- the candidate's share of what was spoken: ${c.talkShare === null ? 'not known' : `${Math.round(c.talkShare * 100)} %`}`,
  ])
}

const phases = (d: Debrief): readonly string[] => [
  '## Phases',
  '',
  '| phase | planned | spent | state |',
  '| --- | --- | --- | --- |',
  ...d.phases.map(
    p => `| ${text(p.title)} | ${clockText(p.planned)} | ${clockText(p.spent)} | ${phaseWords(p)} |`,
  ),
  '',
]

const stayedOpen = (d: Debrief): readonly string[] => [
  ...d.unanswered.map(u => `- ${stamp(u)} unanswered: ${u.text === null ? 'a check' : text(u.text)}`),
  ...d.cards
    .filter(c => c.outcome !== 'answered')
    .map(c => `- ${stamp(c)} card: ${text(c.title)}${c.outcome === 'dropped' ? ' (dropped)' : ''}`),
  ...d.phases.flatMap(p => (p.unmet ?? []).map(check => `- ${text(p.title)}: ${text(check)}`)),
]

function clockLines(d: Debrief, name: (seat: string) => string): readonly string[] {
  const phase = (id: string) => text(d.phases.find(p => p.id === id)?.title ?? id)
  const causes = {
    layers: 'all three layers held a number',
    clock: 'forced by the clock',
    interviewer: 'forced by the interviewer',
  }
  return [
    ...(d.board ? [`- ${stamp(d.board)} the board opened: ${causes[d.board.cause]}`] : []),
    ...d.credits.map(c => `- ${stamp(c)} waited ${clockText(c.ms)} for ${name(c.seat)}'s link`),
    ...d.moved.map(m => `- ${stamp(m)} ${clockText(m.ms)} went from ${phase(m.from)} to ${phase(m.to)}`),
    ...d.extended.map(e => `- ${stamp(e)} ${phase(e.phase)} was extended by ${clockText(e.ms)}`),
  ]
}

const layers = (d: Debrief): readonly string[] =>
  Object.entries(d.layers).flatMap(([layer, card]) => (card ? [`- ${layer}: ${text(card.text)}`] : []))
