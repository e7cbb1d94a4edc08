/** Whether one note of one's own goes with the release; pressed again, it stays. Holds no rule. */
import type { Debrief, DebriefNote } from '@signalroom/shared'
import { useAsk, useCan } from '../../room/ask'
import { classes } from '../../ui/classes'
import { useSource } from './source'

export function GiveNote({ debrief, note }: { debrief: Debrief; note: DebriefNote }) {
  const ask = useAsk()
  const can = useCan()
  const { isCopy } = useSource()
  const type = note.offered ? 'note.withhold' : 'note.offer'
  const said = (
    <span className="py-1 text-[12px] text-ink-3">
      {debrief.released ? 'given' : 'goes with the release'}
    </span>
  )
  if (isCopy || !can({ type, note: note.note })) return note.offered ? said : null
  return (
    <button
      type="button"
      aria-pressed={note.offered}
      onClick={() => void ask({ type, note: note.note })}
      className={classes(
        'shrink-0 rounded-full border px-2.5 py-1 text-[12px] print:hidden max-sm:min-h-11',
        note.offered
          ? 'border-accent bg-accent-soft font-[560] text-accent'
          : 'border-line text-ink-2 hover:border-line-strong hover:text-ink',
      )}
    >
      {note.offered ? 'Goes with the release' : 'Give at the release'}
    </button>
  )
}
