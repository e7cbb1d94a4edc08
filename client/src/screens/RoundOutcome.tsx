/** What became of a round that this browser sat in, as its own seat may know it: asked of the server, never kept. */
import { verdictWords, type Debrief, type Role } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { CallFailed, readDebrief } from '../link/api'
import { erasedSentenceOf, keepErased, seatAs } from '../link/seats'

/** Empty until the answer is there, and where there is none. */
export function RoundOutcome({ room, role }: { room: string; role: Role }) {
  const [says, setSays] = useState('')
  useEffect(() => {
    const erased = erasedSentenceOf(room)
    if (erased !== null) return setSays(erased)
    const seat = seatAs(room, role)
    if (!seat) return
    let wanted = true
    readDebrief(room, seat.token).then(
      debrief => wanted && setSays(outcome(debrief)),
      (failed: unknown) => {
        if (!(failed instanceof CallFailed) || !wanted) return
        if (failed.status === 410) keepErased(room, failed.message)
        setSays(why(failed))
      },
    )
    return () => {
      wanted = false
    }
  }, [room, role])
  return <span className="block min-h-[18px] text-[12.5px] text-ink-2">{says}</span>
}

function outcome({ recommendation, own, took }: Debrief): string {
  const minutes = `${Math.round(took / 60_000)} min`
  if (recommendation) return `${minutes} · ${verdictWords[recommendation.verdict]}`
  return own ? `${minutes} · by your own scores: ${verdictWords[own.verdict]}` : minutes
}
function why({ status, message }: CallFailed): string {
  if (status === 410) return message
  if (status === 409) return 'Not over yet'
  return status === 401 || status === 404 ? 'No longer on this server' : ''
}
