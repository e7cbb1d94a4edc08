/** One's loops, and how a new one is made: from a template, or empty. */
import { zoneNames, type LoopTemplate } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { CallFailed, listLoopTemplates } from '../../link/api'
import { createLoop, listCountries } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field } from '../../ui/Field'
import { dateText } from '../../ui/format'
import { Select } from '../../ui/Select'
import type { OwnPerson } from './usePerson'
import { hereZone, zoneChoices } from './zones'

export function Loops({ rows, secret }: OwnPerson) {
  const loops = rows.loop
  const profile = rows.profile[0]?.value
  const [making, setMaking] = useState(loops.length === 0)
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <section aria-labelledby="your-loops">
        <h2 id="your-loops" className="text-[18px] font-[620]">
          Your loops
        </h2>
        {loops.length === 0 ? (
          <p className="mt-3 rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
            None yet. A loop holds the rounds of one application: pick the one that is nearest to yours, then
            change what is different.
          </p>
        ) : (
          <ul className="mt-3 divide-y divide-line rounded-card border border-line bg-card">
            {loops.toReversed().map(({ id, at, value }) => (
              <li key={id}>
                <Link
                  href={`/loops/${id}`}
                  className="flex min-h-14 items-center gap-3 px-5 py-3 hover:bg-sunk"
                >
                  <span dir="auto" className="min-w-0 flex-1 truncate font-[600]">
                    {value.title}
                  </span>
                  <span className="text-[12.5px] text-ink-3">{dateText(at)}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
        {making ? null : (
          <Button className="mt-4 max-sm:h-11" onClick={() => setMaking(true)}>
            New loop
          </Button>
        )}
      </section>
      {making ? (
        <NewLoop
          secret={secret}
          target={profile?.target ?? null}
          zone={profile?.zone}
          country={profile?.country}
        />
      ) : null}
    </div>
  )
}

function NewLoop({
  secret,
  target,
  zone: ownZone,
  country: ownCountry,
}: {
  secret: string
  target: string | null
  zone: string | undefined
  country: string | undefined
}) {
  const [templates, setTemplates] = useState<readonly LoopTemplate[]>([])
  const [countries, setCountries] = useState<Readonly<Record<string, string>>>({})
  const [chosen, setChosen] = useState<string | null>(target)
  const [title, setTitle] = useState('')
  const [zone, setZone] = useState(ownZone ?? hereZone())
  const [country, setCountry] = useState<string | null>(ownCountry ?? null)
  const [says, setSays] = useState('')
  const [busy, setBusy] = useState(false)
  const [, go] = useLocation()
  useEffect(() => {
    void listLoopTemplates().then(setTemplates, () =>
      setSays('The templates did not load. An empty loop can be made.'),
    )
    void listCountries().then(setCountries, () => {})
  }, [])
  const template = templates.find(({ id }) => id === chosen) ?? null
  const make = async () => {
    setBusy(true)
    try {
      const { loop } = await createLoop(secret, {
        title: title.trim() || (template?.title ?? 'My loop'),
        zone,
        ...(template ? { template: template.id } : {}),
        ...(country === null ? {} : { country }),
      })
      go(`/loops/${loop.id}`)
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
      setBusy(false)
    }
  }
  return (
    <Card className="p-5">
      <form
        onSubmit={event => {
          event.preventDefault()
          void make()
        }}
      >
        <h2 className="text-[18px] font-[620]">A new loop</h2>
        <fieldset className="mt-3">
          <legend className="text-[12px] font-[560] text-ink-2">Its rounds</legend>
          <div className="mt-1.5 grid max-h-[340px] gap-2 overflow-y-auto px-0.5 pt-0.5 fades">
            {[...templates, null].map(one => (
              <label
                key={one?.id ?? 'empty'}
                className="flex cursor-pointer items-start gap-3 rounded-m border border-line-strong px-3 py-2.5 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="template"
                  className="mt-1 accent-(--accent)"
                  checked={chosen === (one?.id ?? null)}
                  aria-label={one?.title ?? 'Empty'}
                  onChange={() => setChosen(one?.id ?? null)}
                />
                <span className="min-w-0 text-[14px] font-[600]">
                  {one?.title ?? 'Empty'}
                  <span className="block text-[12.5px] font-[400] text-ink-2">
                    {one
                      ? `${one.summary} ${one.rounds.length} rounds: ${one.rounds.map(round => round.title).join(', ')}.`
                      : 'Add the rounds one by one.'}
                  </span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <Field
          label="What it is called"
          className="mt-4"
          value={title}
          maxLength={80}
          placeholder={template?.title ?? 'My loop'}
          onChange={event => setTitle(event.target.value)}
        />
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          <Select
            label="Your time zone"
            value={zone}
            options={zoneChoices(zone, zoneNames())}
            change={next => next && setZone(next)}
          />
          <Select
            label="Whose business days count"
            none="Monday to Friday, no holidays"
            value={country}
            options={Object.keys(countries)}
            wordsOf={code => countries[code] ?? code}
            change={setCountry}
          />
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" className="max-sm:h-11" disabled={busy}>
            {busy ? 'One moment…' : 'Make the loop'}
          </Button>
          <p role="alert" className="text-[13.5px] text-red">
            {says}
          </p>
        </div>
      </form>
    </Card>
  )
}
