/** What a run put out. It follows the newest line while its reader does. */
import { runBounds } from '@signalroom/shared'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { scrolledByKeys } from '../../ui/scrolled-by-keys'

const nearPx = 24
export function RunOutput({
  text,
  cut,
  running,
  open = noLine,
}: {
  text: string
  cut: boolean
  running: boolean
  /** Opens a line of the pane; null for a file that is not there. */
  open?: OpenLine
}) {
  const box = useRef<HTMLPreElement>(null)
  const following = useRef(true)
  useLayoutEffect(() => {
    if (running && following.current && box.current) box.current.scrollTop = box.current.scrollHeight
  })
  if (text === '') return null
  return (
    <div>
      <pre
        ref={box}
        translate="no"
        aria-label="Output"
        {...scrolledByKeys}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          following.current = scrollHeight - scrollTop - clientHeight < nearPx
        }}
        className="max-h-[420px] overflow-auto rounded-[8px] border border-line bg-sunk px-3 py-2 font-mono text-[12px] leading-[1.55] break-words whitespace-pre-wrap"
      >
        {running ? text : <Linked text={text} open={open} />}
      </pre>
      {cut ? (
        <p className="mt-1 text-[12px] text-amber">
          The output was cut at {runBounds.output / 1024} thousand characters.
        </p>
      ) : null}
    </div>
  )
}

export type OpenLine = (file: string, line: number) => (() => void) | null
const noLine: OpenLine = () => null

/** A line of a file as Python, JavaScript and SQL name it: `File "a.py", line 3` or `a.ts:3`. */
const place = /(File "([\w.-]{1,60})", line (\d{1,6})|\b([\w.-]{1,60}\.\w{1,5}):(\d{1,6}))/g
/** More would only slow the page. */
const mostLinks = 200

/** The same text, with the places in it that can be opened. */
function Linked({ text, open }: { text: string; open: OpenLine }) {
  const parts: ReactNode[] = []
  let from = 0
  for (const found of text.matchAll(place)) {
    const show = open(found[2] ?? found[4] ?? '', Number(found[3] ?? found[5]))
    if (!show || parts.length > 2 * mostLinks) continue
    parts.push(
      text.slice(from, found.index),
      <button
        key={found.index}
        type="button"
        onClick={show}
        className="rounded text-accent underline decoration-transparent underline-offset-2 hover:decoration-current"
      >
        {found[0]}
      </button>,
    )
    from = found.index + found[0].length
  }
  parts.push(text.slice(from))
  return parts
}
