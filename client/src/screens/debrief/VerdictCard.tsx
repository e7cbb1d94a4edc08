/** The recommendation and why: the gates as lamps, what caps it, and whether it is final. */
import { verdictWords, type Debrief, type Recommendation } from '@signalroom/shared'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'

export function VerdictCard({ debrief }: { debrief: Debrief }) {
  const { recommendation, own, released, viewer, alone } = debrief
  const shown = recommendation ?? (viewer.role === 'candidate' ? own : null)
  return (
    <Card className="p-5">
      <p className="text-[12.5px] text-ink-3">
        {recommendation ? 'Recommendation' : alone || own ? 'By your own scores' : 'Recommendation'}
      </p>
      {shown ? (
        <Verdict r={shown} />
      ) : (
        <p className="mt-2 text-[15px] text-ink-2">{nothingYet(viewer.role, released, alone)}</p>
      )}
      {recommendation && own && released ? (
        <p className="mt-4 border-t border-line pt-3 text-[13px] text-ink-2">
          By the candidate’s own scores:{' '}
          <strong className="font-[620] text-ink">{verdictWords[own.verdict]}</strong>, {own.score.toFixed(1)}
        </p>
      ) : null}
    </Card>
  )
}

const nothingYet = (role: string, released: boolean, alone: boolean): string => {
  if (released) return 'Released without scores. Cadence, phases and what stayed open stand below.'
  if (role === 'interviewer')
    return 'Score the rows beside this. Each needs a moment pinned to it before it is final.'
  if (role === 'observer') return 'It appears here once the interviewer releases it.'
  return alone
    ? 'Score yourself beside this, against the anchors; then finish.'
    : 'It appears here once your interviewer releases it. Meanwhile, score yourself.'
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
      <p className="mt-1.5 text-[14px] text-ink-2">{why(r)}</p>
      <ul className="mt-3">
        {r.gates.map(gate => (
          <li
            key={gate.criterion}
            className="flex items-center gap-2 border-t border-line py-2.5 text-[14px]"
          >
            <span
              aria-hidden="true"
              className={classes('size-2 rounded-full', gate.met ? 'bg-green' : 'bg-red')}
            />
            <span className="flex-1">{gate.title}</span>
            <span className={classes('text-[12.5px]', gate.met ? 'text-ink-3' : 'font-[620] text-red')}>
              {gate.pins === 0
                ? 'no pin'
                : gate.met
                  ? `${gate.pins} ${gate.pins === 1 ? 'pin' : 'pins'}`
                  : 'below level'}
            </span>
          </li>
        ))}
      </ul>
      {r.unproven.length > 0 ? (
        <p className="mt-1 rounded-m bg-amber-soft px-3 py-2 text-[13px] text-amber">
          Not final: {r.unproven.length === 1 ? 'one score has' : `${r.unproven.length} scores have`} no
          evidence ({r.unproven.join(', ')}).
        </p>
      ) : null}
    </>
  )
}

function why(r: Recommendation): string {
  const score = `The scores come to ${r.score.toFixed(1)} of 4.`
  const missing = r.caps.filter(cap => cap.type === 'gate')
  if (missing.length > 0)
    return `${score} ${missing.length === 1 ? 'One required stage is' : `${missing.length} required stages are`} not shown, and that caps the result.`
  if (r.caps.some(cap => cap.type === 'slo_ownership'))
    return `${score} Nobody owned the SLO, and that caps the result at this level.`
  if (r.caps.some(cap => cap.type === 'commitment'))
    return `${score} Without a commitment there is no hire at staff level.`
  return score
}
