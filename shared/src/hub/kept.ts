/** What goes from a debrief into the hub: a card as an artifact, a drill as its result. Knows no storage. */
import type { ArtifactKind } from '../artifacts/form.js'
import { signalGrid, signalIds } from '../artifacts/signals.js'
import type { Sheet } from '../artifacts/sheet.js'
import { tellCard } from '../artifacts/told.js'
import { workOut } from '../artifacts/work-out.js'
import { secondsText } from '../base/duration.js'
import type { Debrief } from '../debrief/debrief.js'
import { faultsHeadline } from '../debrief/faults.js'
import type { KeptArtifact, KeptDrill } from '../person/shelves.js'

const toldAtMost = 12_000

/** A card as it stands: which signals it shows, and what it says. `from`: the round, in words; null for one written in the hub. */
export function artifactFrom(
  { kind, title, sheet }: { readonly kind: ArtifactKind; readonly title: string; readonly sheet: Sheet },
  { from, at }: { readonly from: string | null; readonly at: number },
): KeptArtifact {
  const worked = workOut(kind, sheet)
  const { rows, improves } = signalGrid([{ list: kind, title, kind, sheet, worked }])
  const cells = rows[0]?.cells
  return {
    kind,
    title,
    signals: signalIds.filter(signal => cells?.[signal] === 'shown'),
    improves,
    whole: worked.whole,
    told: toldText(tellCard(kind, sheet, worked)).slice(0, toldAtMost) || title,
    ...(from === null ? { sheet: copied(sheet) } : { from }),
    at,
  }
}

const copied = ({ rows, head }: Sheet): NonNullable<KeptArtifact['sheet']> => ({
  rows: rows.map(({ id, text, fields }) => ({ id, text, fields: { ...fields } })),
  head: { ...head },
})

/** A table a line a row, then what is said of the whole. */
const toldText = ({ titles, rows, about }: ReturnType<typeof tellCard>): string =>
  [
    ...rows.map(cells =>
      cells.flatMap((cell, i) => (cell === '' ? [] : [`${titles[i] ?? ''}: ${cell}`])).join(' · '),
    ),
    ...about.map(({ says }) => says),
  ].join('\n')

/** What a drill came to; null for one that never began. */
export function drillFrom(debrief: Debrief): KeptDrill | null {
  const { startedAt, plan } = debrief
  if (startedAt === null) return null
  return { plan: plan.id, title: plan.title, at: startedAt, ...cameTo(debrief) }
}

function cameTo(debrief: Debrief): { readonly passed: boolean; readonly says: string } {
  const { drill, runs, artifacts, took, planned } = debrief
  const taking = secondsText(took)
  if (drill?.of === 'takes') {
    const passed = drill.takes.filter(take => take.passed)
    return {
      passed: passed.length > 0,
      says: `${passed.length} of ${drill.takes.length} takes in time, with all in it`,
    }
  }
  if (drill?.of === 'cycles')
    return {
      passed: drill.planned > 0 && drill.full >= drill.planned,
      says: `${drill.full} of ${drill.planned} whole cycles`,
    }
  if (drill?.of === 'faults')
    return {
      passed: drill.faults.length > 0 && drill.faults.every(({ response }) => response !== null),
      says: faultsHeadline(drill.faults),
    }
  // A drill without a form of its own: its code is green by its end, or its card is whole.
  const inTime = took <= planned
  const last = runs.findLast(({ what, cases }) => what !== 'run' && cases > 0)
  if (last)
    return {
      passed: inTime && last.passed === last.cases,
      says: `${last.passed} of ${last.cases} tests in ${taking}`,
    }
  const whole = artifacts.filter(({ worked }) => worked.whole)
  return {
    passed: inTime && artifacts.length > 0 && whole.length === artifacts.length,
    says:
      artifacts.length === 0
        ? `Nothing was made in ${taking}`
        : `${whole.length} of ${artifacts.length} cards whole in ${taking}`,
  }
}
