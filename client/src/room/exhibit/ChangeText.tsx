/** A change to review as a diff: lines taken out and put in, each line of the new text a place with a margin. */
import type { Change } from '@signalroom/shared'
import { diffLines } from 'diff'
import { useMemo } from 'react'
import { classes } from '../../ui/classes'
import { Place } from './Place'

export function ChangeText({ change }: { change: Change }) {
  return (
    <article className="py-4">
      <h3 dir="auto" className="px-4 text-[18px] leading-tight font-[650]">
        {change.title}
      </h3>
      <p dir="auto" className="mt-1.5 px-4 text-[13.5px] whitespace-pre-line text-ink-2">
        {change.says}
      </p>
      {change.files.map(file => (
        <File key={file.name} file={file} />
      ))}
    </article>
  )
}

interface Row {
  readonly kind: 'same' | 'in' | 'out'
  readonly before: number | null
  readonly after: number | null
  readonly text: string
}

function rowsOf({ before, after }: Change['files'][number]): readonly Row[] {
  let [old, now] = [0, 0]
  return diffLines(before, after).flatMap(({ added, removed, value }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): Row => {
        if (removed) return { kind: 'out', before: ++old, after: null, text }
        if (added) return { kind: 'in', before: null, after: ++now, text }
        return { kind: 'same', before: ++old, after: ++now, text }
      }),
  )
}

function File({ file }: { file: Change['files'][number] }) {
  const rows = useMemo(() => rowsOf(file), [file])
  const count = (kind: Row['kind']) => rows.filter(row => row.kind === kind).length
  return (
    <section aria-label={file.name} className="mt-4 border-y border-line" translate="no">
      <h4 className="flex gap-3 border-b border-line bg-sunk px-4 py-1.5 text-[12.5px] font-[620]">
        {file.name}
        <span className="font-[400] text-ink-3 tabular-nums">
          +{count('in')} −{count('out')}
        </span>
      </h4>
      <div className="overflow-x-auto">
        <div className="min-w-max font-mono text-[12.5px] leading-[20px]">
          {rows.map((row, i) =>
            row.after === null ? (
              <Line key={i} row={row} />
            ) : (
              <Place
                key={i}
                tight
                place={`${file.name}:${row.after}`}
                called={`${file.name}, line ${row.after}`}
              >
                <Line row={row} />
              </Place>
            ),
          )}
        </div>
      </div>
    </section>
  )
}

const signs = { same: ' ', in: '+', out: '−' } as const
const said = { same: '', in: 'put in: ', out: 'taken out: ' } as const

function Line({ row }: { row: Row }) {
  return (
    <div
      className={classes(
        'flex whitespace-pre',
        row.kind === 'in' && 'bg-green-soft',
        row.kind === 'out' && 'bg-red-soft text-ink-2',
      )}
    >
      <span aria-hidden="true" className="w-10 shrink-0 pr-2 text-right text-ink-3 select-none">
        {row.before ?? ''}
      </span>
      <span aria-hidden="true" className="w-10 shrink-0 pr-2 text-right text-ink-3 select-none">
        {row.after ?? ''}
      </span>
      <span aria-hidden="true" className="w-4 shrink-0 select-none">
        {signs[row.kind]}
      </span>
      <span className="sr-only">{said[row.kind]}</span>
      <span className="pr-8">{row.text}</span>
    </div>
  )
}
