/** What to say first, for whoever has not looked further than the rubric yet, and where the rest of it stands. */
import { useRoom } from '../read'
import type { Guide } from '../judging/guide'
import { SayNext } from './SayNext'

/** Only in the first phase: later lines stand with their phase. */
export function FirstLine({ guide }: { guide: Guide }) {
  const first = useRoom(room => room.open.plan.phases[0]?.id)
  const now = useRoom(room => room.open.clock.phase)
  const phase = guide.phases.find(({ id }) => id === first)
  if (!phase || now !== first) return null
  return (
    <div className="space-y-1.5 px-3 pt-3">
      <SayNext lines={phase.talk} />
      <p className="text-[12.5px] text-ink-3">
        What this phase is about, and what you may tell, is under Question.
      </p>
    </div>
  )
}
