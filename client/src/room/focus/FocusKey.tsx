/** The candidate's way into private focus and out of it: asks once before it begins, because it is there once a round. */
import { EyeOff } from 'lucide-react'
import type { Pane } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { useRoom } from '../read'
import { arm } from '../keys/armed'
import { useKeys } from '../keys/useKeys'
import { hiddenWords, useFocus } from './useFocus'
import { useAsk, useCan } from '../ask'

export function FocusKey() {
  const ask = useAsk()
  const can = useCan()
  const focus = useFocus()
  const alone = useRoom(room => room.open.alone)
  const used = useRoom(room => room.open.focus !== null)
  const inOne = useRoom(room => room.open.documents.includes('work'))
  const [asking, setAsking] = useState(false)
  const [chosen, choose] = useState<readonly Pane[]>(['code'])
  const hides = inOne ? both : chosen
  const press = () => {
    if (focus?.mine) void ask({ type: 'focus.end' })
    else if (can({ type: 'focus.begin' })) setAsking(true)
  }
  const askFirst = () => {
    if (focus?.mine) arm({ asks: 'Show everybody what you hid?', act: press })
    else press()
  }
  useKeys(alone ? {} : { f: askFirst })
  // Alone there is nobody to hide from.
  if (alone) return null
  return (
    <>
      <Button
        size="s"
        look="quiet"
        className="h-9 min-w-[148px] max-sm:h-11"
        aria-keyshortcuts="f"
        keyName="F"
        disabled={used}
        title={
          used
            ? 'Private focus is there once a round'
            : 'Hides your code, your drawing or both from the others for up to five minutes, once a round'
        }
        onClick={press}
      >
        <EyeOff size={15} aria-hidden="true" />
        Private focus
      </Button>
      <Confirm
        title="Five minutes unseen?"
        text={`For up to five minutes nobody sees ${hiddenWords(hides)}${hides.includes('code') ? ', and what you run stays with you' : ''}. The coach rests, and quiet is normal. Everything else is seen as ever. It is there once a round; then everything is shown.`}
        more={inOne ? null : <Choice chosen={chosen} choose={choose} />}
        keep="Not now"
        act="Begin"
        onAct={() => void ask({ type: 'focus.begin', hides: [...hides] })}
        look="primary"
        open={asking}
        onOpenChange={setAsking}
      />
    </>
  )
}

const both: readonly Pane[] = ['board', 'code']
const choices: readonly (readonly [string, readonly Pane[]])[] = [
  ['Code', ['code']],
  ['Board', ['board']],
  ['Both', both],
]

function Choice({ chosen, choose }: { chosen: readonly Pane[]; choose: (hides: readonly Pane[]) => void }) {
  return (
    <fieldset className="mt-4">
      <legend className="text-[12px] text-ink-3">What only you see</legend>
      <div className="mt-1.5 flex gap-5">
        {choices.map(([name, hides]) => (
          <label key={name} className="flex cursor-pointer items-center gap-2 text-[14px] max-sm:min-h-11">
            <input
              type="radio"
              name="hides"
              className="size-4 accent-accent"
              checked={hides.join() === chosen.join()}
              onChange={() => choose(hides)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
