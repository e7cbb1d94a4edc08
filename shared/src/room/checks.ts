/** Whether a phase has produced what its plan asks for: claims on the room, never on a clock of their own. */
import { exhaustive } from '../base/exhaustive.js'
import * as clock from './clock.js'
import { standingFindings } from './parts/exhibit/rules.js'
import { artifactList, workedCard } from './parts/artifacts/cards.js'
import { lacking } from './parts/worksheet/cards.js'
import { layers } from './parts/worksheet/facts.js'
import { namesIn } from './parts/worksheet/names-in.js'
import type { Check, Needs } from '../content/plan.js'
import type { Run } from './parts/code/facts.js'
import type { Room } from './room.js'

/** How far a check has come; it is met when `have` reaches `need` (or stays at or under it, for a ceiling). */
export interface Progress {
  readonly met: boolean
  readonly have: number
  readonly need: number
}

const atLeast = (have: number, need: number): Progress => ({ met: have >= need, have, need })

export function progress(room: Room, { needs }: { readonly needs: Needs }): Progress {
  switch (needs.of) {
    case 'lines':
      return inLines(room, needs)
    case 'artifact': {
      const list = artifactList(room, needs.list)
      return atLeast(list && workedCard(room, list).whole ? 1 : 0, 1)
    }
    case 'questions':
      return atLeast(room.panel.questions.length + room.open.hints.length, needs.atLeast)
    case 'layers':
      return atLeast(layers.filter(layer => room.open.layers[layer]?.quantified).length, needs.atLeast)
    case 'board':
      return onBoard(room, needs)
    case 'cards':
      return atLeast(room.open.cards.filter(card => card.outcome === 'answered').length, needs.atLeast)
    case 'code':
      return atLeast(room.open.coded?.[needs.measure] ?? 0, needs.atLeast)
    case 'runs':
      return atLeast(room.open.runs.filter(run => counts(room, run, needs)).length, needs.atLeast)
    case 'hidden':
      return atLeast(casesPassed(room, needs.tag), needs.atLeast)
    case 'margins':
      return atLeast(room.open.marginCount ?? 0, needs.atLeast)
    case 'found':
      return atLeast(foundIn(room), needs.atLeast)
    case 'blocks':
      return atLeast(blocksOf(room, needs.kind), needs.atLeast)
    case 'personas':
      return atLeast(new Set(room.open.personas?.map(one => one.persona)).size, needs.atLeast)
    case 'pushes':
      return atLeast(
        (room.open.pushes ?? []).filter(push => push.outcome === 'answered').length,
        needs.atLeast,
      )
    case 'assistant':
      return atLeast(Object.values(room.panel.checked ?? {}).filter(Boolean).length, needs.atLeast)
    case 'evidence':
      return atLeast(
        room.panel.evidence.filter(pin => pin.criterion === needs.criterion).length,
        needs.atLeast,
      )
    default:
      return exhaustive(needs)
  }
}

/** Lines that say less than is asked for do not count; with `names`, none does until all of it is named. */
function inLines(room: Room, needs: Extract<Needs, { of: 'lines' }>): Progress {
  const lines = room.open.lines.filter(
    line =>
      line.list === needs.list &&
      (!needs.quantified || line.quantified) &&
      (!needs.whole || lacking(room, line).length === 0),
  )
  const named = (needs.names ?? []).every(what => lines.some(({ text }) => namesIn(text).includes(what)))
  return atLeast(named ? lines.length : 0, needs.atLeast)
}

/** Different ones: who finds the same twice has found it once. A finding whose line was taken out counts no more. */
function foundIn({ open, panel }: Room): number {
  const found = standingFindings(open.lines, panel.findings).flatMap(as =>
    typeof as === 'object' ? [as.planted] : [],
  )
  return new Set(found).size
}

/** Blocks of a kind that have begun, each of a phase once. */
function blocksOf({ open }: Room, kind: string): number {
  const begun = (open.blocks ?? []).filter(visit =>
    open.plan.phases
      .find(phase => phase.id === visit.phase)
      ?.blocks?.some(block => block.id === visit.block && block.kind === kind),
  )
  return new Set(begun.map(visit => `${visit.phase} ${visit.block}`)).size
}

/** A ceiling alone is met only once the board holds something. */
function onBoard(room: Room, needs: Extract<Needs, { of: 'board' }>): Progress {
  const measure = room.open.board.measure
  const have = measure?.[needs.measure] ?? 0
  if (needs.atMost !== undefined) {
    const met = measure !== null && measure.nodes > 0 && have <= needs.atMost && have >= (needs.atLeast ?? 0)
    return { met, have, need: needs.atMost }
  }
  const { each } = needs
  const lines =
    each === undefined ? 0 : Math.max(1, room.open.lines.filter(({ list }) => list === each).length)
  return atLeast(have, Math.max(lines, needs.atLeast ?? 0))
}

/** A run that somebody stopped, or that could not start, shows nothing. Tests passed only if there was one. */
function counts(
  room: Room,
  run: Run,
  { kind, passed, during, before, cases }: Extract<Needs, { of: 'runs' }>,
): boolean {
  const { outcome } = run
  if (!outcome || outcome.exit === 'stopped' || outcome.exit === 'refused') return false
  if (kind !== undefined && run.kind !== kind) return false
  if (passed && (outcome.exit !== 'passed' || (kind === 'tests' && outcome.cases.length === 0))) return false
  if (cases !== undefined && outcome.cases.length < cases) return false
  if (before !== undefined && clock.elapsed(room.open.clock, run.endedAt ?? run.askedAt) > before)
    return false
  return during === undefined || phaseAt(room, run.askedAt) === during
}

const phaseAt = (room: Room, moment: number): string | undefined =>
  room.open.visits.findLast(visit => visit.at <= moment)?.phase

/** In the newest run of the hidden tests: the interviewer's own, or, once they are handed over, one in the open. */
function casesPassed({ open, panel }: Room, tag: string): number {
  const report = panel.hidden.at(-1)
  const run = open.runs.findLast(one => one.hidden && one.outcome !== null)
  const newest = (run?.endedAt ?? 0) > (report?.at ?? 0) ? run?.outcome : report?.outcome
  return (newest?.cases ?? []).filter(one => one.outcome === 'passed' && one.name.startsWith(`${tag}: `))
    .length
}

/** The checks of every phase that are not met, in plan order. */
export const unmet = (room: Room): readonly { readonly phase: string; readonly check: Check }[] =>
  (room.panel.guide?.phases ?? []).flatMap(phase =>
    phase.checks.filter(check => !progress(room, check).met).map(check => ({ phase: phase.id, check })),
  )
