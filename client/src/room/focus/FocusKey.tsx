/** The candidate's way into private focus and out of it: asks once before it begins, because it is there once a round. */
import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { useRoom } from '../read'
import { useKeys } from '../keys/useKeys'
import { useFocus } from './useFocus'
import { useAsk, useCan } from '../ask'

export function FocusKey() {
  const ask = useAsk()
  const can = useCan()
  const focus = useFocus()
  const alone = useRoom(room => room.open.alone)
  const used = useRoom(room => room.open.focus !== null)
  const [asking, setAsking] = useState(false)
  const press = () => {
    if (focus?.mine) void ask({ type: 'focus.end' })
    else if (can({ type: 'focus.begin' })) setAsking(true)
  }
  useKeys(alone ? {} : { f: press })
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
            : 'Hides your code and drawing from the others for up to five minutes, once a round'
        }
        onClick={press}
      >
        <EyeOff size={15} aria-hidden="true" />
        Private focus
      </Button>
      <Confirm
        title="Five minutes unseen?"
        text="For up to five minutes nobody sees what you type and draw, and what you run stays with you. The coach rests, and quiet is normal. Talk, cards and worksheet are seen as ever. It is there once a round; then everything is shown."
        keep="Not now"
        act="Begin"
        onAct={() => void ask({ type: 'focus.begin' })}
        look="primary"
        open={asking}
        onOpenChange={setAsking}
      />
    </>
  )
}
