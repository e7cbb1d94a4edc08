/** What the interviewer says of a thing left out: accepted or pulled back, by one key on either button. Draws and asks. */
import { rulingOf, type Ruling as Ruled } from '@signalroom/shared'
import type { KeyboardEvent } from 'react'
import { Button } from '../../ui/Button'
import { isolated } from '../../ui/format'
import { Pill } from '../../ui/Pill'
import { typedKey } from '../../ui/typed-key'
import { useAsk, useCan } from '../ask'
import { useHere, useMoment, useRoom } from '../read'

const rulings = [
  ['accepted', 'Accept', 'a'],
  ['pulled-back', 'Pull back', 'p'],
] as const

export function Ruling({ line, text }: { line: number; text: string }) {
  const { me } = useHere()
  const ask = useAsk()
  const can = useCan()
  const moment = useMoment()
  const ruled = useRoom(room => rulingOf(room, line))
  const rule = (ruling: Ruled) => ({ type: 'line.rule', line, ruling }) as const
  const asks = rulings.filter(([ruling]) => me.role === 'interviewer' && can(rule(ruling)))
  const pressed = (event: KeyboardEvent) => {
    const found = asks.find(([, , key]) => key === typedKey(event.nativeEvent))
    if (!found || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    void ask(rule(found[0]))
  }
  return (
    <span className="mt-1 flex flex-wrap items-center gap-1 empty:hidden">
      {ruled ? (
        <Pill tone={ruled.ruling === 'accepted' ? 'green' : 'amber'}>
          {ruled.ruling === 'accepted' ? 'accepted' : 'pulled back'}, {moment(ruled.at)}
        </Pill>
      ) : null}
      {asks.map(([ruling, words, key]) => (
        <Button
          key={ruling}
          size="s"
          look="quiet"
          keyName={key.toUpperCase()}
          className="max-sm:h-11"
          aria-label={`${words}: ${isolated(text)}`}
          aria-keyshortcuts={key.toUpperCase()}
          onKeyDown={pressed}
          onClick={() => void ask(rule(ruling))}
        >
          {words}
        </Button>
      ))}
    </span>
  )
}
