/** What is wrong with the days of a loop, each with its reason; nothing where nothing is. */
import { flagsOf, noHolidays, type DaysOff, type OwnersLoop } from '@signalroom/shared'
import { useNow } from '../../ui/useNow'
import { loopNow } from './clock'
import { classes } from '../../ui/classes'

export function Flags({ loop, daysOff }: { loop: OwnersLoop; daysOff: DaysOff | null }) {
  const flags = flagsOf(loop, useNow(loopNow, 30_000), daysOff ?? noHolidays)
  if (flags.length === 0) return null
  return (
    <ul aria-label="What to look at" className="mt-4 grid gap-2">
      {flags.map(flag => (
        <li
          key={`${flag.type}${'round' in flag ? flag.round : ''}`}
          className={classes(
            'rounded-m px-4 py-2.5 text-[13.5px] font-[560]',
            flag.tone === 'red' ? 'bg-red-soft text-red' : 'bg-amber-soft text-amber',
          )}
        >
          {flag.text}
        </li>
      ))}
    </ul>
  )
}
