/** Changes that were played: they stand on top until somebody says they have seen them. */
import { useHere, useRoom } from '../read'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import { useAsk } from '../ask'

export function PlayedCards() {
  const { me } = useHere()
  const ask = useAsk()
  const cards = useRoom(room => room.open.cards)
  const alone = useRoom(room => room.open.alone)
  if (cards.length === 0) return null
  const mine = me.role === 'candidate'
  return (
    <ul aria-label="Changes" className="space-y-2">
      {cards.map(card => (
        <li key={card.card} className="rounded-m border border-transparent bg-amber-soft p-3.5">
          <p className="flex items-center justify-between gap-2 text-[12px] font-[620] text-amber">
            {card.title}
            {card.outcome === null ? null : <Pill>{card.outcome}</Pill>}
          </p>
          <p className="mt-1 text-[14px]">{card.text}</p>
          {mine && card.outcome === null ? (
            <div className="mt-2.5 flex gap-2">
              {card.acknowledgedAt === null ? (
                <Button
                  size="s"
                  className="max-sm:h-11"
                  onClick={() => void ask({ type: 'card.acknowledge', card: card.card })}
                >
                  Got it
                </Button>
              ) : null}
              {alone ? (
                <Button
                  size="s"
                  className="max-sm:h-11"
                  onClick={() => void ask({ type: 'card.answer', card: card.card, outcome: 'answered' })}
                >
                  I answered it
                </Button>
              ) : null}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
