/** What a key has just asked, or what came of one: a pill above the foot of the room. It holds no rule. */
import { useStore } from 'zustand'
import { classes } from '../../ui/classes'
import { Kbd } from '../../ui/Kbd'
import { sentence } from '../../ui/sentence'
import { armed } from './armed'

export function KeyPill() {
  const asked = useStore(armed, state => state.now)
  const said = useStore(sentence, state => state.text)
  const shown = asked !== null || said !== null
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-[68px] z-30 flex justify-center px-4">
      <p
        role="status"
        className={classes(
          shown
            ? 'rounded-full border px-4 py-2.5 text-[13.5px] font-[560] shadow-card wrap-anywhere'
            : 'sr-only',
          'bg-card',
          asked ? 'border-amber text-amber' : 'border-line text-ink',
        )}
      >
        {asked ? (
          <>
            {asked.asks}{' '}
            {asked.act ? (
              <>
                <Kbd>⏎</Kbd> <span className="sr-only">Enter </span>does it ·{' '}
              </>
            ) : null}
            <Kbd>Esc</Kbd> <span className="sr-only">Escape </span>leaves it
          </>
        ) : (
          said
        )}
      </p>
    </div>
  )
}
