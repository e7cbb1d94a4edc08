/** One row of the rubric. The selected one shows what its neighbouring scores mean and what it rests on. */
import type { Criterion, ScoreValue } from '@signalroom/shared'
import { ToggleGroup } from 'radix-ui'
import { useEffect, useRef, type FocusEvent } from 'react'
import { classes } from '../../ui/classes'
import { Pins } from './Pins'
import { useEvidence, useScores } from './guide'
import type { Judging } from './useJudging'
import { useCan } from '../ask'

const values = [1, 2, 3, 4] as const

export function CriterionRow({ criterion, judging }: { criterion: Criterion; judging: Judging }) {
  const value = useScores()[criterion.id]?.value
  const pins = useEvidence().filter(pin => pin.criterion === criterion.id).length
  const selected = judging.selected === criterion.id
  const row = useRef<HTMLLIElement>(null)
  const was = useRef(selected)
  useEffect(() => {
    // Not the one that is selected from the start: what stands above it is to be seen first.
    if (selected && !was.current) row.current?.scrollIntoView({ block: 'nearest' })
    was.current = selected
  }, [selected])
  // Only for a keyboard: selecting on a click's focus would move the row away under the pointer.
  const focused = (event: FocusEvent) => {
    if (event.target.matches(':focus-visible')) judging.select(criterion.id)
  }
  return (
    <li
      ref={row}
      data-chosen={selected}
      className={classes(
        'scroll-my-3 rounded-m border bg-card px-3 py-1.5',
        selected ? 'border-accent shadow-[inset_0_0_0_1px_var(--accent)]' : 'border-line',
      )}
    >
      <div className="flex items-center gap-2 max-sm:flex-col max-sm:items-stretch max-sm:gap-0">
        <button
          type="button"
          aria-expanded={selected}
          onFocus={focused}
          onClick={() => judging.select(criterion.id)}
          className="min-w-0 flex-1 py-0.5 text-left text-[13.5px] leading-tight font-[600] max-sm:-mt-1.5 max-[899px]:min-h-[44px]"
        >
          {criterion.title}{' '}
          <span className="ml-0.5 text-[12px] font-[400] whitespace-nowrap text-ink-3 tabular-nums">
            {criterion.weight} %{!selected && pins > 0 ? ` · ${pins} ${pins === 1 ? 'pin' : 'pins'}` : ''}
          </span>
          {criterion.hidden ? (
            <span className="ml-1.5 text-[12px] font-[500] whitespace-nowrap text-amber">
              only you see this one
            </span>
          ) : null}
        </button>
        <Scores criterion={criterion} value={value} judging={judging} focused={focused} />
      </div>
      {selected ? (
        <>
          <Anchors criterion={criterion} value={value} />
          <Pins criterion={criterion} judging={judging} />
        </>
      ) : null}
    </li>
  )
}

function Scores({
  criterion,
  value,
  judging,
  focused,
}: {
  criterion: Criterion
  value: ScoreValue | undefined
  judging: Judging
  focused: (event: FocusEvent) => void
}) {
  const can = useCan()
  const give = (given: ScoreValue) => {
    judging.select(criterion.id)
    judging.score(criterion.id, given)
  }
  return (
    <ToggleGroup.Root
      type="single"
      value={value === undefined ? '' : String(value)}
      aria-label={`${criterion.title}: score`}
      onFocus={focused}
      disabled={!can({ type: 'score.set', criterion: criterion.id, value: 'NE' })}
      className="flex shrink-0 gap-[3px]"
    >
      {values.map(one => (
        <ToggleGroup.Item key={one} value={String(one)} onClick={() => give(one)} className={item}>
          {one}
        </ToggleGroup.Item>
      ))}
      <ToggleGroup.Item
        value="NE"
        aria-label="NE, not evidenced"
        title="Not evidenced (0)"
        onClick={() => give('NE')}
        className={item}
      >
        NE
      </ToggleGroup.Item>
    </ToggleGroup.Root>
  )
}

const item =
  'grid h-[26px] w-[26px] place-items-center rounded-[6px] border border-line-strong text-[12px] font-[600] text-ink-2 tabular-nums hover:bg-sunk data-[state=on]:border-accent data-[state=on]:bg-accent data-[state=on]:text-accent-ink disabled:opacity-50 max-[899px]:h-[44px] max-[899px]:w-[44px] max-sm:flex-1 max-[899px]:text-[14px]'

/** All four while nothing is given; then only the score and its neighbours. */
function Anchors({ criterion, value }: { criterion: Criterion; value: ScoreValue | undefined }) {
  const near = values.filter(one => typeof value !== 'number' || Math.abs(one - value) <= 1)
  return (
    <ol
      aria-label="What the scores mean"
      className="mt-1.5 space-y-0.5 text-[12.5px] leading-snug text-ink-2"
    >
      {near.map(one => (
        <li key={one} className={classes('flex gap-2', one === value && 'text-ink')}>
          <span className="font-[650] text-ink tabular-nums">{one}</span>
          <span className={one === value ? 'font-[560]' : undefined}>{criterion.anchors[one]}</span>
        </li>
      ))}
    </ol>
  )
}
