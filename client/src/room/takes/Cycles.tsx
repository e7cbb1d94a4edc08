/** Ten cycles: a dot for each, filled by what the coach heard. */
import { cadence, drilledCycles, type CycleKind, type Drill } from '@signalroom/shared'
import { classes } from '../../ui/classes'
import { useHeard } from '../cue/heard'
import { useServerNow } from '../read'

/** What a cycle was, in words; the look of its dot says whole, nearly, or not. */
export const cycleWords: Readonly<Record<CycleKind, string>> = {
  full: 'whole',
  rushed: 'asked too soon',
  slow: 'asked late',
  missed: 'no check',
  preempted: 'they spoke first',
  unanswered: 'not answered',
  'not-waited': 'you went on',
  'none-needed': 'no check needed',
  cut: 'cut off',
  open: 'not over',
}
const looks = (kind: CycleKind | undefined): string =>
  kind === undefined
    ? 'border-dashed border-line-strong text-ink-3'
    : kind === 'full'
      ? 'border-transparent bg-green-soft text-green'
      : kind === 'missed' || kind === 'not-waited'
        ? 'border-line-strong bg-sunk text-ink-2'
        : 'border-transparent bg-amber-soft text-amber'

export function Cycles({ drill }: { drill: Extract<Drill, { of: 'cycles' }> }) {
  const heard = useHeard()
  const now = useServerNow(250)
  const kinds = drilledCycles(cadence(heard, now).cycles).slice(0, drill.cycles)
  const whole = kinds.filter(kind => kind === 'full').length
  return (
    <div>
      <p className="flex items-baseline gap-3">
        <span className="text-[64px] leading-none font-[620] tabular-nums">{whole}</span>
        <span className="text-[15px] text-ink-2">of {drill.cycles} whole cycles</span>
      </p>
      <ol aria-label="Cycles" className="mt-6 grid grid-cols-2 gap-2 sm:grid-cols-5">
        {Array.from({ length: drill.cycles }, (_, i) => (
          <li
            key={i}
            className={classes(
              'flex h-[64px] flex-col justify-between rounded-m border px-3 py-2',
              looks(kinds[i]),
            )}
          >
            <span className="text-[12px] tabular-nums">{i + 1}</span>
            <span className="truncate text-[12.5px] font-[560]">
              {kinds[i] === undefined ? '' : cycleWords[kinds[i]]}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className="mt-5 min-h-[22px] text-[14px] text-ink-2">
        {kinds.length < drill.cycles
          ? 'One chunk. Two to three seconds of silence. Then ask whether it fits.'
          : whole === drill.cycles
            ? 'All ten. End the round.'
            : 'That is ten. End the round and look at where each broke, or go on.'}
      </p>
    </div>
  )
}
