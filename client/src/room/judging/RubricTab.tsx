/** The rubric: what is required, the rows to score, what to play next and the flags. */
import { recommend } from '@signalroom/shared'
import { classes } from '../../ui/classes'
import { useRoom } from '../read'
import { CriterionRow } from './CriterionRow'
import { FlagKeys } from './FlagKeys'
import { NextCard } from '../deck/NextCard'
import { useEvidence, useRaised, useScores, type Guide } from './guide'
import type { Judging } from './useJudging'

export function RubricTab({ guide, judging }: { guide: Guide; judging: Judging }) {
  return (
    <section aria-label="Rubric" className="flex flex-col gap-2.5 p-3">
      <Gates guide={guide} judging={judging} />
      <NextCard guide={guide} judging={judging} />
      <ul aria-label="Rows" className="flex flex-col gap-1.5">
        {guide.rubric.criteria.map(criterion => (
          <CriterionRow key={criterion.id} criterion={criterion} judging={judging} />
        ))}
      </ul>
      <FlagKeys guide={guide} judging={judging} />
    </section>
  )
}

/** Without a pin and a score of 2 on each of these, no hire is possible. */
function Gates({ guide, judging }: { guide: Guide; judging: Judging }) {
  const level = useRoom(room => room.open.question.level)
  const scores = useScores()
  const evidence = useEvidence()
  const raised = useRaised()
  const { criteria, flags, design } = guide.rubric
  const pins = Object.fromEntries(
    criteria.map(one => [one.id, evidence.filter(pin => pin.criterion === one.id).length]),
  )
  const ratings = Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, score.value]))
  const { gates } = recommend({
    criteria,
    flags,
    design,
    level,
    ratings,
    pins,
    raised: raised.map(one => one.flag),
  })
  return (
    <ul aria-label="Required: a pin and a score of at least 2" className="flex gap-1.5">
      {gates.map(gate => (
        <li key={gate.criterion} className="min-w-0 flex-1">
          <button
            type="button"
            title={`${gate.title}: no hire without a pin and a score of at least 2`}
            onClick={() => judging.select(gate.criterion)}
            className="w-full rounded-m border border-line bg-card px-2.5 py-1.5 text-left hover:border-line-strong"
          >
            <span className="flex items-center gap-1.5 text-[12.5px] font-[600]">
              <span
                aria-hidden="true"
                className={classes(
                  'size-2 shrink-0 rounded-full border',
                  gate.met
                    ? 'border-green bg-green'
                    : gate.pins > 0
                      ? 'border-green'
                      : 'border-line-strong bg-line-strong',
                )}
              />
              <span className="truncate">{gate.title}</span>
            </span>
            <span className="block truncate text-[12px] text-ink-3 tabular-nums">
              {gate.pins === 0
                ? 'no pin yet'
                : `${gate.pins} ${gate.pins === 1 ? 'pin' : 'pins'}${gate.met ? '' : ', score it'}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
