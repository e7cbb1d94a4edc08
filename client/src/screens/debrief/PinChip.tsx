/** A moment something rests on; pressing it goes there. */
import { clockText, type DebriefPin } from '@signalroom/shared'
import { useShownWords } from '../../room/code/useShownWords'
import type { Go } from './moments'
import { ToMoment } from './ToMoment'

export function PinChip({ pin, go }: { pin: DebriefPin; go: Go }) {
  const shownWords = useShownWords()
  return (
    <ToMoment
      at={pin.elapsed}
      go={() => go(pin.elapsed, pin.on)}
      className="inline-flex max-w-full items-center gap-1.5 rounded-full border border-line bg-sunk px-2.5 py-1 text-[12px] text-ink-2 hover:border-line-strong hover:text-ink max-sm:min-h-11"
    >
      <span className="tabular-nums">{clockText(pin.elapsed)}</span>
      <span dir="auto" className="truncate print:whitespace-normal">
        {pin.quote ? `“${pin.quote}”` : shownWords(pin.on)}
      </span>
      {pin.later ? <span className="shrink-0 text-ink-3">added later</span> : null}
    </ToMoment>
  )
}
