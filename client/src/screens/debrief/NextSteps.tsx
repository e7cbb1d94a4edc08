/** The two telling moments, two things to fix, and what to try next. What is only suggested looks like it. Holds no rule. */
import {
  clockText,
  type Debrief,
  type Moment,
  type NextQuestion,
  type NextStep,
  type TellingMoment,
} from '@signalroom/shared'
import { Card } from '../../ui/Card'
import type { Go } from './moments'
import { ToMoment } from './ToMoment'
import { useSuggested } from './useSuggested'

export function NextSteps({ debrief, go }: { debrief: Debrief; go: Go }) {
  const suggested = useSuggested(debrief)
  const { next, strongest, weakest } = debrief
  return (
    <section
      aria-label="Next time"
      className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-6 print:grid-cols-6"
    >
      <Telling title="Strongest moment" moment={strongest} go={go} />
      <Telling title="Weakest moment" moment={weakest} go={go} />
      {next.map((step, i) => (
        <Fix key={step.title} step={step} place={`To fix, ${i + 1} of ${next.length}`} go={go} />
      ))}
      {suggested ? <Suggestion question={suggested} /> : null}
    </section>
  )
}

const wide = 'p-5 md:col-span-3 print:col-span-3'
const narrow = 'p-5 md:col-span-2 print:col-span-2'

function Telling({ title, moment, go }: { title: string; moment: TellingMoment | null; go: Go }) {
  return (
    <Card className={wide}>
      <h2 className="text-[12.5px] text-ink-3">{title}</h2>
      {moment ? (
        <>
          <p dir="auto" className="mt-1 text-[14px] wrap-anywhere">
            {moment.why}
          </p>
          <See moment={moment} go={() => go(moment.elapsed, moment.on)} />
        </>
      ) : (
        <p className="mt-1 text-[14px] text-ink-2">Nothing pinned, flagged or measured says which it was.</p>
      )}
    </Card>
  )
}

function Fix({ step, place, go }: { step: NextStep; place: string; go: Go }) {
  const { moment } = step
  return (
    <Card className={narrow}>
      <p className="text-[12.5px] text-ink-3">{place}</p>
      <h2 className="mt-1 text-[14px] font-[640]">{step.title}</h2>
      <p className="mt-1.5 text-[14px] text-ink-2">{step.text}</p>
      {moment ? <See moment={moment} go={() => go(moment.elapsed)} /> : null}
    </Card>
  )
}

const See = ({ moment, go }: { moment: Moment; go: () => void }) => (
  <ToMoment
    at={moment.elapsed}
    go={go}
    className="mt-2 inline-block text-[13px] font-[560] text-accent underline underline-offset-4 max-sm:min-h-11"
  >
    See {clockText(moment.elapsed)}
  </ToMoment>
)

/** No sheet of paper and no weight: nobody judged this. */
function Suggestion({ question }: { question: NextQuestion }) {
  return (
    <div className="rounded-card border border-dashed border-line-strong p-5 md:col-span-2 print:col-span-2 slim:px-3!">
      <p className="text-[12.5px] text-ink-3">Suggestion</p>
      <h2 className="mt-1 text-[14px] font-[500] text-ink-2">Try next: {question.title}</h2>
      <p className="mt-1.5 text-[14px] text-ink-2">{question.why}</p>
      <a
        href={`/?question=${encodeURIComponent(question.id)}`}
        className="mt-2 inline-flex items-center text-[13px] text-ink-2 underline underline-offset-4 max-sm:min-h-11"
      >
        Open a room with it
      </a>
    </div>
  )
}
