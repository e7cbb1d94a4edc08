/** A moment something rests on; pressing it goes there. */
import type { DebriefPin } from '@signalroom/shared'
import { clockText } from '../../ui/format'
import type { Go } from './moments'

export function PinChip({ pin, go }: { pin: DebriefPin; go: Go }) {
  return (
    <button
      type="button"
      onClick={() => go(pin.elapsed, pin.on)}
      className="inline-flex max-w-full items-center gap-1.5 rounded-full border border-line bg-sunk px-2.5 py-1 text-[12px] text-ink-2 hover:border-line-strong hover:text-ink max-sm:min-h-11"
    >
      <span className="tabular-nums">{clockText(pin.elapsed)}</span>
      <span className="truncate">{pin.quote ? `“${pin.quote}”` : shows(pin)}</span>
    </button>
  )
}

function shows({ on }: DebriefPin): string {
  if (on === null) return 'this moment'
  switch (on.type) {
    case 'code':
      return on.from === on.to ? `${on.file}, line ${on.from}` : `${on.file}, lines ${on.from}–${on.to}`
    case 'board':
      return 'on the board'
    case 'event':
      return 'what happened'
  }
}
