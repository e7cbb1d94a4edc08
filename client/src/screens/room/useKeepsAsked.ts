/** Keeps on this device which question was asked of whom, so that an interviewer asks nobody the same twice. */
import { firstSeat } from '@signalroom/shared'
import { useEffect } from 'react'
import { keepAsked } from '../../link/asked'
import { useHere, useRoom } from '../../room/read'

export function useKeepsAsked(): void {
  const { me } = useHere()
  const question = useRoom(room => room.open.question.id)
  const who = useRoom(room => firstSeat(room, 'candidate')?.name ?? '')
  useEffect(() => {
    if (me.role === 'interviewer' && question !== '') keepAsked({ question, who })
  }, [me.role, question, who])
}
