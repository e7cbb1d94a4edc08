/** Which box or arrow of the drawing a card is about: chosen by the candidate, read by everybody. Holds no rule. */
import { goneWords, tieable, type ArtifactList } from '@signalroom/shared'
import { useMemo } from 'react'
import { useAsk } from '../ask'
import { useRoom } from '../read'
import { Select } from '../../ui/Select'
import type { Card } from './useCard'

/** Nothing while nothing is drawn that a card could be about. */
export function About({ list, card: { about } }: { list: ArtifactList; card: Card }) {
  const ask = useAsk()
  const drawn = useRoom(room => room.open.drawn)
  const things = useMemo(() => tieable({ open: { drawn } }), [drawn])
  if (things.length === 0 && !about) return null
  const names = new Map([...(about ? [about] : []), ...things].map(({ id, name }) => [id, name]))
  return (
    <div>
      <Select
        label="About, on the board"
        value={about?.id ?? null}
        options={[...names.keys()]}
        none="the whole design"
        wordsOf={id => names.get(id) ?? id}
        change={to => void ask({ type: 'card.tie', list: list.id, to })}
      />
      {about?.isGone ? <p className="mt-0.5 text-[12px] text-red">{goneWords(about.name)}</p> : null}
    </div>
  )
}

export function AboutWords({ card: { about } }: { card: Pick<Card, 'about'> }) {
  if (!about) return null
  return (
    <p className="mb-1 text-[12.5px] text-ink-3">
      <span dir="auto">about {about.name}</span>
      {about.isGone ? <span className="block text-red">{goneWords(about.name)}</span> : null}
    </p>
  )
}
