/** The deck: three changes of the world, when each is meant to come, and what to watch for. */
import { clockText, type Card } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Pill } from '../../ui/Pill'
import { useRoom, useMoment } from '../read'
import { Outcome } from './NextCard'
import { type Guide } from '../judging/guide'
import { useDistance, type Judging } from '../judging/useJudging'
import { useCan } from '../ask'

export function Deck({ guide, judging }: { guide: Guide; judging: Judging }) {
  const played = useRoom(room => room.open.cards)
  const next = guide.question.cards.find(card => !played.some(one => one.card === card.id))
  return (
    <section aria-label="Deck" className="flex flex-col gap-2.5 p-3">
      <p className="text-[12.5px] text-ink-2">
        Each card changes the world once. Play it when they have something it can break; the minute is a
        suggestion. They get the title and what is in quotes.
      </p>
      {guide.question.cards.map(card => (
        <DeckCard key={card.id} card={card} next={card === next} judging={judging} />
      ))}
    </section>
  )
}

const cardKinds: Readonly<Record<Card['kind'], string>> = {
  scale: 'Scale',
  failure: 'Failure',
  constraint: 'Constraint',
}

function DeckCard({ card, next, judging }: { card: Card; next: boolean; judging: Judging }) {
  const played = useRoom(room => room.open.cards.find(one => one.card === card.id))
  const distance = useDistance()
  const moment = useMoment()
  const can = useCan()
  const { due, text } = distance(card.minute)
  return (
    <article
      aria-label={card.title}
      className={classes(
        'rounded-m border px-3 py-2.5',
        next && due ? 'border-transparent bg-accent-soft' : 'border-line bg-card',
      )}
    >
      <div className="flex items-center gap-2 text-[12px] text-ink-3 tabular-nums">
        <Pill>{cardKinds[card.kind]}</Pill>
        <span className={next && due ? 'font-[600] text-accent' : undefined}>
          {played ? `played at ${moment(played.firedAt)}` : `${clockText(card.minute)}, ${text}`}
        </span>
        {played ? (
          <span className="ml-auto">
            {played.acknowledgedAt === null ? 'not seen yet' : 'they have seen it'}
          </span>
        ) : null}
      </div>
      <h3 className="mt-2 text-[14px] font-[600]">{card.title}</h3>
      <p className="mt-1 text-[13px] text-ink-2">“{card.text}”</p>
      <p className="mt-2 border-l-2 border-line-strong pl-2.5 text-[12.5px] text-ink-2">
        <span className="font-[600] text-ink">Watch for</span> {card.watch}
      </p>
      <div className="mt-2.5 flex min-h-8 items-center max-[899px]:min-h-[44px]">
        {!played ? (
          <Button
            size="s"
            className="max-[899px]:h-[44px]"
            {...(next ? { keyName: 'J', 'aria-keyshortcuts': 'j', title: 'J, then Enter' } : {})}
            disabled={!can({ type: 'card.fire', card: card.id })}
            onClick={() => judging.play(card)}
          >
            Play<span className="sr-only">: {card.title}</span>
          </Button>
        ) : played.outcome === null ? (
          <Outcome card={card.id} />
        ) : (
          <p className="text-[12.5px] text-ink-3">
            {played.outcome === 'answered' ? 'They answered it.' : 'They dropped it.'}
          </p>
        )}
      </div>
    </article>
  )
}
