/** Every key of the room on one sheet, by role; `?` opens it. */
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import type { Flag } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { DialogBox } from '../../ui/DialogBox'
import { classes } from '../../ui/classes'
import { Kbd } from '../../ui/Kbd'
import { useHere, useRoom, useLeads } from '../read'
import {
  aloneKeys,
  boardKeys,
  callKeys,
  candidateKeys,
  codeKeys,
  everywhereKeys,
  interviewerKeys,
  leadKeys,
  outlineKeys,
  type KeyRows,
} from './key-words'
import { runKeyNames } from '../code/useRunKeys'
import { useKeys } from './useKeys'

/** `?` opens it also where the button itself is not shown. */
export function KeySheetButton({ className }: { readonly className?: string }) {
  const [open, setOpen] = useState(false)
  const { me } = useHere()
  const leads = useLeads()
  const flags = useRoom(room => room.panel.guide?.rubric.flags)
  const alone = useRoom(room => room.open.alone)
  const wide = flags !== undefined
  useKeys({ '?': () => setOpen(true) })
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button
          size="s"
          look="quiet"
          className={classes('h-9 px-2', className)}
          aria-label="Keys"
          keyName="?"
        />
      </Dialog.Trigger>
      <DialogBox
        aria-describedby={undefined}
        className={classes(
          wide ? 'w-[min(1040px,calc(100vw-32px))]' : 'w-[min(680px,calc(100vw-32px))]',
          'overflow-y-auto p-6',
        )}
      >
        <Dialog.Title className="text-[18px] font-[620]">Keys</Dialog.Title>
        <p className="mt-1 text-[13px] text-ink-2">They are live while you are not writing or drawing.</p>
        <div className={classes('mt-4 gap-x-8', wide ? 'sm:columns-2 lg:columns-3' : 'sm:columns-2')}>
          {leads ? <Group title="The round" rows={leadKeys} /> : null}
          {me.role === 'candidate' ? <Group title="Cadence by hand" rows={candidateKeys} /> : null}
          {alone && me.role === 'candidate' ? <Group title="Alone" rows={aloneKeys} /> : null}
          {me.role === 'interviewer' ? <Group title="Judging" rows={interviewerKeys} /> : null}
          {wide ? <Group title="Good signs" rows={rowsOf(flags, 'green')} /> : null}
          {me.role === 'observer' ? null : <Group title="On the board" rows={boardKeys} />}
          {me.role === 'observer' ? null : <Group title="In the board’s outline" rows={outlineKeys} />}
          {wide ? <Group title="Warning signs" rows={rowsOf(flags, 'red')} /> : null}
          {wide && flags.some(flag => flag.tone === 'neutral') ? (
            <Group title="Neutral by itself" rows={rowsOf(flags, 'neutral')} />
          ) : null}
          {me.role === 'observer' ? null : (
            <Group title="In the code" rows={codeKeys(runKeyNames.run, runKeyNames.tests)} />
          )}
          <Group
            title="Everywhere"
            rows={me.role === 'observer' ? everywhereKeys : [...callKeys, ...everywhereKeys]}
          />
        </div>
        <div className="text-right">
          <Dialog.Close asChild>
            <Button>Close</Button>
          </Dialog.Close>
        </div>
      </DialogBox>
    </Dialog.Root>
  )
}

const rowsOf = (flags: readonly Flag[], tone: Flag['tone']): KeyRows =>
  flags.filter(flag => flag.tone === tone).map(flag => [flag.key.toUpperCase(), flag.title] as const)

function Group({ title, rows }: { title: string; rows: KeyRows }) {
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="text-[12.5px] font-[620] text-ink-2">{title}</h3>
      <dl className="mt-2 space-y-1.5">
        {rows.map(([keys, what]) => (
          <div key={keys + what} className="flex items-center gap-3 text-[13.5px]">
            <dt className="flex w-[88px] shrink-0 gap-1">
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
