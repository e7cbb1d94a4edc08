/** What a run put out. It follows the newest line while its reader does. */
import { runBounds } from '@signalroom/shared'
import { useLayoutEffect, useRef } from 'react'

const nearPx = 24
/** There is nothing in it to focus, and still one must be able to scroll it without a mouse. */
const scrolledByKeys = { tabIndex: 0 } as const

export function RunOutput({ text, cut, running }: { text: string; cut: boolean; running: boolean }) {
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
        aria-label="Output"
        {...scrolledByKeys}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          following.current = scrollHeight - scrollTop - clientHeight < nearPx
        }}
        className="max-h-[420px] overflow-auto rounded-[8px] border border-line bg-sunk px-3 py-2 font-mono text-[12px] leading-[1.55] break-words whitespace-pre-wrap"
      >
        {text}
      </pre>
      {cut ? (
        <p className="mt-1 text-[12px] text-amber">
          The output was cut at {runBounds.output / 1024} thousand characters.
        </p>
      ) : null}
    </div>
  )
}
