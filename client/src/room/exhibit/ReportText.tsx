/** A report to read: its facts, then its sections, each paragraph a place with a margin. */
import type { Report } from '@signalroom/shared'
import { Place } from './Place'

export function ReportText({ report }: { report: Report }) {
  return (
    <article className="mx-auto max-w-[680px] px-5 py-5">
      <h3 dir="auto" className="text-[20px] leading-tight font-[650]">
        {report.title}
      </h3>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-m border border-line bg-sunk p-3 text-[13px]">
        {report.facts.map(fact => (
          <div key={fact.title} className="contents">
            <dt className="text-ink-3">{fact.title}</dt>
            <dd dir="auto">{fact.value}</dd>
          </div>
        ))}
      </dl>
      {report.sections.map(section => (
        <section key={section.id} aria-label={section.title}>
          <h4 className="mt-5 mb-1 text-[14px] font-[620]">{section.title}</h4>
          {section.lines.map((line, i) => (
            <Place key={i} place={`${section.id}.${i + 1}`} called={`${section.title}, ${i + 1}`}>
              <p dir="auto" className="text-[14.5px] leading-relaxed whitespace-pre-line">
                {line}
              </p>
            </Place>
          ))}
        </section>
      ))}
    </article>
  )
}
