/** The flags, one key each. A dashed one is only suggested; the same key accepts it. */
import type { Flag } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Kbd } from '../../ui/Kbd'
import { useCan } from '../RoomContext'
import { useMoment, useOpenConfirms, useRaised, type Guide } from './guide'
import type { Judging } from './judging'

export function FlagKeys({ guide, judging }: { guide: Guide; judging: Judging }) {
  const { flags } = guide.rubric
  const group = (title: string, tone: Flag['tone']) => (
    <div>
      <h4 className="text-[12px] text-ink-3">{title}</h4>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {flags
          .filter(flag => flag.tone === tone)
          .map(flag => (
            <FlagKey key={flag.id} flag={flag} judging={judging} />
          ))}
      </div>
    </div>
  )
  return (
    <div className="rounded-m border border-line bg-card px-3 py-2.5">
      <h3 className="text-[13px] font-[620]">Flags</h3>
      <div className="mt-1.5 space-y-2.5">
        {group('Speaks for them', 'green')}
        {group('Speaks against', 'red')}
      </div>
      <LastFlag guide={guide} judging={judging} />
    </div>
  )
}

function FlagKey({ flag, judging }: { flag: Flag; judging: Judging }) {
  const can = useCan()
  const times = useRaised().filter(one => one.flag === flag.id).length
  const waits = useOpenConfirms().length > 0
  const suggested = judging.suggested === flag.id
  return (
    <button
      type="button"
      aria-keyshortcuts={flag.key}
      disabled={!can({ type: 'flag.raise', flag: flag.id })}
      onClick={() => judging.raise(flag)}
      className={classes(
        'relative inline-flex h-[30px] items-center gap-1.5 rounded-full border pr-2.5 pl-1.5 text-[12.5px] font-[560] hover:bg-sunk disabled:opacity-50 max-sm:h-11 max-sm:px-3.5',
        suggested
          ? 'border-dashed border-accent bg-accent-soft text-accent'
          : times > 0
            ? 'border-line-strong bg-sunk text-ink'
            : 'border-line bg-card text-ink-2',
      )}
    >
      {/* While a question waits, this key answers it. */}
      <span className={waits && flag.key === 'a' ? 'opacity-40' : undefined}>
        <Kbd>{flag.key.toUpperCase()}</Kbd>
      </span>
      {flag.title}
      {suggested ? <span className="text-[12px] font-[400]">suggested</span> : null}
      {times > 0 ? (
        <span className="absolute -top-1.5 -right-1 rounded-full border-2 border-card bg-ink px-1.5 text-[11px] leading-[15px] text-card tabular-nums">
          {times}
          <span className="sr-only"> raised</span>
        </span>
      ) : null}
    </button>
  )
}

/** One line that is always there, so that raising the first flag moves nothing. */
function LastFlag({ guide, judging }: { guide: Guide; judging: Judging }) {
  const last = useRaised().at(-1)
  const moment = useMoment()
  const title = guide.rubric.flags.find(flag => flag.id === last?.flag)?.title
  return (
    <div className="mt-2.5 flex h-8 items-center gap-2 text-[12.5px] text-ink-2 max-sm:h-11">
      {judging.suggested ? (
        <span className="min-w-0 flex-1 truncate">
          The rhythm speaks for it: the dashed flag&apos;s key accepts.
        </span>
      ) : last ? (
        <span className="min-w-0 flex-1 truncate">
          <span className="font-[600] tabular-nums">{moment(last.pin.at)}</span> {title}
        </span>
      ) : (
        <span className="text-ink-3">
          None raised yet. A flag&apos;s key raises it, Z takes the last one back.
        </span>
      )}
      {last || judging.suggested ? (
        <Button
          size="s"
          look="quiet"
          className="h-7 max-sm:h-11"
          keyName="Z"
          aria-keyshortcuts="z"
          onClick={judging.withdraw}
        >
          {judging.suggested ? 'Not now' : 'Take back'}
        </Button>
      ) : null}
    </div>
  )
}
