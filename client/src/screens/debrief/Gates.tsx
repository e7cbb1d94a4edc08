/** The required stages as lamps. While scoring goes on an unlit one is only open; red is for the end. */
import type { Recommendation } from '@signalroom/shared'
import { classes } from '../../ui/classes'

export function Gates({ gates, scoring }: { gates: Recommendation['gates']; scoring: boolean }) {
  return (
    <ul aria-label="Required stages" className="mt-3">
      {gates.map(gate => (
        <li key={gate.criterion} className="flex items-center gap-2 border-t border-line py-2.5 text-[14px]">
          <span
            aria-hidden="true"
            className={classes(
              'size-2 rounded-full forced-color-adjust-none',
              gate.met ? 'bg-green' : scoring ? 'bg-line-strong' : 'bg-red',
            )}
          />
          <span className="flex-1">{gate.title}</span>
          <span
            className={classes('text-[12.5px]', gate.met || scoring ? 'text-ink-3' : 'font-[620] text-red')}
          >
            {gate.pins === 0
              ? scoring
                ? 'no pin yet'
                : 'no pin'
              : gate.met
                ? `${gate.pins} ${gate.pins === 1 ? 'pin' : 'pins'}`
                : scoring
                  ? 'not shown yet'
                  : 'below level'}
          </span>
        </li>
      ))}
    </ul>
  )
}
