/** Offers a slot to strangers: all of it is what others see. */
import { levels, momentOf, zoneNames, type Level, type PlanRow } from '@signalroom/shared'
import { useState } from 'react'
import { CallFailed } from '../../link/api'
import { offerSlot } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field } from '../../ui/Field'
import { Select } from '../../ui/Select'
import type { OwnPerson } from './usePerson'
import { hereZone, zoneChoices } from './zones'

const seniorities = ['peer', 'senior', 'staff', 'manager'] as const

export function OfferSlot({
  rows,
  secret,
  plans,
  offered,
}: OwnPerson & { plans: readonly PlanRow[]; offered: () => void }) {
  const profile = rows.profile[0]?.value
  const [plan, setPlan] = useState<string | null>(null)
  const [as, setAs] = useState<'candidate' | 'interviewer'>('candidate')
  const [level, setLevel] = useState<Level>(profile?.level ?? 'senior')
  const [seniority, setSeniority] = useState<(typeof seniorities)[number]>('peer')
  const [local, setLocal] = useState('')
  const [zone, setZone] = useState(profile?.zone ?? hereZone())
  const [note, setNote] = useState('')
  const [says, setSays] = useState<{ readonly good: boolean; readonly text: string } | null>(null)
  const offer = async () => {
    if (plan === null) return setSays({ good: false, text: 'Pick a kind of round.' })
    const said = momentOf(local, zone)
    const at = said.type === 'one' ? said.at : said.type === 'twice' ? said.choices[0].at : null
    if (at === null) return setSays({ good: false, text: 'Pick a day and a time that there is.' })
    try {
      await offerSlot(secret, {
        plan,
        as,
        level,
        seniority,
        at,
        zone,
        ...(note.trim() ? { note: note.trim() } : {}),
      })
      setSays({ good: true, text: 'Offered.' })
      setNote('')
      offered()
    } catch (error) {
      setSays({
        good: false,
        text:
          error instanceof CallFailed ? error.message.replace(/^at: /, 'That moment ') : 'That did not work.',
      })
    }
  }
  return (
    <Card className="p-5">
      <form
        aria-label="Offer a slot"
        onSubmit={event => {
          event.preventDefault()
          void offer()
        }}
      >
        <h2 className="text-[18px] font-[620]">Offer a slot</h2>
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          <Select
            label="Kind of round"
            none="Pick one"
            value={plan}
            options={plans.map(({ id }) => id)}
            wordsOf={id => plans.find(one => one.id === id)?.title ?? id}
            change={setPlan}
          />
          <Select
            label="You sit as"
            value={as}
            options={['candidate', 'interviewer'] as const}
            change={one => one && setAs(one)}
          />
          <Select label="Level" value={level} options={levels} change={one => one && setLevel(one)} />
          <Select
            label="How senior you are"
            value={seniority}
            options={seniorities}
            change={one => one && setSeniority(one)}
          />
          <Field
            label="Day and time"
            type="datetime-local"
            value={local}
            onChange={event => setLocal(event.target.value)}
          />
          <Select
            label="Time zone"
            value={zone}
            options={zoneChoices(zone, zoneNames())}
            change={one => one && setZone(one)}
          />
        </div>
        <Field
          label="A line to whoever takes it; no name, no address"
          className="mt-3"
          value={note}
          maxLength={200}
          onChange={event => setNote(event.target.value)}
        />
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" className="max-sm:h-11">
            Offer it
          </Button>
          {says === null ? null : (
            <p
              role={says.good ? 'status' : 'alert'}
              className={says.good ? 'text-[13.5px] text-accent' : 'text-[13.5px] text-red'}
            >
              {says.text}
            </p>
          )}
        </div>
      </form>
    </Card>
  )
}
