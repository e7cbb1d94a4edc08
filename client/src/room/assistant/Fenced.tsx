/** An answer with its code set apart, ready to be taken over. Knows no room. */
import { Copy } from 'lucide-react'
import { copyText } from '../../ui/copy'
import { scrolledByKeys } from '../../ui/scrolled-by-keys'

/** Between lines that begin with three backticks stands code. */
export function Fenced({ text }: { text: string }) {
  const parts = text.split(/^```.*$/m)
  return parts.map((part, i) =>
    i % 2 === 0 ? (
      part.trim() === '' ? null : (
        <p key={i} dir="auto" className="wrap-anywhere whitespace-pre-wrap">
          {part.trim()}
        </p>
      )
    ) : (
      <div key={i} className="group relative my-1.5">
        <pre
          translate="no"
          {...scrolledByKeys}
          className="overflow-x-auto rounded-[6px] border border-line bg-card p-2 pr-9 font-mono text-[12.5px] leading-[18px]"
        >
          {part.replace(/^\n|\n$/g, '')}
        </pre>
        <button
          type="button"
          aria-label="Copy this code"
          onClick={() => void copyText(part.trim())}
          className="absolute top-1 right-1 grid size-7 place-items-center rounded text-ink-3 hover:bg-sunk hover:text-ink"
        >
          <Copy size={14} aria-hidden="true" />
        </button>
      </div>
    ),
  )
}
