/** Asks for a transcript, shows what of it would come, who speaks in it and when it began, and brings it in. */
import { makerWords, reportOf } from '@signalroom/shared'
import { Dialog } from 'radix-ui'
import { useId, useState } from 'react'
import { toast } from 'sonner'
import { useRoom } from '../../../room/read'
import { Button } from '../../../ui/Button'
import { ChooseFile } from '../../../ui/ChooseFile'
import { DialogBox } from '../../../ui/DialogBox'
import { Began } from './Began'
import { FirstLines } from './FirstLines'
import { Speakers } from './Speakers'
import { useBring, useTranscript, type Bringing } from './useTranscript'

export function AddTranscript({ close }: { close: () => void }) {
  const bringing = useTranscript()
  const bring = useBring()
  const [text, type] = useState('')
  const [step, go] = useState<{ readonly doing: boolean; readonly wrong: string | null }>({
    doing: false,
    wrong: null,
  })
  const field = useId()
  const { placed, name } = bringing
  const lines = placed?.lines ?? []
  const put = async () => {
    go({ doing: true, wrong: null })
    const { came, why } = await bring(name, lines)
    if (why === null) {
      toast(came === 1 ? 'One line was added.' : `${came} lines were added.`)
      return close()
    }
    go({ doing: false, wrong: came === 0 ? why : `${came} lines came in, then: ${why}` })
  }
  return (
    <Dialog.Root open onOpenChange={open => !open && close()}>
      <DialogBox className="flex w-[min(640px,calc(100vw-24px))] flex-col">
        <div className="min-h-0 overflow-y-auto px-6 pt-6 pb-5 low:pt-3 max-sm:px-4">
          <Dialog.Title className="text-[18px] font-[620]">Add a transcript</Dialog.Title>
          <Dialog.Description className="mt-2 text-[14px] text-ink-2">
            What Zoom, Teams, Meet, Webex or YouTube wrote of your call, a VTT or SRT file, or lines with a
            time and a name. It is read on this device; everybody in the room sees what you add.
          </Dialog.Description>
          <ChooseFile
            accept=".vtt,.srt,.sbv,.txt,.md,text/*"
            chosen={file => {
              type('')
              void wordsOf(file).then(words => bringing.read(words, file.name))
            }}
          />
          <label htmlFor={field} className="mt-4 block text-[13px] font-[560]">
            Or paste its text
          </label>
          <textarea
            id={field}
            rows={bringing.transcript ? 2 : 5}
            spellCheck={false}
            dir="auto"
            translate="no"
            value={text}
            placeholder={'00:12 Ada: I would begin with the write path.'}
            onChange={event => {
              type(event.target.value)
              bringing.read(event.target.value, '')
            }}
            className="mt-1 w-full rounded-m border border-line-strong bg-paper p-3 font-mono text-[12.5px] leading-5"
          />
          {bringing.why === null ? null : (
            <p role="alert" className="mt-2 text-[13px] text-red">
              {bringing.why}
            </p>
          )}
          <Found bringing={bringing} />
          {step.wrong === null ? null : (
            <p role="alert" className="mt-3 text-[13px] text-red">
              {step.wrong}
            </p>
          )}
        </div>
        <div className="flex flex-wrap justify-end gap-2 border-t border-line px-6 py-4 low:py-2 max-sm:px-4">
          <Button className="max-sm:h-11" onClick={close}>
            Cancel
          </Button>
          <Button
            look="primary"
            className="max-sm:h-11"
            disabled={lines.length === 0 || step.doing}
            onClick={() => void put()}
          >
            {lines.length === 0 ? 'Add' : lines.length === 1 ? 'Add one line' : `Add ${lines.length} lines`}
          </Button>
        </div>
      </DialogBox>
    </Dialog.Root>
  )
}

function Found({ bringing }: { bringing: Bringing }) {
  const { transcript, placed, name } = bringing
  const isThere = useRoom(room => (room.open.words ?? []).some(one => one.file === name && one.text !== ''))
  if (!transcript || !placed) return null
  const { outside } = placed
  return (
    <div className="mt-4 grid gap-4">
      <div className="text-[13px] text-ink-2" role="status">
        <p>
          <bdi className="font-[560] text-ink">{name}</bdi>: {makerWords[transcript.maker]},{' '}
          {transcript.lines.length} {transcript.lines.length === 1 ? 'line' : 'lines'}.
        </p>
        <ul className="mt-1 text-[12.5px] text-ink-3">
          {reportOf(transcript).map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
          {outside === 0 ? null : (
            <li>
              Left out: {outside === 1 ? 'one line' : `${outside} lines`} from before the round or after it.
            </li>
          )}
          {isThere ? <li className="text-red">Lines of a file of this name are here already.</li> : null}
        </ul>
      </div>
      <Speakers bringing={bringing} />
      <Began key={name} bringing={bringing} />
      <FirstLines lines={placed.lines} />
    </div>
  )
}

/** Whatever a program saved it as: two bytes a letter, where it says so. */
async function wordsOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null
  return new TextDecoder(wide ?? 'utf-8').decode(bytes)
}
