/** The blocks of a phase with their clocks: the one that runs counts down. Draws the clock's reading, computes no time. */
import { clockText } from '@signalroom/shared'
import { classes } from '../../ui/classes'
import type { RunningBlock } from './useBlock'

export function BlockRail({ here }: { here: RunningBlock }) {
  return (
    <ol aria-label="Blocks of this phase" className="flex gap-1">
      {here.blocks.map((block, i) => {
        const now = i === here.index
        return (
          <li
            key={block.id}
            aria-current={now ? 'step' : undefined}
            style={{ flexGrow: now ? 3 : 1 }}
            className={classes('basis-0', now ? 'min-w-[104px]' : 'min-w-0')}
          >
            <div
              className={classes(
                'h-1 overflow-hidden rounded-full forced-color-adjust-none',
                now ? 'bg-accent-soft' : i < here.index ? 'bg-line-strong' : 'bg-line',
              )}
            >
              {now ? (
                <div
                  className="h-full bg-accent"
                  style={{ width: `${Math.min(100, (here.spent / Math.max(1, block.budget)) * 100)}%` }}
                />
              ) : null}
            </div>
            <span
              className={classes(
                'mt-1 block truncate text-[12px] leading-tight tabular-nums',
                now ? 'font-[620]' : 'text-ink-3',
              )}
            >
              {block.title}
              {now ? ` · ${here.left < 0 ? '+' : ''}${clockText(Math.abs(here.left))}` : ''}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
