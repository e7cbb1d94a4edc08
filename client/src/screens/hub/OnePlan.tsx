/** A plan that was begun: its stages on their days, what it warns of, and lines of one's own. Holds no rule. */
import { planState, type Kept, type OwnLine, type OwnPlan } from '@signalroom/shared'
import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { dateText } from '../../ui/format'
import { loopNow } from '../loop/clock'
import { OwnLineForm } from './OwnLineForm'
import { PlanLine } from './PlanLine'
import type { OwnPerson } from './usePerson'
import type { PrepState } from './usePrep'
import { hereZone } from './zones'

const warnWords = {
  long: 'Four weeks or more. People who went through machine-learning loops advise against so long a stretch, and for three weeks.',
  stale:
    'It ends more than 21 days before your first round. Begin it later, or keep a round for the days between.',
} as const

/** A calendar's day in words. */
const dayText = (day: string): string => dateText(Date.parse(`${day}T12:00`))

export function OnePlan({
  row,
  prep: { prep, plans, prepared, titles },
  person: { rows, keep, drop },
}: {
  row: Kept<OwnPlan>
  prep: Extract<PrepState, { readonly type: 'here' }>
  person: OwnPerson
}) {
  const { value } = row
  const [adding, setAdding] = useState(false)
  const [says, setSays] = useState<string | null>(null)
  const profile = rows.profile[0]?.value
  const template = prep.plans.find(({ id }) => id === value.template) ?? null
  const state = planState(value, template, {
    prepared,
    titles,
    trade: profile?.trade ?? null,
    firstRound: profile?.date ?? null,
    now: loopNow(),
    zone: profile?.zone ?? hereZone(),
  })
  const setLines = (lines: readonly OwnLine[]) => keep('plan', row, { ...value, lines: [...lines] })
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 dir="auto" className="text-[16px] font-[620]">
          <Own>{value.title}</Own>
        </h3>
        <p className="text-[13px] text-ink-2 tabular-nums">
          {dayText(value.startsOn)} to {dayText(state.ends)} · {state.done} of {state.of} done
        </p>
      </div>
      {state.warns.map(warn => (
        <p key={warn} className="mt-3 rounded-m bg-amber-soft px-4 py-2.5 text-[13.5px] text-amber">
          {warnWords[warn]}
        </p>
      ))}
      {state.stages.map((stage, i) => (
        <section key={i} aria-label={stage.title} className="mt-4">
          <h4 className="flex flex-wrap items-center gap-2 text-[14px] font-[620]">
            {stage.title}
            <span className="text-[12.5px] font-[400] text-ink-3">
              {dayText(stage.from)} to {dayText(stage.to)}
            </span>
            {stage.done ? <Pill tone="green">done</Pill> : stage.now ? <Pill tone="accent">now</Pill> : null}
          </h4>
          {stage.lines.length === 0 ? (
            <p className="mt-1 text-[13px] text-ink-2">Nothing is planned here.</p>
          ) : (
            <ul className="divide-y divide-line">
              {stage.lines.map(line => (
                <PlanLine key={line.id} line={line} titles={titles} due={dayText(stage.to)}>
                  {line.own === null ? null : (
                    <Button
                      size="s"
                      look="quiet"
                      className="max-sm:h-11 max-sm:w-11"
                      aria-label={`Take away ${line.title}`}
                      onClick={() =>
                        void setLines(value.lines.filter(({ id }) => id !== line.id)).then(setSays)
                      }
                    >
                      <X size={16} aria-hidden="true" />
                    </Button>
                  )}
                </PlanLine>
              ))}
            </ul>
          )}
        </section>
      ))}
      {adding ? (
        <OwnLineForm
          plans={plans}
          days={state.days}
          add={line => setLines([...value.lines, line])}
          close={() => setAdding(false)}
        />
      ) : null}
      {says === null ? null : (
        <p role="alert" className="mt-3 text-[13px] text-red">
          {says}
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {adding ? null : (
          <Button size="s" className="max-sm:h-11" onClick={() => setAdding(true)}>
            Add a line of your own
          </Button>
        )}
        <Confirm
          title="Take this plan away?"
          text="Its own lines go with it. What ticked it stays: artifacts, drills, stories, rounds."
          keep="Keep it"
          act="Take it away"
          onAct={() => void drop('plan', row).then(setSays)}
        >
          <Button size="s" look="quiet" className="max-sm:h-11">
            Take the plan away
          </Button>
        </Confirm>
      </div>
    </Card>
  )
}
