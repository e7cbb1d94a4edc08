/** Who one is, as far as one says; one's own link and its calendar; and the way to be forgotten. */
import {
  levels,
  trades,
  zoneNames,
  type KeptProfile,
  type LoopTemplate,
  type PresetRow,
  type Trade,
} from '@signalroom/shared'
import { useEffect, useState, type ReactNode } from 'react'
import { CallFailed, listLoopTemplates, listPresets } from '../../link/api'
import { erasePerson, keepOwnSecret, listCountries, newCalendar, renewOwnLink } from '../../link/persons'
import { keepProfile, tradeWords } from '../../link/profile'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { copyText } from '../../ui/copy'
import { Field } from '../../ui/Field'
import { saveText } from '../../ui/save-text'
import { Select } from '../../ui/Select'
import { newRow, type OwnPerson } from './usePerson'
import { zoneChoices } from './zones'

export function You(person: OwnPerson) {
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Profile {...person} />
      <div className="grid content-start gap-6">
        <OwnLink {...person} />
        <Calendar {...person} />
        <Forget {...person} />
      </div>
    </div>
  )
}

function Profile({ rows, keep }: OwnPerson) {
  const row = rows.profile[0]
  const [draft, setDraft] = useState<KeptProfile>(row?.value ?? {})
  const [years, setYears] = useState(row?.value.years?.toString() ?? '')
  const [templates, setTemplates] = useState<readonly LoopTemplate[]>([])
  const [countries, setCountries] = useState<Readonly<Record<string, string>>>({})
  const [presets, setPresets] = useState<readonly PresetRow[]>([])
  const [says, setSays] = useState<{ readonly kept: boolean; readonly text: string } | null>(null)
  useEffect(() => {
    void listLoopTemplates().then(setTemplates, () => {})
    void listCountries().then(setCountries, () => {})
    void listPresets().then(setPresets, () => {})
  }, [])
  const set = (more: { readonly [Key in keyof KeptProfile]: KeptProfile[Key] | null }) => {
    setSays(null)
    const next = { ...draft, ...more }
    setDraft(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null)) as KeptProfile)
  }
  const save = async () => {
    const number = Number(years)
    if (years.trim() !== '' && !(number >= 0 && number <= 60))
      return setSays({ kept: false, text: 'Years: a number from 0 to 60.' })
    const { years: _, ...rest } = draft
    const value = { ...rest, ...(years.trim() === '' ? {} : { years: number }) }
    const why = await keep('profile', row ?? { ...newRow(), id: 'mine' }, value)
    setSays({ kept: why === null, text: why ?? 'Kept.' })
    // The bank's order and the level of new rooms go by it as well.
    if (why === null && value.trade && value.level)
      keepProfile({
        trade: value.trade,
        level: value.level,
        ...(value.company ? { company: value.company } : {}),
      })
  }
  return (
    <Card className="p-5">
      <form
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <h2 className="text-[18px] font-[620]">Your profile</h2>
        <p className="mt-1 text-[13.5px] text-ink-2">
          It picks a loop, orders the questions and sets the level you are judged at. Leave empty what you
          like.
        </p>
        <div className="mt-4 grid gap-3 sm:grid-cols-2">
          <Select
            label="I rehearse for"
            none="Not said"
            value={draft.trade ?? null}
            options={trades}
            wordsOf={(trade: Trade) => tradeWords[trade]}
            change={trade => set({ trade })}
          />
          <Select
            label="Level"
            none="Not said"
            value={draft.level ?? null}
            options={levels}
            change={level => set({ level })}
          />
          <Field
            label="Years of work"
            inputMode="decimal"
            value={years}
            onChange={event => {
              setSays(null)
              setYears(event.target.value)
            }}
          />
          <Select
            label="The loop you aim at"
            none="Not said"
            value={draft.target ?? null}
            options={templates.map(({ id }) => id)}
            wordsOf={id => templates.find(one => one.id === id)?.title ?? id}
            change={target => set({ target })}
          />
          <Select
            label="The kind of company"
            none="Not said"
            value={draft.company ?? null}
            options={presets.map(({ id }) => id)}
            wordsOf={id => presets.find(one => one.id === id)?.title ?? id}
            change={company => set({ company })}
          />
          <Field
            label="Day of the first round"
            type="date"
            value={draft.date ?? ''}
            onChange={event => set({ date: event.target.value === '' ? null : event.target.value })}
          />
          <Select
            label="Your time zone"
            none="As this browser says"
            value={draft.zone ?? null}
            options={zoneChoices(draft.zone ?? 'UTC', zoneNames())}
            change={zone => set({ zone })}
          />
          <Select
            label="Country"
            none="Not said"
            value={draft.country ?? null}
            options={Object.keys(countries)}
            wordsOf={code => countries[code] ?? code}
            change={country => set({ country })}
          />
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" className="max-sm:h-11">
            Keep it
          </Button>
          <p
            role={says?.kept === false ? 'alert' : 'status'}
            className={says?.kept === false ? 'text-[13.5px] text-red' : 'text-[13.5px] text-accent'}
          >
            {says?.text}
          </p>
        </div>
      </form>
    </Card>
  )
}

function OwnLink({ secret }: OwnPerson) {
  const [says, setSays] = useState('')
  const link = `${location.origin}/me#${secret}`
  const copy = async () =>
    setSays((await copyText(link)) ? 'Copied. Whoever opens it is you.' : `It is ${link}`)
  const renew = async () => {
    try {
      const renewed = await renewOwnLink(secret)
      keepOwnSecret(renewed.secret)
      setSays('Renewed. The link before opens nothing any more, on no device.')
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work.')
    }
  }
  return (
    <Panel title="Your own link" says={says}>
      <p className="text-[13.5px] text-ink-2">
        It carries all this to another device. Whoever has it is you, and a lost one cannot be found again:
        put it where you keep passwords.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button className="max-sm:h-11" onClick={() => void copy()}>
          Copy the link
        </Button>
        <Button
          className="max-sm:h-11"
          onClick={() => saveText('signalroom-my-link.txt', `${link}\n`, 'text/plain')}
        >
          Save it as a file
        </Button>
        <Confirm
          title="Renew your own link?"
          text="The one you have opens nothing any more, on no device. This browser takes the new one."
          keep="Keep it"
          act="Renew"
          look="primary"
          onAct={() => void renew()}
        >
          <Button look="quiet" className="max-sm:h-11">
            Renew…
          </Button>
        </Confirm>
      </div>
    </Panel>
  )
}

function Calendar({ secret }: OwnPerson) {
  const [address, setAddress] = useState<string | null>(null)
  const [says, setSays] = useState('')
  const make = async () => {
    try {
      const { link } = await newCalendar(secret)
      setAddress(link)
      setSays((await copyText(link)) ? 'Copied. Give it to your calendar as a subscription.' : '')
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work.')
    }
  }
  return (
    <Panel title="Your calendar" says={says}>
      <p className="text-[13.5px] text-ink-2">
        A secret address that your calendar asks again and again: all rounds of all loops with their windows.
        A new one ends the one before.
      </p>
      {address === null ? null : (
        <Field
          label="Address"
          className="mt-3"
          readOnly
          value={address}
          onFocus={event => event.target.select()}
        />
      )}
      <Button className="mt-3 max-sm:h-11" onClick={() => void make()}>
        {address === null ? 'Make an address' : 'Make another'}
      </Button>
    </Panel>
  )
}

function Forget({ secret, rows }: OwnPerson) {
  const [says, setSays] = useState('')
  const erase = async () => {
    try {
      await erasePerson(secret)
      keepOwnSecret(null)
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work.')
    }
  }
  return (
    <Panel title="Be forgotten" says={says}>
      <p className="text-[13.5px] text-ink-2">
        Erases all of this from the server: your profile, what you wrote, {loopsOf(rows.loop.length)}. Rooms
        stay as they are.
      </p>
      <Confirm
        title="Erase your hub?"
        text="It goes from the server for good, with your loops. Save what you want to keep first."
        keep="Keep it"
        act="Erase all"
        onAct={() => void erase()}
      >
        <Button look="danger" className="mt-3 max-sm:h-11">
          Erase my hub…
        </Button>
      </Confirm>
    </Panel>
  )
}

const loopsOf = (count: number): string =>
  count === 0
    ? 'and every link into it'
    : `${count === 1 ? 'one loop' : `${count} loops`}, and every link into them`

const Panel = ({ title, says, children }: { title: string; says: string; children: ReactNode }) => (
  <Card className="p-5">
    <h2 className="text-[15px] font-[620]">{title}</h2>
    <div className="mt-2">{children}</div>
    <p role="status" className="mt-2 text-[13px] break-all text-accent empty:mt-0">
      {says}
    </p>
  </Card>
)
