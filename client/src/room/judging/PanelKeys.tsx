/** The keys of the panel: live while nobody writes or draws. While a question waits, its answer keys come first. */
import type { ScoreValue } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { useRoom } from '../read'
import { typing, useKeys, type Keys } from '../keys/useKeys'
import { Kbd } from '../../ui/Kbd'
import { type Guide } from './guide'
import type { Judging } from './useJudging'
import { useOpenConfirms } from '../talk/useOpenConfirms'

/** Taken by the bottom bar; the bar answers with them while a question waits. */
const answers = ['y', 'n', 'a']

export function usePanelKeys(guide: Guide, judging: Judging): void {
  const waits = useOpenConfirms().length > 0
  const played = useRoom(room => room.open.cards)
  const shown = useRoom(room => room.open.hints)
  const { selected, score } = judging
  const value = (given: ScoreValue) => () => score(selected, given)
  const flags = guide.rubric.flags.filter(flag => !(waits && answers.includes(flag.key)))
  const hints = guide.question.hints.slice(0, 9)
  const card = guide.question.cards.find(one => !played.some(other => other.card === one.id))
  const keys: Keys = {
    '1': value(1),
    '2': value(2),
    '3': value(3),
    '4': value(4),
    '0': value('NE'),
    // On some keyboards the brackets need a modifier.
    '[Alt]+[Control]+[': () => judging.step(-1),
    '[Alt]+[Control]+]': () => judging.step(1),
    e: () => judging.pin(selected),
    z: judging.withdraw,
    '.': judging.bookmark,
    j: () => card && judging.play(card),
    ...Object.fromEntries(flags.map(flag => [flag.key, () => judging.raise(flag)])),
    ...Object.fromEntries(
      hints.map((hint, i) => [
        `Shift+Digit${i + 1}`,
        () => !shown.some(one => one.hint === hint.id) && judging.reveal(hint),
      ]),
    ),
  }
  useKeys(keys)
}

/** The foot of the panel: what was just done, else which keys are live. Its height never changes. */
export function LiveKeys({ guide, judging }: { guide: Guide; judging: Judging }) {
  const live = useLive()
  const waits = useOpenConfirms().length > 0
  const ghost = guide.rubric.flags.find(flag => flag.id === judging.suggested)
  const row = guide.rubric.criteria.find(one => one.id === judging.selected)?.title
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 overflow-hidden border-t border-line bg-card px-3 text-[12px] whitespace-nowrap text-ink-2 max-[899px]:hidden">
      <p role="status" className={judging.done ? 'truncate font-[560] text-ink' : 'sr-only'}>
        {judging.done}
      </p>
      {judging.done ? null : !live ? (
        <p className="truncate">Keys rest while you write or draw. Click here to wake them.</p>
      ) : waits ? (
        <p className="truncate py-1 text-amber">
          <Kbd>Y</Kbd> <Kbd>N</Kbd> <Kbd>A</Kbd> answer first; the other keys are live too
        </p>
      ) : ghost ? (
        <p className="truncate py-1 text-accent">
          {ghost.title}? <Kbd>{ghost.key.toUpperCase()}</Kbd> accepts · <Kbd>Z</Kbd> not now
        </p>
      ) : (
        <p className="truncate py-1">
          <Kbd>1</Kbd>–<Kbd>4</Kbd> {row} · <Kbd>E</Kbd> pin · letters flag · <Kbd>?</Kbd> all
        </p>
      )}
    </div>
  )
}

/** Whether a key pressed now would reach the room: focus is in no field, editor, board or dialog. */
function useLive(): boolean {
  const [live, setLive] = useState(true)
  useEffect(() => {
    // Asked with no target of its own, `typing` looks at what has focus.
    const look = () => setLive(!typing(new KeyboardEvent('keydown')))
    const later = () => queueMicrotask(look)
    look()
    addEventListener('focusin', look)
    addEventListener('focusout', later)
    return () => {
      removeEventListener('focusin', look)
      removeEventListener('focusout', later)
    }
  }, [])
  return live
}
