/** Every key of the room on one sheet, by role; `?` opens it. */
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { useHere, useRoom } from '../RoomContext'
import { useLeads } from './LeadControls'
import { useKeys } from './shortcuts'

type Rows = readonly (readonly [keys: string, what: string])[]

const lead: Rows = [
  ['⇧ →', 'Next phase'],
  ['⇧ P', 'Pause or resume the clock'],
]
const candidate: Rows = [
  ['Space', 'I begin a chunk; again: I have said it'],
  ['A', 'I asked whether it fits'],
  ['T', 'Let me think'],
  ['Ctrl ⏎', 'In Talk: ask what you typed'],
]
const interviewer: Rows = [
  ['1–4', 'Score the selected row'],
  ['0', 'Not evidenced'],
  ['[ ]', 'Previous, next row'],
  ['E', 'Pin this moment to the row'],
  ['J', 'Play the next card'],
  ['Y N A', 'Answer yes, no, adjust while a question waits'],
  ['N', 'Nod, when nothing waits'],
  ['Q', 'They asked a clarifying question'],
  ['Z', 'Take back the last flag'],
]
const board: Rows = [
  ['V', 'Select'],
  ['S D C Q', 'Service, store, cache, queue'],
  ['M U', 'Model, client'],
  ['A', 'Arrow; with two selected: connect them'],
  ['L P E', 'Label, draw, erase'],
]

export function KeySheetButton() {
  const [open, setOpen] = useState(false)
  const { me } = useHere()
  const leads = useLeads()
  const flags = useRoom(room => room.panel.guide?.rubric.flags)
  useKeys({ 'Shift+?': () => setOpen(true), '?': () => setOpen(true) })
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button size="s" look="quiet" className="h-9 px-2" aria-label="Keys" keyName="?" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/30" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-1/2 left-1/2 z-50 max-h-[86dvh] w-[min(720px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-l border border-line bg-card p-6 shadow-card"
        >
          <Dialog.Title className="text-[18px] font-[620]">Keys</Dialog.Title>
          <p className="mt-1 text-[13px] text-ink-2">
            They are live while you are not writing or drawing. Escape leaves a field.
          </p>
          <div className="mt-4 grid gap-x-8 gap-y-5 sm:grid-cols-2">
            {leads ? <Group title="The round" rows={lead} /> : null}
            {me.role === 'candidate' ? <Group title="Cadence by hand" rows={candidate} /> : null}
            {me.role === 'interviewer' ? <Group title="Judging" rows={interviewer} /> : null}
            <Group title="On the board" rows={board} />
            {flags ? (
              <Group title="Flags" rows={flags.map(flag => [flag.key.toUpperCase(), flag.title] as const)} />
            ) : null}
          </div>
          <div className="mt-6 text-right">
            <Dialog.Close asChild>
              <Button>Close</Button>
            </Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Group({ title, rows }: { title: string; rows: Rows }) {
  return (
    <section>
      <h3 className="text-[12.5px] font-[620] text-ink-2">{title}</h3>
      <dl className="mt-2 space-y-1.5">
        {rows.map(([keys, what]) => (
          <div key={keys + what} className="flex items-center gap-3 text-[13.5px]">
            <dt className="flex w-[92px] shrink-0 gap-1">
              {keys.split(' ').map(key => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
