/** Keeps a note of this debrief in one's own library: names become roles, and it is called vague or concrete. */
import { anonymised, type Debrief } from '@signalroom/shared'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { useStore } from 'zustand'
import { CallFailed } from '../../link/api'
import { askPerson, ownSecret } from '../../link/persons'
import { Button } from '../../ui/Button'
import { DialogBox } from '../../ui/DialogBox'
import { LongField } from '../../ui/Field'

/** For whoever has a hub; nobody else is asked. */
export function KeepNote({ debrief }: { debrief: Debrief }) {
  const secret = useStore(ownSecret)
  const [open, setOpen] = useState(false)
  if (secret === null) return null
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button className="max-sm:h-11">Keep a note…</Button>
      </Dialog.Trigger>
      <DialogBox aria-describedby={undefined} className="w-[min(520px,calc(100vw-32px))] overflow-y-auto p-6">
        <Dialog.Title className="text-[18px] font-[620]">A note for your library</Dialog.Title>
        <Form debrief={debrief} secret={secret} close={() => setOpen(false)} />
      </DialogBox>
    </Dialog.Root>
  )
}

function Form({ debrief, secret, close }: { debrief: Debrief; secret: string; close: () => void }) {
  const bare = (text: string) => anonymised(text, debrief.seats)
  const [text, setText] = useState(() => bare(debrief.given.map(note => note.text).join('\n')))
  const [tag, setTag] = useState<'vague' | 'concrete' | null>(null)
  const [says, setSays] = useState<string | null>(null)
  const [kept, setKept] = useState(false)
  const keep = async () => {
    const told = bare(text).trim()
    setText(told)
    if (told === '') return setSays('Write what the debrief said first.')
    if (tag === null) return setSays('Is it vague or concrete? Say which.')
    try {
      await askPerson(secret, {
        type: 'row.keep',
        shelf: 'note',
        id: crypto.randomUUID(),
        seen: 0,
        value: { text: told.slice(0, 2000), tag, plan: debrief.plan.id },
      })
      setKept(true)
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
    }
  }
  if (kept)
    return (
      <>
        <p role="status" className="mt-3 text-[14px] text-ink-2">
          Kept, without a name. It is yours alone until you share it from your library.
        </p>
        <Button className="mt-4 max-sm:h-11" onClick={close}>
          Close
        </Button>
      </>
    )
  return (
    <form
      className="mt-3"
      onSubmit={event => {
        event.preventDefault()
        void keep()
      }}
    >
      <p className="text-[13.5px] text-ink-2">
        Names become roles; addresses and numbers to call are taken out. Look it over: what else tells who was
        there only you can see.
      </p>
      <LongField
        label="What it said"
        className="mt-3"
        rows={5}
        maxLength={2000}
        value={text}
        onChange={event => {
          setSays(null)
          setText(event.target.value)
        }}
      />
      <fieldset className="mt-3 flex gap-2">
        <legend className="mb-1 text-[12px] font-[560] text-ink-2">It is</legend>
        {(['vague', 'concrete'] as const).map(one => (
          <label
            key={one}
            className="inline-flex min-h-11 cursor-pointer items-center rounded-m border border-line-strong px-4 text-[14px] font-[560] has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="tag"
              className="sr-only"
              checked={tag === one}
              onChange={() => {
                setSays(null)
                setTag(one)
              }}
            />
            {one}
          </label>
        ))}
      </fieldset>
      {says === null ? null : (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {says}
        </p>
      )}
      <div className="mt-4 flex gap-2">
        <Button type="submit" look="primary" className="max-sm:h-11">
          Keep it
        </Button>
        <Dialog.Close asChild>
          <Button look="quiet" className="max-sm:h-11">
            Never mind
          </Button>
        </Dialog.Close>
      </div>
    </form>
  )
}
