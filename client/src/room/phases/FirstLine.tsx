/** What to say next above the rubric: at first all of it, later in one row; the rest stands under Question. */
import { sayNext } from '@signalroom/shared'
import { useShallow } from 'zustand/react/shallow'
import { useRoom } from '../read'
import { SayNext } from './SayNext'

/** In the first phase, with others a press away. */
export function FirstLine() {
  const lines = useRoom(useShallow(sayNext))
  return (
    <div className="space-y-1.5 px-3 pt-3">
      <SayNext lines={lines} />
      <p className="text-[12.5px] text-ink-3">
        What this phase is about, and what you may tell, is under Question.
      </p>
    </div>
  )
}

/** The same in one row, for whoever scores: a press shows what to hold back and to listen for. */
export function LineNow({ show }: { show: () => void }) {
  const [line] = useRoom(useShallow(sayNext))
  if (line === undefined) return null
  return (
    <button
      type="button"
      title={line}
      onClick={show}
      className="mx-3 mt-3 flex w-[calc(100%-24px)] items-baseline gap-2 rounded-m bg-accent-soft px-3 py-2 text-left max-[899px]:min-h-[44px]"
    >
      <span className="shrink-0 text-[12px] font-[600] text-accent">Say next</span>
      <span className="min-w-0 truncate text-[13.5px] font-[560]">{line}</span>
    </button>
  )
}
