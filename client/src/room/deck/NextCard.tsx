/** The card to play next, or the one just played and not settled yet: always one block of one height. */
import { clockText } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { useRoom } from '../read'
import type { Guide } from '../judging/guide'
import { useDistance, type Judging } from '../judging/useJudging'
import { useAsk, useCan } from '../ask'

export function NextCard({ guide, judging }: { guide: Guide; judging: Judging }) {
  const played = useRoom(room => room.open.cards)
  const distance = useDistance()
  const can = useCan()
  const deck = guide.question.cards
  const unsettled = deck.find(card => played.some(one => one.card === card.id && one.outcome === null))
  const next = deck.find(card => !played.some(one => one.card === card.id))
  const card = unsettled ?? next
  if (!card)
    return <p className={classes(block, 'border-line bg-card text-ink-3')}>All three cards are played.</p>
  const { due, text } = distance(card.minute)
  return (
    <div
      className={classes(
        block,
        due && !unsettled ? 'border-transparent bg-accent-soft' : 'border-line bg-card',
      )}
    >
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate text-[13.5px] font-[600]" title={card.title}>
          {card.title}
        </h3>
        {unsettled ? (
          <Outcome card={card.id} />
        ) : (
          <Button
            size="s"
            className="h-[30px] max-[899px]:h-[44px]"
            keyName="J"
            aria-keyshortcuts="j"
            title="J, then Enter"
            disabled={!can({ type: 'card.fire', card: card.id })}
            onClick={() => judging.play(card)}
          >
            Play<span className="sr-only">: {card.title}</span>
          </Button>
        )}
      </div>
      <p className="mt-1 line-clamp-2 min-h-[34px] text-[12.5px] leading-snug text-ink-2" title={card.watch}>
        {unsettled ? (
          <>Watch for: {card.watch}</>
        ) : (
          <>
            <span className={classes('tabular-nums', due && 'font-[600] text-accent')}>
              {due ? 'Ready' : 'Next card'}: suggested at {clockText(card.minute)}, {text}.
            </span>{' '}
            {card.text}
          </>
        )}
      </p>
    </div>
  )
}

const block = 'min-h-[84px] rounded-m border px-3 py-2'

/** Whether they dealt with it; asked only while it is open. */
export function Outcome({ card }: { card: string }) {
  const ask = useAsk()
  const can = useCan()
  return (
    <span role="group" aria-label="What came of it" className="flex gap-1">
      {(['answered', 'dropped'] as const).map(outcome => (
        <Button
          key={outcome}
          size="s"
          className="h-[30px] max-[899px]:h-[44px]"
          disabled={!can({ type: 'card.answer', card, outcome })}
          onClick={() => void ask({ type: 'card.answer', card, outcome })}
        >
          {outcome === 'answered' ? 'Answered' : 'Dropped'}
        </Button>
      ))}
    </span>
  )
}
