/** Goes to a moment: pressed on a screen; on paper a link with its whole address, where there is one that others can open. */
import { clockText } from '@signalroom/shared'
import type { ComponentProps } from 'react'
import { useIsPaper } from '../../ui/paper'
import { useSource } from './source'

export function ToMoment({
  at,
  go,
  children,
  className,
  ...rest
}: {
  /** On the round's clock. */
  at: number
  go: () => void
} & ComponentProps<'button'>) {
  const isPaper = useIsPaper()
  const { isCopy } = useSource()
  if (!isPaper)
    return (
      <button {...rest} type="button" onClick={go} className={className}>
        {children}
      </button>
    )
  // A copy is opened from a file: its moments have no address.
  if (isCopy) return <span className={className}>{children}</span>
  return (
    <a href={`${location.origin}${location.pathname}?t=${clockText(at)}`} className={className}>
      {children}
    </a>
  )
}
