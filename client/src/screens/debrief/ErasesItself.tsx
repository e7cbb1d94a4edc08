/** The day on which the server erases this round by itself, where its owner has set that. */
import { erasesItselfAt, type Debrief } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { readConfig } from '../../link/api'
import { dateText } from '../../ui/format'

export function ErasesItself({ debrief: { endedAt } }: { debrief: Debrief }) {
  const [days, setDays] = useState<number | undefined>()
  useEffect(() => {
    // Offline, the sentence is missing and nothing else.
    readConfig().then(
      ({ roomDays }) => setDays(roomDays),
      () => {},
    )
  }, [])
  if (days === undefined || endedAt === null) return null
  return (
    <p className="mt-1 text-[12.5px] text-ink-3">
      This room erases itself on {dateText(erasesItselfAt(endedAt, days))}.
    </p>
  )
}
