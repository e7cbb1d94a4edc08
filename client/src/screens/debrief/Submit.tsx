/** Closes one's own scores: nobody sees another's before that. Asks once more, for it cannot be taken back. */
import { panelDone, type Debrief, type Seat } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { useAsk } from '../../room/ask'
import { useHere, useRoom, useSeats } from '../../room/read'

/** Who else interviews in this room, shown out or not there any more left aside. */
export function useOtherInterviewers(): readonly Seat[] {
  const { me } = useHere()
  const seats = useSeats()
  return me.role === 'interviewer'
    ? seats.filter(({ id, role }) => role === 'interviewer' && id !== me.seat)
    : []
}

/** Whether this seat's own scores are closed. */
export function useClosed(): boolean {
  const { me } = useHere()
  return useRoom(room =>
    (me.role === 'interviewer' ? room.panel.submitted : room.open.selfSubmitted).includes(me.seat),
  )
}

/** Whether a score of one's own may be changed in discussion by now. */
export function useMayRevise(): boolean {
  const { me } = useHere()
  return useRoom(room => room.panel.submitted.includes(me.seat) && (room.panel.shared || panelDone(room)))
}

export const named = (seats: readonly Seat[]): string =>
  new Intl.ListFormat('en').format(seats.map(({ name }) => name))

/** With two interviewers each closes their own scores first; neither sees the other's before both have. */
export function Submit({ others }: { others: readonly Seat[] }) {
  return (
    <Closing
      text={`Your scores, pins and flags close as they are. Once ${named(others)} ${others.length === 1 ? 'has' : 'have'} submitted as well, each of you sees what the other judged.`}
      look="primary"
    />
  )
}

/** The same for the candidate, and for who interviews by themselves: what the other scored opens to them alone. */
export function SubmitOwn({ debrief }: { debrief: Debrief }) {
  const { me } = useHere()
  const closed = useClosed()
  const others = useOtherInterviewers()
  if (debrief.alone || debrief.released || closed || others.length > 0) return null
  const empty = debrief.rows.filter(row => !row.scores.some(score => score.seat === me.seat)).length
  const left = empty === 0 ? '' : ` ${empty} of ${debrief.rows.length} rows are not scored, and stay so.`
  return (
    <Closing
      text={`${
        me.role === 'candidate'
          ? 'Your scores close as they are. Your interviewers see them once they have submitted theirs; you see theirs at the release.'
          : 'Your scores, pins and flags close as they are. You then see what the candidate scored, once they have submitted, and change a score only with a reason.'
      }${left}`}
      look="plain"
    />
  )
}

function Closing({ text, look }: { text: string; look: 'primary' | 'plain' }) {
  const ask = useAsk()
  return (
    <Confirm
      title="Submit your scores?"
      text={text}
      keep="Not yet"
      act="Submit"
      onAct={() => void ask({ type: 'scores.submit' })}
      look="primary"
    >
      <Button
        look={look}
        size={look === 'plain' ? 's' : 'm'}
        className={look === 'plain' ? 'max-sm:h-11' : ''}
      >
        Submit my scores
      </Button>
    </Confirm>
  )
}
