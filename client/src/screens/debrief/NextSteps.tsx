/** Three things to do next time, each a click from its moment. */
import { clockText, type NextStep } from '@signalroom/shared'
import { Card } from '../../ui/Card'

export function NextSteps({ steps, go }: { steps: readonly NextStep[]; go: (at: number) => void }) {
  if (steps.length === 0) return null
  return (
    <section aria-label="Next time" className="mt-4 grid gap-4 md:grid-cols-3 print:grid-cols-3">
      {steps.map(step => (
        <Card key={step.title} className="p-5">
          <h2 className="text-[14px] font-[640]">{step.title}</h2>
          <p className="mt-1.5 text-[14px] text-ink-2">{step.text}</p>
          {step.moment ? (
            <button
              type="button"
              className="mt-2 text-[13px] print:hidden font-[560] text-accent underline underline-offset-4 max-sm:min-h-11"
              onClick={() => go(step.moment?.elapsed ?? 0)}
            >
              See {clockText(step.moment.elapsed)}
            </button>
          ) : null}
        </Card>
      ))}
    </section>
  )
}
