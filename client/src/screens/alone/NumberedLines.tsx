/** A text by its lines, each numbered; where lines can be picked, the number is what picks. Knows nothing of what it is for. */
import { classes } from '../../ui/classes'

export interface LineShown {
  readonly number: number | null
  readonly text: string
  readonly tone?: 'in' | 'out'
}

export function NumberedLines({
  lines,
  code = false,
  pick,
  marked,
  what,
}: {
  lines: readonly LineShown[]
  code?: boolean
  pick?: ((line: number) => void) | undefined
  /** How many things stand on a line. */
  marked?: ReadonlyMap<number, number>
  /** What a press is for: "Remark on answer". */
  what: string
}) {
  const number = 'w-9 shrink-0 text-right text-[12px] text-ink-3 tabular-nums select-none'
  return (
    <ol
      className={classes(
        'min-w-full',
        code ? 'w-max font-mono text-[12.5px] leading-[22px]' : 'text-[14.5px] leading-[1.6]',
      )}
      translate={code ? 'no' : undefined}
    >
      {lines.map((line, i) => (
        <li
          key={i}
          className={classes(
            'flex items-baseline gap-2 rounded-[4px]',
            line.tone === 'in' && 'bg-green-soft',
            line.tone === 'out' && 'bg-red-soft text-ink-2',
          )}
        >
          {line.number === null ? (
            <span className={number} />
          ) : pick ? (
            <button
              type="button"
              aria-label={`${what}, line ${line.number}`}
              className={classes(number, 'min-h-6 hover:text-accent hover:underline max-sm:min-h-9')}
              onClick={() => pick(line.number ?? 1)}
            >
              {line.number}
            </button>
          ) : (
            <span aria-hidden="true" className={number}>
              {line.number}
            </span>
          )}
          <span className="w-4 shrink-0 text-center text-[11px] font-[620] text-accent">
            {line.number !== null && marked?.has(line.number) ? (
              <>
                <span aria-hidden="true">{marked.get(line.number)}</span>
                <span className="sr-only">{`${marked.get(line.number)} here`}</span>
              </>
            ) : null}
          </span>
          <span dir={code ? undefined : 'auto'} className={code ? 'pr-6 whitespace-pre' : 'min-w-0 flex-1'}>
            {line.tone ? (
              <span className="sr-only">{line.tone === 'in' ? 'put in: ' : 'taken out: '}</span>
            ) : null}
            {line.text === '' ? ' ' : line.text}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** The lines of a text; a newline at its end begins none. */
export const linesIn = (text: string): readonly LineShown[] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line, i) => ({ number: i + 1, text: line }))
