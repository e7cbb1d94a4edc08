/** Lays the rounds that have no moment out from a day on; each can be moved afterwards. */
import { dayOf, layOut, noHolidays, type DaysOff, type OwnersLoop } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { usePerson } from '../hub/usePerson'
import { loopNow } from './clock'
import type { Ask } from './useLoop'

const dayMs = 24 * 3_600_000

export function LayOut({ loop, daysOff, ask }: { loop: OwnersLoop; daysOff: DaysOff | null; ask: Ask }) {
  const person = usePerson()
  const [typed, setTyped] = useState<string | null>(null)
  const [says, setSays] = useState<string | null>(null)
  const open = loop.rounds.filter(({ at, cancelled, result }) => at === null && !cancelled && result === null)
  if (open.length < 2) return null
  const wanted = person.type === 'here' ? person.rows.profile[0]?.value.date : undefined
  const day = typed ?? wanted ?? dayOf(loopNow() + dayMs, loop.zone)
  const lay = async () => {
    const moments = layOut(loop, day, loopNow(), daysOff ?? noHolidays)
    if (moments.length === 0) return setSays('Pick a day that is still to come.')
    for (const { round, at } of moments) {
      const seen = loop.rounds.find(({ id }) => id === round)?.sequence ?? 0
      const why = await ask({ type: 'round.move', round, seen, at, zone: loop.zone })
      if (why !== null) return setSays(why)
    }
    setSays(null)
  }
  return (
    <form
      aria-label="Lay the rounds out"
      className="mt-3 flex flex-wrap items-end gap-3 rounded-card bg-sunk p-4"
      onSubmit={event => {
        event.preventDefault()
        void lay()
      }}
    >
      <Field
        label="First round on"
        type="date"
        className="min-w-[150px]"
        value={day}
        onChange={event => {
          setSays(null)
          setTyped(event.target.value)
        }}
      />
      <Button type="submit" className="h-11">
        Lay the rounds out
      </Button>
      <p className="min-w-[180px] flex-1 text-[13px] text-ink-2">
        {loop.spacing.hoursBetween < 1
          ? 'One after the other on one business day, a quarter of an hour between. Move each as you like.'
          : 'Every second business day at ten, so that a day to prepare lies between. Move each as you like.'}
      </p>
      {says === null ? null : (
        <p role="alert" className="basis-full text-[13px] text-red">
          {says}
        </p>
      )}
    </form>
  )
}
