/** The cadence driven by hand, or helped along while it is heard: begin and end a chunk, ask, think; and alone, answer oneself. Buttons that have keys. */
import { openConfirms } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { useOwnEar } from '../cue/heard'
import { useHere, useRoom } from '../read'
import { useKeys } from '../keys/useKeys'
import { useAsk } from '../ask'

/** Alone, one answers oneself. */
const answers = [
  ['yes', 'y', 'It fits'],
  ['no', 'u', 'No'],
] as const

export function HandKeys() {
  const { me } = useHere()
  const ask = useAsk()
  const heard = useRoom(room => room.open.heard)
  const alone = useRoom(room => room.open.alone)
  const waits = useRoom(room => openConfirms(room).length > 0)
  // The last of my own chunk marks says whether one is open.
  const last = heard.findLast(
    event =>
      event.actor === me.seat &&
      (event.type === 'chunk.begun' || event.type === 'chunk.ended' || event.type === 'confirm.asked'),
  )
  const speaking = last?.type === 'chunk.begun'
  // What is heard begins and ends by itself; the key then says that it was a proposal.
  const heardAlready = useOwnEar()
  const chunk = () => void ask({ type: speaking || heardAlready ? 'chunk.end' : 'chunk.begin' })
  const confirm = () => void ask({ type: 'confirm.ask' })
  const think = () => void ask({ type: 'thought.declare' })
  const answer = (given: 'yes' | 'no' | 'adjust') => () =>
    void (waits && ask({ type: 'confirm.answer', answer: given }))
  useKeys({
    Space: chunk,
    a: confirm,
    t: think,
    ...(alone ? { y: answer('yes'), u: answer('no'), d: answer('adjust') } : {}),
  })
  return (
    <div
      role="group"
      aria-label={heardAlready ? 'Cadence by voice' : 'Cadence by hand'}
      className="flex shrink-0 items-center gap-1.5"
    >
      <Button
        size="s"
        className="h-9 min-w-[128px] max-sm:h-11"
        {...(heardAlready ? {} : { 'aria-pressed': speaking })}
        aria-keyshortcuts="Space"
        keyName="Space"
        onClick={chunk}
      >
        {heardAlready ? 'I proposed' : speaking ? 'Said it' : 'I speak'}
      </Button>
      <Button size="s" className="h-9 max-sm:h-11" aria-keyshortcuts="a" keyName="A" onClick={confirm}>
        I asked
      </Button>
      <Button
        size="s"
        look="quiet"
        className="h-9 max-sm:h-11"
        aria-keyshortcuts="t"
        keyName="T"
        onClick={think}
      >
        Let me think
      </Button>
      {alone
        ? answers.map(([given, key, words]) => (
            <Button
              key={given}
              size="s"
              look="quiet"
              className="h-9 max-sm:h-11"
              disabled={!waits}
              aria-keyshortcuts={key}
              keyName={key.toUpperCase()}
              onClick={answer(given)}
            >
              {words}
            </Button>
          ))
        : null}
    </div>
  )
}
