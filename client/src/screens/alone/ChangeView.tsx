/** A change to review, file by file, as a diff whose new lines can be picked. */
import type { Change } from '@signalroom/shared'
import { diffLines } from 'diff'
import { useMemo } from 'react'
import { scrolledByKeys } from '../../ui/scrolled-by-keys'
import { NumberedLines, type LineShown } from './NumberedLines'

export function ChangeView({
  change,
  pick,
  marked,
}: {
  change: Change
  pick?: (file: string, line: number) => void
  /** By file and line, how many comments stand there. */
  marked: ReadonlyMap<string, ReadonlyMap<number, number>>
}) {
  return (
    <div>
      <h3 dir="auto" className="text-[15px] font-[620]">
        {change.title}
      </h3>
      <p dir="auto" className="mt-1 text-[13.5px] whitespace-pre-line text-ink-2">
        {change.says}
      </p>
      {change.files.map(file => (
        <ChangedFile
          key={file.name}
          file={file}
          pick={pick ? line => pick(file.name, line) : undefined}
          marked={marked.get(file.name) ?? new Map<number, number>()}
        />
      ))}
    </div>
  )
}

function ChangedFile({
  file,
  pick,
  marked,
}: {
  file: Change['files'][number]
  pick: ((line: number) => void) | undefined
  marked: ReadonlyMap<number, number>
}) {
  const lines = useMemo(() => changedLines(file), [file])
  return (
    <section aria-label={file.name} className="mt-3 rounded-m border border-line">
      <h4 className="border-b border-line bg-sunk px-3 py-1.5 text-[12.5px] font-[620]" translate="no">
        {file.name}
      </h4>
      {/* It is wider than a phone: one goes along it by keys as well. */}
      <div
        className="overflow-x-auto py-1"
        {...scrolledByKeys}
        role="group"
        aria-label={`${file.name}, the change`}
      >
        <NumberedLines lines={lines} code pick={pick} marked={marked} what={`Comment on ${file.name}`} />
      </div>
    </section>
  )
}

function changedLines({ before, after }: Change['files'][number]): readonly LineShown[] {
  let now = 0
  return diffLines(before, after).flatMap(({ added, removed, value }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): LineShown => {
        if (removed) return { number: null, text, tone: 'out' }
        return added ? { number: ++now, text, tone: 'in' } : { number: ++now, text }
      }),
  )
}
