/** For everybody but the candidate: what they see while it is hidden, and why it is quiet. Nothing moves for it. */
import { EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Pill } from '../../ui/Pill'
import { useFocus, useFocusLeft, type FocusNow } from './useFocus'
import { useCandidateName, useMoment } from '../read'
import { Own } from '../../ui/Own'

/** Lies on the code, above its foot. */
export function FocusNote() {
  const focus = useFocus()
  return focus && !focus.mine && focus.hides.includes('code') ? <Note focus={focus} /> : null
}

function Note({ focus }: { focus: FocusNow }) {
  const left = useFocusLeft(focus)
  const moment = useMoment()
  const name = useCandidateName()
  return (
    <div className="absolute inset-x-0 bottom-8 z-20 flex gap-2.5 border-t border-line bg-paper px-3 py-2 text-[12.5px] text-ink-2 max-[899px]:bottom-[52px]">
      <EyeOff size={15} aria-hidden="true" className="mt-0.5 shrink-0" />
      <p className="min-w-0 flex-1 wrap-anywhere">
        <span className="font-[620] text-ink">
          <Own>{name}</Own> is in private focus.
        </span>{' '}
        You see the code as it stood at {moment(focus.from)}. Quiet is normal; the coach rests.
      </p>
      <span className="shrink-0 tabular-nums">{left} left</span>
    </div>
  )
}

/** In the head of the board, in the place of `children`. */
export function FocusPill({ children }: { children: ReactNode }) {
  const focus = useFocus()
  const moment = useMoment()
  if (!focus || focus.mine || !focus.hides.includes('board')) return children
  return <Pill className="max-w-full truncate">private focus: as it stood at {moment(focus.from)}</Pill>
}
