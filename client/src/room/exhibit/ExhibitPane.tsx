/** The exhibit in its pane: a report or a change, with a margin to note in while it is read and to find in afterwards. */
import type { Exhibit } from '@signalroom/shared'
import { useRoom } from '../read'
import { ChangeText } from './ChangeText'
import { ReportText } from './ReportText'
import { scrolledByKeys } from '../../ui/scrolled-by-keys'

/** Laid by the room; until then a line says that it comes. */
export default function ExhibitPane() {
  const exhibit = useRoom(room => room.open.exhibit)
  const kept = useRoom(room => room.panel.guide?.question.exhibit)
  const shown = exhibit ?? kept
  return (
    <section
      aria-label={shown ? exhibitTitle(shown) : 'Exhibit'}
      {...scrolledByKeys}
      className="h-full overflow-y-auto bg-card -outline-offset-2"
    >
      {shown ? (
        <>
          {exhibit ? null : (
            <p className="border-b border-line bg-amber-soft px-4 py-2 text-[12.5px] text-amber">
              Only you have this yet. The candidate gets it with its phase.
            </p>
          )}
          {shown.type === 'report' ? <ReportText report={shown} /> : <ChangeText change={shown} />}
        </>
      ) : (
        <p className="grid h-full place-items-center p-6 text-center text-[13.5px] text-ink-3">
          What you will read is laid here when its phase begins.
        </p>
      )}
    </section>
  )
}

export const exhibitTitle = ({ type }: Exhibit): string => (type === 'report' ? 'Report' : 'Change')
