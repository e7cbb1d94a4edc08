/** Shares a finished round by a link: what goes in, for how long, the link, and those that open already. */
import type { Debrief, DocumentName } from '@signalroom/shared'
import { Dialog } from 'radix-ui'
import { useId, useState } from 'react'
import { useHere, useRoom } from '../../../room/read'
import { Button } from '../../../ui/Button'
import { DialogBox } from '../../../ui/DialogBox'
import { useCopyOf } from '../useCopyOf'
import { MadeLinkRow } from './MadeLinkRow'
import { ShareRows } from './ShareRows'
import { useShares } from './useShares'

const lengths = [1, 7, 30, 90] as const
const titles: Readonly<Record<Exclude<DocumentName, 'desk'>, string>> = {
  board: 'Board',
  code: 'Code',
  work: 'Board and code',
}

export function ShareDialog({ debrief, close }: { debrief: Debrief; close: () => void }) {
  const { me } = useHere()
  const { documents, recording } = useRoom(one => one.open)
  const hasVoice = recording.parts.some(part => part.seat === me.seat)
  const [without, setWithout] = useState<readonly DocumentName[]>([])
  const [voice, setVoice] = useState(false)
  const [nameless, setNameless] = useState(false)
  const [days, setDays] = useState<number>(7)
  const copyOf = useCopyOf(debrief)
  const shares = useShares(copyOf)
  const field = useId()
  const offered = documents.filter((name): name is keyof typeof titles => name !== 'desk')
  const chosen = offered.filter(name => !without.includes(name))
  const { made, doing, wrong } = shares
  return (
    <Dialog.Root open onOpenChange={open => !open && close()}>
      <DialogBox className="flex w-[min(560px,calc(100vw-24px))] flex-col">
        <div className="min-h-0 overflow-y-auto px-6 pt-6 pb-5 low:pt-3 max-sm:px-4">
          <Dialog.Title className="text-[18px] font-[620]">Share by a link</Dialog.Title>
          <Dialog.Description className="mt-2 text-[14px] text-ink-2">
            Whoever has the link sees this round as you see it now, and changes nothing. All that was written
            is in it as it stands. The copy lies on this server until the link is over.
          </Dialog.Description>
          <fieldset className="mt-4">
            <legend className="text-[13px] font-[560]">What goes in</legend>
            <div className="mt-2 grid gap-1">
              <Choice label="Debrief, timeline, talk and runs" checked disabled set={() => {}} />
              {offered.map(name => (
                <Choice
                  key={name}
                  label={titles[name]}
                  checked={!without.includes(name)}
                  set={on => setWithout(on ? without.filter(one => one !== name) : [...without, name])}
                />
              ))}
              {hasVoice ? (
                <Choice
                  label="My own recorded voice"
                  checked={voice && !nameless}
                  disabled={nameless}
                  set={setVoice}
                />
              ) : null}
              <Choice label="Without names: roles stand for them" checked={nameless} set={setNameless} />
            </div>
            {nameless ? (
              <p className="mt-1 text-[12.5px] text-ink-3">
                In talk, notes and runs as well. Pictures on the board, and what somebody says of themselves
                otherwise, stay as they are.
              </p>
            ) : null}
          </fieldset>
          <div className="mt-4 flex flex-wrap items-center gap-3">
            <label htmlFor={field} className="text-[13px] font-[560]">
              Opens for
            </label>
            <select
              id={field}
              value={days}
              onChange={event => setDays(Number(event.target.value))}
              className="h-10 rounded-[8px] border border-line-strong bg-card px-2.5 text-[14px] text-ink max-sm:h-11"
            >
              {lengths.map(one => (
                <option key={one} value={one}>
                  {one === 1 ? '1 day' : `${one} days`}
                </option>
              ))}
            </select>
            <Button
              look="primary"
              className="max-sm:h-11"
              disabled={doing !== 'nothing'}
              onClick={() =>
                void shares.make({ documents: chosen, voice: hasVoice && voice, nameless, days })
              }
            >
              {doing === 'making' ? 'Making the link…' : 'Make a link'}
            </Button>
          </div>
          {wrong === null ? null : (
            <p role="alert" className="mt-3 text-[13px] text-red">
              {wrong}
            </p>
          )}
          {made ? <MadeLinkRow key={made.share} made={made} /> : null}
          <ShareRows shares={shares} />
        </div>
        <div className="border-t border-line px-6 py-4 low:py-2 text-right max-sm:px-4 max-sm:py-3">
          <Dialog.Close asChild>
            <Button className="max-sm:h-11">Close</Button>
          </Dialog.Close>
        </div>
      </DialogBox>
    </Dialog.Root>
  )
}

function Choice({
  label,
  checked,
  disabled = false,
  set,
}: {
  label: string
  checked: boolean
  /** It always goes. */
  disabled?: boolean
  set: (on: boolean) => void
}) {
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-3 text-[14px] max-sm:min-h-11">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={event => set(event.target.checked)}
        className="size-4 accent-[var(--accent)]"
      />
      {label}
    </label>
  )
}
