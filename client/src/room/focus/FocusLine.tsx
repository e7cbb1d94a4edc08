/** In the cue's place, which rests meanwhile: that what the candidate makes is theirs alone, and how long yet. */
import { EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { useLink } from '../read'
import { hiddenWords, useFocus, useFocusLeft, type FocusNow } from './useFocus'
import { useAsk } from '../ask'

/** `children` is what stands there otherwise. A lost link is more urgent. */
export function FocusLine({ children }: { children: ReactNode }) {
  const focus = useFocus()
  const lost = useLink(state => state.status === 'lost')
  return focus?.mine && !lost ? <Line focus={focus} /> : children
}

function Line({ focus }: { focus: FocusNow }) {
  const left = useFocusLeft(focus)
  const ask = useAsk()
  return (
    <div className="flex h-10 w-full max-w-[560px] items-center gap-2.5 rounded-m bg-accent-soft px-4 text-[14px] text-accent">
      <EyeOff size={16} aria-hidden="true" className="shrink-0" />
      <span role="status" className="min-w-0 truncate font-[620]">
        <span className="max-sm:hidden">Only you see {hiddenWords(focus.hides)}</span>
        <span className="sm:hidden">Only you see it</span>
      </span>
      <span className="ml-auto shrink-0 tabular-nums">{left} left</span>
      <Button
        size="s"
        className="-mr-2.5 max-sm:h-11"
        keyName="F"
        aria-keyshortcuts="f"
        onClick={() => void ask({ type: 'focus.end' })}
      >
        Show it again
      </Button>
    </div>
  )
}
