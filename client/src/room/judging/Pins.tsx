/** What a row rests on: moments with what was said or shown, and a way to add the one just heard. */
import type { Criterion, Pin, Shown } from '@signalroom/shared'
import { X } from 'lucide-react'
import { Button } from '../../ui/Button'
import { useShownWords } from '../code/useShownWords'
import { useEvidence } from './guide'
import type { Judging } from './useJudging'
import { useCan } from '../ask'
import { useDraft } from '../draft'
import { useMoment } from '../read'

export function Pins({ criterion, judging }: { criterion: Criterion; judging: Judging }) {
  const pins = useEvidence().filter(pin => pin.criterion === criterion.id)
  const moment = useMoment()
  return (
    <div className="mt-2">
      {pins.length === 0 ? (
        <p className="text-[12px] text-ink-3">Nothing pinned yet. E pins what was said 10 seconds ago.</p>
      ) : (
        <ul aria-label="Pins" className="flex flex-col gap-1">
          {pins.map(pin => (
            <li
              key={pin.id}
              className="flex items-center gap-2 rounded-[8px] bg-sunk py-1 pr-1 pl-2.5 text-[12.5px]"
            >
              <span className="font-[600] tabular-nums">{moment(pin.at)}</span>
              <Words pin={pin} show={judging.show} />
              <button
                type="button"
                aria-label={`Remove the pin at ${moment(pin.at)}`}
                onClick={() => judging.unpin(pin.id)}
                className="grid size-6 place-items-center rounded text-ink-3 hover:bg-card hover:text-ink max-[899px]:size-[44px]"
              >
                <X size={13} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <AddPin criterion={criterion} judging={judging} />
    </div>
  )
}

/** What was said or shown; pressing it brings the board or the lines back into view. */
function Words({ pin, show }: { pin: Pin; show: (what: Shown) => void }) {
  const { quote, on } = pin
  const shownWords = useShownWords()
  const words = quote ? `“${quote}”` : shownWords(on)
  const look = 'min-w-0 flex-1 truncate text-left text-ink-2'
  if (!on)
    return (
      <span dir="auto" className={look} title={quote}>
        {words}
      </span>
    )
  return (
    <button
      type="button"
      dir="auto"
      title={`Show it: ${shownWords(on)}`}
      onClick={() => show(on)}
      className={`${look} rounded hover:text-ink hover:underline max-[899px]:min-h-[44px]`}
    >
      {words}
    </button>
  )
}

function AddPin({ criterion, judging }: { criterion: Criterion; judging: Judging }) {
  const [quote, setQuote] = useDraft(`pin ${criterion.id}`)
  const can = useCan()
  const words = quote.trim()
  const pin = () => {
    judging.pin(criterion.id, words === '' ? undefined : words)
    setQuote('')
  }
  return (
    <form
      className="mt-2 flex gap-1.5"
      onSubmit={event => {
        event.preventDefault()
        pin()
      }}
    >
      <Button
        size="s"
        type="submit"
        className="max-[899px]:h-[44px]"
        keyName="E"
        aria-keyshortcuts="e"
        disabled={!can({ type: 'evidence.pin', criterion: criterion.id })}
      >
        + pin now
      </Button>
      <input
        dir="auto"
        value={quote}
        maxLength={300}
        aria-label={`What was said, for a pin on ${criterion.title}`}
        placeholder="Their words, if you like"
        onChange={event => setQuote(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && event.currentTarget.blur()}
        className="h-8 min-w-0 flex-1 rounded-[8px] border border-line bg-card px-2.5 text-[12.5px] placeholder:text-ink-3 max-[899px]:h-[44px]"
      />
    </form>
  )
}
