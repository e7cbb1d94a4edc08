/** Which of the two stories a loop wants are not in the bank yet, and the way there. One line, or nothing; holds nobody up. */
import { slotsMissing, slotWords, type PersonAnswer } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { ownSecret, readPerson } from '../../link/persons'

/** For the person of this browser alone; `of`: what has not begun yet, as a sentence goes on. */
export function StoriesFirst({ of }: { of: 'loop' | 'round' }) {
  const secret = useStore(ownSecret)
  const [rows, setRows] = useState<PersonAnswer['rows'] | null>(null)
  useEffect(() => {
    if (secret === null) return
    // Where it does not answer, nothing is known and nothing is said.
    readPerson(secret).then(
      answer => setRows(answer.rows),
      () => {},
    )
  }, [secret])
  if (secret === null || rows === null) return null
  const missing = slotsMissing(rows.story.map(({ value }) => value))
  if (missing.length === 0) return null
  const which = missing.map(slot => slotWords[slot].title.toLowerCase()).join(' and ')
  return (
    <p className="mt-3 rounded-m bg-sunk px-4 py-2.5 text-[13.5px]">
      {of === 'loop' ? 'Before the loop starts' : 'Before you start'}: your story bank has no story with a
      figure yet for {which}. {/* Nobody leaves a room by it. */}
      <Link
        href="/hub/stories"
        {...(of === 'round' ? { target: '_blank' } : {})}
        className="font-[560] text-accent underline underline-offset-4"
      >
        Go to your stories
      </Link>
    </p>
  )
}
