/** What a drill came to: take by take, or cycle by cycle. */
import {
  clockText,
  faultsHeadline,
  responseWords,
  secondsText,
  type Debrief,
  type DebriefDrill,
} from '@signalroom/shared'
import { Check, X } from 'lucide-react'
import { cycleWords } from '../../room/takes/Cycles'
import { Card } from '../../ui/Card'
import { Pill } from '../../ui/Pill'

export function DrillCard({ debrief }: { debrief: Debrief }) {
  const { drill } = debrief
  if (!drill) return null
  return (
    <Card className="mt-6 p-6">
      <section aria-label="Drill">
        <h2 className="text-[20px] font-[620] tracking-[-0.012em]">{headline(drill)}</h2>
        {drill.of === 'takes' ? (
          <Takes drill={drill} />
        ) : drill.of === 'cycles' ? (
          <Cycles drill={drill} />
        ) : (
          <FaultList drill={drill} />
        )}
      </section>
    </Card>
  )
}

function headline(drill: DebriefDrill): string {
  if (drill.of === 'faults') return faultsHeadline(drill.faults)
  if (drill.of === 'cycles') return `${drill.full} of ${drill.planned} whole cycles`
  const { takes, red } = drill
  if (takes.length === 0) return 'No take was told'
  const passed = takes.filter(take => take.passed).length
  if (passed > 0) return `${passed} of ${takes.length} takes in time, with all in it`
  const inTime = takes.filter(take => take.inTime).length
  return `${inTime} of ${takes.length} takes under ${clockText(red)}; none had everything`
}

function Takes({ drill }: { drill: Extract<DebriefDrill, { of: 'takes' }> }) {
  if (drill.takes.length === 0)
    return (
      <p className="mt-2 text-[14px] text-ink-2">
        Space begins a take and ends it. There are {drill.planned}.
      </p>
    )
  return (
    <ol className="mt-4 grid gap-3 sm:grid-cols-3">
      {drill.takes.map(take => (
        <li key={take.take} className="rounded-m border border-line p-4">
          <p className="flex items-center justify-between gap-2">
            <span className="text-[13px] text-ink-2">Take {take.take}</span>
            {take.inTime ? <Pill tone="green">in time</Pill> : <Pill tone="red">too long</Pill>}
          </p>
          <p className="mt-2 text-[26px] leading-none font-[620] tabular-nums">{secondsText(take.length)}</p>
          <ul className="mt-3 space-y-1 text-[13px]">
            {take.met.map(text => (
              <li key={text} className="flex gap-2 text-ink">
                <Check size={14} aria-label="Heard" className="mt-0.5 shrink-0 text-green" />
                {text}
              </li>
            ))}
            {take.missing.map(text => (
              <li key={text} className="flex gap-2 text-ink-3">
                <X size={14} aria-label="Not ticked" className="mt-0.5 shrink-0" />
                {text}
              </li>
            ))}
          </ul>
          {take.story ? (
            <p className="mt-3 border-t border-line pt-2 text-[12.5px] text-ink-2">
              By its words{' '}
              {take.story.missing.length === 0
                ? 'nothing is missing.'
                : `it lacks ${take.story.missing.join('; ')}.`}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Cycles({ drill }: { drill: Extract<DebriefDrill, { of: 'cycles' }> }) {
  if (drill.kinds.length === 0)
    return (
      <p className="mt-2 text-[14px] text-ink-2">
        No chunk was spoken, typed or marked. With a microphone they are heard; without one Space marks them.
      </p>
    )
  return (
    <ol className="mt-4 flex flex-wrap gap-2">
      {drill.kinds.map((kind, i) => (
        <li key={i}>
          <Pill tone={kind === 'full' ? 'green' : 'plain'}>
            <span className="tabular-nums">{i + 1}</span> {cycleWords[kind]}
          </Pill>
        </li>
      ))}
    </ol>
  )
}

function FaultList({ drill }: { drill: Extract<DebriefDrill, { of: 'faults' }> }) {
  if (drill.faults.length === 0)
    return (
      <p className="mt-2 text-[14px] text-ink-2">
        The cut lands on an arrow between two boxes: draw one before the second block begins.
      </p>
    )
  return (
    <ol className="mt-4 grid gap-3 sm:grid-cols-2">
      {drill.faults.map(fault => (
        <li key={fault.fault} className="rounded-m border border-line p-4 text-[13.5px]">
          <p dir="auto" className="font-[560] wrap-anywhere">
            {fault.what}
          </p>
          <p dir="auto" className="mt-1 text-[13px] text-ink-2 wrap-anywhere">
            {responseWords(fault.response)}; {fault.depends}
          </p>
        </li>
      ))}
    </ol>
  )
}
