/** Rehearsing with somebody one does not know: slots that are offered here, one's own, and a new one. */
import {
  levels,
  momentOf,
  momentText,
  zoneNames,
  type Level,
  type PlanRow,
  type SeenSlot,
} from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { CallFailed, listPlans } from '../../link/api'
import { callOffSlot, intoSlot, listSlots, markSlot, offerSlot } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { Field } from '../../ui/Field'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { Select } from '../../ui/Select'
import type { OwnPerson } from './usePerson'
import { hereZone, zoneChoices } from './zones'

type Lists = Awaited<ReturnType<typeof listSlots>>
const seniorities = ['peer', 'senior', 'staff', 'manager'] as const

export function Partners(person: OwnPerson) {
  const { secret } = person
  const [lists, setLists] = useState<Lists | null>(null)
  const [plans, setPlans] = useState<readonly PlanRow[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  const load = useCallback(() => {
    setFailed(null)
    listSlots(secret).then(setLists, (error: unknown) =>
      setFailed(error instanceof CallFailed ? error.message : 'The slots did not load.'),
    )
  }, [secret])
  useEffect(load, [load])
  useEffect(() => {
    void listPlans().then(setPlans, () => {})
  }, [])
  const titleOf = (plan: string) => plans.find(({ id }) => id === plan)?.title ?? plan
  if (failed !== null)
    return (
      <div role="alert" className="max-w-[560px] text-[15px] text-ink-2">
        <p>{failed}</p>
        <Button className="mt-3 max-sm:h-11" onClick={load}>
          Try again
        </Button>
      </div>
    )
  if (lists === null)
    return (
      <p role="status" className="text-ink-2">
        Loading…
      </p>
    )
  const open = lists.open.filter(({ plan }) => kind === null || plan === kind)
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <section aria-labelledby="open-slots">
        <h2 id="open-slots" className="text-[18px] font-[620]">
          Offered here
        </h2>
        <p className="mt-1 text-[13.5px] text-ink-2">
          Others see of a slot what stands in it, and nothing else of you. Who takes it sits in the other
          role.
        </p>
        {lists.open.length === 0 ? (
          <p className="mt-3 rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
            Nobody offers one just now. Offer yours: others find it here.
          </p>
        ) : (
          <>
            <Select
              label="Kind of round"
              none="All"
              value={kind}
              options={[...new Set(lists.open.map(({ plan }) => plan))]}
              wordsOf={titleOf}
              change={setKind}
              className="mt-3"
            />
            <ul className="mt-3 grid gap-3">
              {open.map(slot => (
                <li key={slot.slot}>
                  <Slot slot={slot} title={titleOf(slot.plan)} secret={secret} again={load} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <div className="grid content-start gap-6">
        <section aria-labelledby="own-slots">
          <h2 id="own-slots" className="text-[18px] font-[620]">
            Yours
          </h2>
          {lists.mine.length === 0 ? (
            <p className="mt-2 text-[14px] text-ink-2">None yet.</p>
          ) : (
            <ul className="mt-3 grid gap-3">
              {lists.mine.map(slot => (
                <li key={slot.slot}>
                  <Slot slot={slot} title={titleOf(slot.plan)} secret={secret} again={load} />
                </li>
              ))}
            </ul>
          )}
        </section>
        <Offer {...person} plans={plans} offered={load} />
      </div>
    </div>
  )
}

const stateWords = {
  open: 'Offered',
  taken: 'Agreed',
  off: 'Called off',
  past: 'Over, nobody took it',
} as const

function Slot({
  slot,
  title,
  secret,
  again,
}: {
  slot: SeenSlot
  title: string
  secret: string
  again: () => void
}) {
  const [says, setSays] = useState<string | null>(null)
  const tried = async (call: () => Promise<unknown>) => {
    try {
      await call()
      again()
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
      again()
    }
  }
  const enter = async () => {
    try {
      const { pathname, hash } = new URL((await intoSlot(secret, slot.slot, 'link')).link)
      location.assign(pathname + hash)
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
    }
  }
  const name = `${title}, ${momentText(slot.at, slot.zone)}`
  return (
    <Card className="p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 flex-1 text-[15px] font-[620]">{title}</h3>
        {slot.mine ? (
          <Pill tone={slot.state === 'taken' ? 'green' : 'plain'}>{stateWords[slot.state]}</Pill>
        ) : null}
        <Pill>{slot.level}</Pill>
      </div>
      <p className="mt-1 text-[13.5px] text-ink-2">
        {momentText(slot.at, slot.zone)}.{' '}
        {slot.sitsAs
          ? `You sit as ${slot.sitsAs}.`
          : `They sit as ${slot.as}, ${slot.seniority === 'peer' ? 'a peer' : `at ${slot.seniority} level`}; you as ${slot.as === 'candidate' ? 'interviewer' : 'candidate'}.`}
      </p>
      {slot.note ? (
        <p className="mt-1 text-[13.5px]">
          “<Own>{slot.note}</Own>”
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap gap-2">
        {slot.mine === null ? (
          <>
            <Button
              size="s"
              look="primary"
              className="max-sm:h-11"
              aria-label={`Take it: ${name}`}
              onClick={() => void tried(() => intoSlot(secret, slot.slot, 'take'))}
            >
              Take it
            </Button>
            <Confirm
              title="Report this slot?"
              text="You do not see it any more, and whoever runs this server is told that it was reported. At the third report nobody sees it."
              keep="Never mind"
              act="Report"
              onAct={() => void tried(() => markSlot(secret, slot.slot, 'report'))}
            >
              <Button size="s" look="quiet" className="max-sm:h-11">
                Report…
              </Button>
            </Confirm>
          </>
        ) : slot.state === 'taken' ? (
          <Button size="s" look="primary" className="max-sm:h-11" onClick={() => void enter()}>
            Enter the room
          </Button>
        ) : null}
        {slot.mine === null || slot.state === 'taken' ? (
          <Confirm
            title="Never meet this person?"
            text="Neither of you sees what the other offers any more. They are not told."
            keep="Never mind"
            act="Block"
            onAct={() => void tried(() => markSlot(secret, slot.slot, 'block'))}
          >
            <Button size="s" look="quiet" className="max-sm:h-11">
              Block…
            </Button>
          </Confirm>
        ) : null}
        {slot.mine !== null && (slot.state === 'open' || slot.state === 'taken') ? (
          <Confirm
            title="Call it off?"
            text={
              slot.state === 'taken'
                ? 'It is off for both of you; their calendar hears of it.'
                : 'Others do not see it any more.'
            }
            keep="Keep it"
            act="Call it off"
            onAct={() => void tried(() => callOffSlot(secret, slot.slot))}
          >
            <Button size="s" look="quiet" className="max-sm:h-11">
              Call off…
            </Button>
          </Confirm>
        ) : null}
      </div>
      {says === null ? null : (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {says}
        </p>
      )}
    </Card>
  )
}

function Offer({
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
