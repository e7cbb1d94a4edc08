/** A loop's own name, zone and country; its calendar as a file; and its end. */
import { zoneNames, type OwnersLoop } from '@signalroom/shared'
import { Dialog } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { CallFailed } from '../../link/api'
import { eraseLoop, listCountries, readCalendar } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { DialogBox } from '../../ui/DialogBox'
import { Field } from '../../ui/Field'
import { saveText } from '../../ui/save-text'
import { Select } from '../../ui/Select'
import { zoneChoices } from '../hub/zones'
import type { Ask } from './useLoop'

export function LoopTools({ loop, secret, ask }: { loop: OwnersLoop; secret: string; ask: Ask }) {
  const [says, setSays] = useState('')
  const [, go] = useLocation()
  const calendar = async () => {
    try {
      const text = await readCalendar(secret, loop.id)
      // A calendar with nothing in it, some programs refuse without a word.
      if (!text.includes('BEGIN:VEVENT'))
        return setSays('Nothing to save yet: no round has its moment. Set one first.')
      saveText('rounds.ics', text, 'text/calendar')
      setSays('')
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'The calendar did not come.')
    }
  }
  const erase = async () => {
    try {
      await eraseLoop(secret, loop.id)
      go('/hub')
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work.')
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p role="alert" className="text-[13px] text-red">
        {says}
      </p>
      <Button size="s" className="max-sm:h-11" onClick={() => void calendar()}>
        Save the calendar
      </Button>
      <Settings loop={loop} ask={ask} />
      <Confirm
        title={`Erase “${loop.title}”?`}
        text="The loop goes from the server for good, with its committee. Its rooms stay as they are."
        keep="Keep it"
        act="Erase the loop"
        onAct={() => void erase()}
      >
        <Button size="s" look="quiet" className="max-sm:h-11">
          Erase…
        </Button>
      </Confirm>
    </div>
  )
}

function Settings({ loop, ask }: { loop: OwnersLoop; ask: Ask }) {
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState(loop.title)
  const [zone, setZone] = useState(loop.zone)
  const [country, setCountry] = useState(loop.country)
  const [countries, setCountries] = useState<Readonly<Record<string, string>>>({})
  const [says, setSays] = useState<string | null>(null)
  useEffect(() => {
    if (open) void listCountries().then(setCountries, () => {})
  }, [open])
  const save = async () => {
    const why = await ask({ type: 'loop.set', title: title.trim() || loop.title, zone, country })
    setSays(why)
    if (why === null) setOpen(false)
  }
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button size="s" className="max-sm:h-11">
          Settings
        </Button>
      </Dialog.Trigger>
      <DialogBox aria-describedby={undefined} className="w-[min(440px,calc(100vw-32px))] overflow-y-auto p-6">
        <Dialog.Title className="text-[18px] font-[620]">Settings of the loop</Dialog.Title>
        <form
          className="mt-4 grid gap-3"
          onSubmit={event => {
            event.preventDefault()
            void save()
          }}
        >
          <Field
            label="Called"
            value={title}
            maxLength={80}
            onChange={event => setTitle(event.target.value)}
          />
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
          {says === null ? null : (
            <p role="alert" className="text-[13px] text-red">
              {says}
            </p>
          )}
          <div className="flex gap-2">
            <Button type="submit" look="primary" className="max-sm:h-11">
              Keep
            </Button>
            <Dialog.Close asChild>
              <Button look="quiet" className="max-sm:h-11">
                Never mind
              </Button>
            </Dialog.Close>
          </div>
        </form>
      </DialogBox>
    </Dialog.Root>
  )
}
