/** The flags, one key each. A dashed one is only suggested; the same key accepts it. */
import type { Flag } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Kbd } from '../../ui/Kbd'
import { useRaised, type Guide } from './guide'
import type { Judging } from './useJudging'
import { useCan } from '../ask'
import { useMoment } from '../read'

export function FlagKeys({ guide, judging }: { guide: Guide; judging: Judging }) {
  const { flags } = guide.rubric
  const group = (title: string, tone: Flag['tone']) =>
    flags.some(flag => flag.tone === tone) ? (
      <div>
        <h4 className="text-[12px] text-ink-3">{title}</h4>
        <div className="mt-1.5 grid grid-cols-2 gap-1.5">
          {flags
            .filter(flag => flag.tone === tone)
            .map(flag => (
              <FlagKey key={flag.id} flag={flag} judging={judging} />
            ))}
        </div>
      </div>
    ) : null
  return (
    <div className="rounded-m border border-line bg-card px-3 py-2.5">
      <h3 className="text-[13px] font-[620]">Flags</h3>
      <div className="mt-1.5 space-y-2.5">
        {group('Speaks for them', 'green')}
        {group('Neutral by itself', 'neutral')}
        {group('Speaks against', 'red')}
      </div>
      <LastFlag guide={guide} judging={judging} />
    </div>
  )
}

function FlagKey({ flag, judging }: { flag: Flag; judging: Judging }) {
  const can = useCan()
  const times = useRaised().filter(one => one.flag === flag.id).length
  const suggested = judging.suggested === flag.id
  return (
    <button
      type="button"
      aria-keyshortcuts={flag.key}
      disabled={!can({ type: 'flag.raise', flag: flag.id })}
      onClick={() => judging.raise(flag)}
      className={classes(
        'relative flex min-h-[34px] items-center gap-2 rounded-[8px] border px-1.5 py-[2px] text-left text-[12px] leading-[1.15] font-[560] hover:bg-sunk disabled:opacity-50 max-[899px]:min-h-[44px] max-[899px]:px-3 max-[899px]:text-[13px]',
        suggested
          ? 'border-dashed border-accent bg-accent-soft text-accent'
          : times > 0
            ? 'border-line-strong bg-sunk text-ink'
            : 'border-line bg-card text-ink-2',
      )}
    >
      <Kbd>{flag.key.toUpperCase()}</Kbd>
      <span>
        {flag.title}
        {suggested ? <span className="sr-only"> suggested</span> : null}
      </span>
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
    <div className="mt-2.5 flex h-8 items-center gap-2 text-[12.5px] text-ink-2 max-[899px]:h-[44px]">
      {judging.suggested ? (
        <span className="min-w-0 flex-1 truncate">Suggested: the dashed one.</span>
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
          className="h-7 max-[899px]:h-[44px]"
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
