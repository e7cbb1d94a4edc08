/** The rhythm of the last minutes in small blocks: spoke, paused, asked, answered. */
import { cadence } from '@signalroom/shared'
import { classes } from '../../ui/classes'
import { useServerNow } from '../read'
import { useHeard } from './heard'
import { blocksOf, type Block } from './cadence-blocks'

const looks: Readonly<Record<Block['kind'], string>> = {
  chunk: 'bg-candidate',
  pause: 'border border-dashed border-line-strong',
  still: 'border border-amber bg-amber-soft',
  ask: 'bg-candidate opacity-60',
  answer: 'bg-interviewer',
}

export function CadenceStrip() {
  const heard = useHeard()
  const blocks = blocksOf(cadence(heard, useServerNow(1000)))
  const count = (kind: Block['kind']) => blocks.filter(block => block.kind === kind).length
  return (
    <div
      role="img"
      aria-label={`Rhythm of the last minutes: ${count('chunk')} chunks, ${count('ask')} questions, ${count('answer')} answers`}
      className="flex h-5 w-[clamp(120px,26vw,400px)] min-w-[120px] shrink-[20] items-center justify-end gap-0.5 overflow-hidden max-[1099px]:hidden"
    >
      {blocks.length === 0 ? (
        <span className="truncate text-[12px] text-ink-3">The rhythm of the talk shows here</span>
      ) : (
        blocks.map(block => (
          <span
            key={block.id}
            title={block.says}
            style={{ width: block.width }}
            className={classes('h-3.5 shrink-0 rounded-[3px]', looks[block.kind])}
          />
        ))
      )}
    </div>
  )
}
