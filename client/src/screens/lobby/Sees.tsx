/** Who will see what, in plain words. */
import type { Role } from '@signalroom/shared'
import { Eye, EyeOff } from 'lucide-react'
import { useHere, useRoom } from '../../room/read'
import { Card } from '../../ui/Card'

interface Sight {
  readonly sees: string
  readonly hidden: string
}
const words: Readonly<Record<Role, Sight>> = {
  interviewer: {
    sees: 'You see everything: the question with its notes, facts to reveal, cards to play, the rubric, flags and your own notes.',
    hidden: 'The candidate’s own scores, until you release the debrief.',
  },
  candidate: {
    sees: 'You see the question once the round starts, the clock, the board, the code, and one cue at a time.',
    hidden:
      'Notes, rubric, flags, scores and cards not yet played. They are not hidden in your page: they are never sent to it.',
  },
  observer: {
    sees: 'You see what the candidate sees: question, clock, board, code and talk. You change nothing.',
    hidden: 'Notes, rubric, flags and scores, until the debrief is released.',
  },
}
const alone: Sight = {
  sees: 'You see the question once you start. Facts are revealed when you ask, cards come at their minutes.',
  hidden: 'The facts you do not ask for. After the bell you score yourself against the anchors.',
}

export function Sees() {
  const { me } = useHere()
  const solo = useRoom(room => room.open.alone)
  const sight = solo && me.role === 'candidate' ? alone : words[me.role]
  return (
    <Card className="p-5">
      <h2 className="text-[13.5px] font-[620]">Who will see what</h2>
      <p className="mt-3 flex gap-2.5 text-[13.5px] text-ink-2">
        <Eye size={16} aria-label="Seen" className="mt-0.5 shrink-0 text-accent" />
        {sight.sees}
      </p>
      <p className="mt-3 flex gap-2.5 text-[13.5px] text-ink-2">
        <EyeOff size={16} aria-label="Not seen" className="mt-0.5 shrink-0 text-ink-3" />
        <span>{sight.hidden}</span>
      </p>
    </Card>
  )
}
