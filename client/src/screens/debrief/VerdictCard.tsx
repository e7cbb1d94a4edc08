/** The recommendation and why: the gates as lamps, what caps it, and whether it is final. */
import { verdictWords, whyVerdict, type Debrief, type Recommendation } from '@signalroom/shared'
import type { ReactNode } from 'react'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'
import { Gates } from './Gates'

export function VerdictCard({ debrief, children }: { debrief: Debrief; children?: ReactNode }) {
  const { recommendation, own, released, viewer, alone, rows } = debrief
  const shown = recommendation ?? (viewer.role === 'candidate' ? own : null)
  const scorer = recommendation ? 'interviewer' : 'candidate'
  const scored = rows.filter(row => row.scores.some(score => score.role === scorer)).length
  const scoring = viewer.role !== 'observer' && !released
  // Less than half of the rows says more about the scoring than about the person.
  const early = scoring && scored * 2 < rows.length
  const unlit = rows.flatMap(({ id, title, gate, pins }) =>
    gate ? [{ criterion: id, title, pins: pins.length, met: false }] : [],
  )
  const gates = shown?.gates ?? (scoring ? unlit : [])
  return (
    <Card className={classes('p-5', scoring && 'self-start lg:sticky lg:top-4')}>
      <h2 className="text-[12.5px] text-ink-3">
        {!recommendation && own ? 'By your own scores' : 'Recommendation'}
      </h2>
      {shown && !early ? (
        <Verdict r={shown} />
      ) : (
        <p className="mt-2 text-[15px] text-ink-2">{nothingYet(viewer.role, released, alone)}</p>
      )}
      {scoring && rows.length > 0 ? <Progress scored={scored} of={rows.length} early={early} /> : null}
      {gates.length > 0 ? <Gates gates={gates} scoring={scoring} /> : null}
      {shown && !early && shown.unproven.length > 0 ? (
        <p className="mt-1 rounded-m bg-amber-soft px-3 py-2 text-[13px] text-amber">
          Not final: {shown.unproven.length === 1 ? 'one score has' : `${shown.unproven.length} scores have`}{' '}
          no evidence ({shown.unproven.map(id => rows.find(row => row.id === id)?.title ?? id).join(', ')}).
        </p>
      ) : null}
      {recommendation && own && released ? (
        <p className="mt-4 border-t border-line pt-3 text-[13px] text-ink-2">
          By the candidate’s own scores:{' '}
          <strong className="font-[620] text-ink">{verdictWords[own.verdict]}</strong>, {own.score.toFixed(1)}
        </p>
      ) : null}
      {shown ? children : null}
    </Card>
  )
}

const nothingYet = (role: string, released: boolean, alone: boolean): string => {
  if (released) return 'Released without scores. Cadence, phases and what stayed open stand below.'
  if (role === 'interviewer')
    return 'It appears once half of the rows are scored. Pin the moment a score rests on.'
  if (role === 'observer') return 'It appears here once the interviewer releases it.'
  return alone
    ? 'Score yourself against the anchors, then finish.'
    : 'It appears here once your interviewer releases it. Meanwhile, score yourself.'
}

/** How far the scoring is: what is shown before the end is provisional. */
function Progress({ scored, of, early }: { scored: number; of: number; early: boolean }) {
  const left = of - scored
  const open = `${left} ${left === 1 ? 'row is' : 'rows are'} not scored yet`
  return (
    <div className="mt-3">
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunk">
        <div className="h-full rounded-full bg-accent" style={{ width: `${(scored / of) * 100}%` }} />
      </div>
      <p role="status" className="mt-1.5 text-[12.5px] text-ink-2 tabular-nums">
        {left === 0 ? `All ${of} rows are scored.` : early ? `${open}.` : `Provisional: ${open}.`}
      </p>
    </div>
  )
}

function Verdict({ r }: { r: Recommendation }) {
  const good = r.verdict === 'hire' || r.verdict === 'strong_hire'
  return (
    <>
      <p
        className={classes(
          'mt-1 text-[26px] leading-tight font-[680] tracking-[-0.02em]',
          good ? 'text-green' : 'text-red',
        )}
      >
        {verdictWords[r.verdict]}
      </p>
      {whyVerdict(r).map(reason => (
        <p key={reason} className="mt-1.5 text-[14px] text-ink-2">
          {reason}
        </p>
      ))}
    </>
  )
}
