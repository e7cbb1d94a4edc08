/**
 * The keys of the panel: live while nobody writes or draws. What can be taken back has one key; a card and a hint, which
 * the candidate has then seen, are asked first.
 */
import type { ScoreValue } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { useRoom } from '../read'
import { arm } from '../keys/armed'
import { typing } from '../keys/places'
import { useKeys, type Keys } from '../keys/useKeys'
import { Kbd } from '../../ui/Kbd'
import { type Guide } from './guide'
import type { Judging } from './useJudging'
import { useCan } from '../ask'
import { answerWords } from '../talk/answers'
import { useOpenConfirms } from '../talk/useOpenConfirms'

/** Of the foot of the room, and of no flag, whatever a rubric says. */
const answers = ['n', 'q', ...answerWords.map(([, , key]) => key)]

export function usePanelKeys(guide: Guide, judging: Judging): void {
  const can = useCan()
  const played = useRoom(room => room.open.cards)
  const shown = useRoom(room => room.open.hints)
  const { selected, score } = judging
  const value = (given: ScoreValue) => () => score(selected, given)
  const hints = guide.question.hints.slice(0, 9)
  const card = guide.question.cards.find(one => !played.some(other => other.card === one.id))
  const play = () => {
    if (card && can({ type: 'card.fire', card: card.id }))
      arm({ asks: `Play “${card.title}”?`, act: () => judging.play(card) })
  }
  const tell = (hint: (typeof hints)[number]) => () => {
    const told = shown.some(one => one.hint === hint.id)
    if (told || !can({ type: 'hint.show', hint: hint.id })) return
    arm({ asks: `Tell “${hint.topic}”?`, act: () => judging.reveal(hint), keys: tells })
  }
  const tells = Object.fromEntries(hints.map((hint, i) => [String(i + 1), tell(hint)]))
  const keys: Keys = {
    ...Object.fromEntries(
      guide.rubric.flags
        .filter(flag => !answers.includes(flag.key))
        .map(flag => [flag.key, () => judging.raise(flag)]),
    ),
    '1': value(1),
    '2': value(2),
    '3': value(3),
    '4': value(4),
    '0': value('NE'),
    '[': () => judging.step(-1),
    ']': () => judging.step(1),
    e: () => judging.pin(selected),
    z: judging.withdraw,
    'Shift+K': judging.askWhen,
    '.': judging.bookmark,
    j: play,
    ',': () =>
      hints.length > 0 && arm({ asks: `Tell which hint, 1 to ${hints.length}?`, act: null, keys: tells }),
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
          <Kbd>Y</Kbd> <Kbd>U</Kbd> <Kbd>D</Kbd> answer yes, no, adjust; the other keys are live too
        </p>
      ) : ghost ? (
        <p className="truncate py-1 text-accent">
          {ghost.id === 'knows-has-not-done' ? (
            <>
              <Kbd>⇧K</Kbd> asks when ·{' '}
            </>
          ) : (
            `${ghost.title}? `
          )}
          <Kbd>{ghost.key.toUpperCase()}</Kbd> accepts · <Kbd>Z</Kbd> not now
        </p>
      ) : (
        <p className="truncate py-1">
          <Kbd>1</Kbd>–<Kbd>4</Kbd> {row} · <Kbd>E</Kbd> pin · letters flag · <Kbd>?</Kbd> all
        </p>
      )}
    </div>
  )
}

const changing = ['focusin', 'focusout', 'pointerdown', 'keydown', 'submit'] as const

/** Whether a key pressed now would reach the room: focus is in no field, editor, board or dialog. */
function useLive(): boolean {
  const [live, setLive] = useState(true)
  useEffect(() => {
    // Asked with no target of its own, `typing` looks at what has focus.
    const look = () => setLive(!typing(new KeyboardEvent('keydown')))
    // What a click or a key does to the focus is known when both are over.
    const later = () => void setTimeout(look)
    look()
    for (const type of changing) addEventListener(type, later, true)
    // Who is taken out of the page with the focus in it tells nobody.
    const watch = setInterval(look, 500)
    return () => {
      for (const type of changing) removeEventListener(type, later, true)
      clearInterval(watch)
    }
  }, [])
  return live
}
