/** One comment on a change: where, the issue, its effect, a suggestion. */
import type { CodeComment } from '@signalroom/shared'
import type { ReactNode } from 'react'
import { Own } from '../../ui/Own'

export function CommentShown({
  comment,
  nth,
  children,
}: {
  comment: CodeComment
  nth: number
  children?: ReactNode
}) {
  const { file, line, issue, effect, suggestion } = comment
  return (
    <li className="rounded-m bg-sunk px-4 py-3 text-[13.5px]">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-[620]" translate="no">
          {nth + 1}. {file}, line {line}
        </span>
        {children}
      </div>
      <dl className="mt-1 grid gap-1">
        {(
          [
            ['Issue', issue],
            ['Effect', effect],
            ['Suggestion', suggestion],
          ] as const
        ).map(([label, words]) => (
          <div key={label} className="flex flex-wrap gap-x-2">
            <dt className="w-[84px] text-ink-3">{label}</dt>
            <dd dir="auto" className="min-w-0 flex-1 basis-[200px] whitespace-pre-wrap">
              <Own>{words}</Own>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

export function commentsByLine(
  comments: readonly CodeComment[],
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const found = new Map<string, Map<number, number>>()
  for (const { file, line } of comments) {
    const lines = found.get(file) ?? new Map<number, number>()
    found.set(file, lines.set(line, (lines.get(line) ?? 0) + 1))
  }
  return found
}
