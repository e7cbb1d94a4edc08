/** The link that was just made, to be copied: it is told this once. */
import { Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/Button'
import { copyText } from '../../../ui/copy'
import { dateText } from '../../../ui/format'
import type { MadeLink } from './useShares'

export function MadeLinkRow({ made }: { made: MadeLink }) {
  const [copying, setCopying] = useState<'untried' | 'copied' | 'impossible'>('untried')
  const input = useRef<HTMLInputElement>(null)
  // It is read out by its focus.
  useEffect(() => input.current?.focus(), [])
  const copy = async () => {
    const done = await copyText(made.link)
    setCopying(done ? 'copied' : 'impossible')
    if (!done) input.current?.select()
  }
  const says = {
    untried: `It opens until ${dateText(made.until)}. Keep it now: it is not shown again.`,
    copied: 'Copied.',
    impossible: 'Copying is not possible here. The link is selected.',
  }[copying]
  return (
    <div className="mt-4 rounded-m border border-line bg-sunk p-3">
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={input}
          readOnly
          value={made.link}
          aria-label="Link to this round"
          onFocus={event => event.target.select()}
          className="h-10 min-w-0 flex-1 basis-[220px] rounded-[8px] border border-line-strong bg-card px-2.5 font-mono text-[12px] max-sm:h-11"
        />
        <Button className="max-sm:h-11" onClick={() => void copy()}>
          <Copy size={14} aria-hidden="true" /> Copy
        </Button>
      </div>
      <p role="status" className="mt-2 text-[12.5px] text-ink-2">
        {says}
      </p>
    </div>
  )
}
