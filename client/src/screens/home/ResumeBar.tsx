/** Leads back into a room that one left while it was live, or before it began. Asks the server once; silent where there is none. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { CallFailed, readDebrief } from '../../link/api'
import { erasedSentenceOf, rounds, seatAs, type KeptRound } from '../../link/seats'

/** Of the last day: an older room that never began is nobody's next step. */
const within = 86_400_000
const asks = 3

export function ResumeBar() {
  const [open, setOpen] = useState<KeptRound | null>(null)
  useEffect(() => {
    let wanted = true
    void newestOpen().then(found => wanted && setOpen(found))
    return () => {
      wanted = false
    }
  }, [])
  if (!open) return null
  return (
    <div className="mx-auto w-full max-w-[1120px] px-5 pt-4 sm:px-8">
      <Link
        href={`/r/${open.room}`}
        className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 rounded-m border border-accent/40 bg-accent-soft px-4 py-2 text-[14px] hover:brightness-98"
      >
        <span className="min-w-0 flex-1">
          You left{' '}
          <span dir="auto" className="font-[620]">
            {open.title}
          </span>{' '}
          as {open.role}. It is not over.
        </span>
        <span className="font-[620] text-accent">Back into the room</span>
      </Link>
    </div>
  )
}

/** A debrief that the server does not give yet is of a room that is not over. */
async function newestOpen(): Promise<KeptRound | null> {
  const recent = rounds()
    .filter(round => Date.now() - round.at < within && erasedSentenceOf(round.room) === null)
    .slice(0, asks)
  for (const round of recent) {
    const seat = seatAs(round.room, round.role)
    if (!seat) continue
    try {
      await readDebrief(round.room, seat.token)
    } catch (failed) {
      if (failed instanceof CallFailed && failed.status === 409) return round
    }
  }
  return null
}
