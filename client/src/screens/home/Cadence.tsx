/** The cadence as a strip: a chunk, a pause, a question, an answer. A picture of the idea, not of anybody's data. */

const parts = [
  { width: 26, className: 'bg-candidate', text: '' },
  { width: 10, className: 'border border-dashed border-line-strong text-ink-3', text: '2.4 s' },
  { width: 11, className: 'bg-candidate opacity-65', text: '' },
  { width: 8, className: 'bg-interviewer', text: '' },
  { width: 4, className: '', text: '' },
  { width: 18, className: 'bg-candidate', text: '' },
  { width: 11, className: 'border border-dashed border-line-strong text-ink-3', text: '2.8 s' },
  { width: 8, className: 'bg-candidate opacity-65', text: '' },
  { width: 5, className: 'bg-interviewer', text: '' },
]

export function Cadence() {
  return (
    <figure className="mt-9 max-w-[560px]">
      <div aria-hidden="true" className="flex h-6 gap-1 forced-color-adjust-none">
        {parts.map((part, i) => (
          <span
            key={i}
            style={{ flexBasis: `${part.width}%` }}
            className={`grid place-items-center rounded-[5px] text-[11px] tabular-nums ${part.className}`}
          >
            {part.text}
          </span>
        ))}
      </div>
      <figcaption className="mt-4 text-[13px] text-ink-2">
        Say one chunk. Pause two to three seconds. Ask whether it fits. That is the whole cadence.
      </figcaption>
    </figure>
  )
}
