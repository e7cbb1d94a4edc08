/** Says calmly that the drawing holds more than one can follow: to all, but in an exam to interviewers alone. Holds no rule. */
import { clutterOf, isToldOfClutter } from '@signalroom/shared'
import { Pill } from '../../ui/Pill'
import { useHere, useRoom } from '../read'

export function Crowded() {
  const { me } = useHere()
  const measure = useRoom(room => room.open.board.measure)
  const told = useRoom(room => isToldOfClutter(room.open.exam, me.role))
  const clutter = measure && told ? clutterOf(measure) : null
  return (
    <span role="status" aria-label="How crowded the board is" className="empty:hidden">
      {clutter ? (
        <Pill tone="amber" className="whitespace-nowrap" title={clutter.sentence}>
          {clutter.short}
          <span className="sr-only">. {clutter.sentence}</span>
        </Pill>
      ) : null}
    </span>
  )
}
