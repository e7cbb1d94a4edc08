/** One line of the phase to say next, others a press away. Knows no room but for the chat it may go into. */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { useAsk, useCan } from '../ask'

export function SayNext({ lines }: { lines: readonly string[] }) {
  const ask = useAsk()
  const can = useCan()
  const [chosen, setAt] = useState(0)
  // What was said may have left the list.
  const at = Math.min(chosen, Math.max(0, lines.length - 1))
  const line = lines[at] ?? ''
  const turn = (by: number) => setAt((at + by + lines.length) % lines.length)
  return (
    <div className="rounded-m bg-accent-soft px-3 py-2.5">
      <div className="flex items-center justify-between">
        <h3 className="text-[12px] font-[600] text-accent">Say next</h3>
        <div className="flex items-center gap-0.5 text-[12px] text-ink-2 tabular-nums">
          <button type="button" aria-label="The line before" onClick={() => turn(-1)} className={arrow}>
            <ChevronLeft size={15} aria-hidden="true" />
          </button>
          {at + 1} of {lines.length}
          <button type="button" aria-label="Another line" onClick={() => turn(1)} className={arrow}>
            <ChevronRight size={15} aria-hidden="true" />
          </button>
        </div>
      </div>
      <p aria-live="polite" className="mt-1 min-h-[42px] text-[15px] leading-snug font-[560]">
        {line}
      </p>
      <div className="mt-2 flex justify-end">
        <Button
          size="s"
          className="max-[899px]:h-[44px]"
          disabled={!can({ type: 'chat.say', text: line })}
          onClick={() => void ask({ type: 'chat.say', text: line })}
        >
          Say in chat
        </Button>
      </div>
    </div>
  )
}

const arrow = 'grid size-7 place-items-center rounded hover:bg-card max-[899px]:size-[44px]'
