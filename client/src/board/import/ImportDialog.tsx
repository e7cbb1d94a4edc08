/** Asks for a drawing, says what of it would come, and puts it on the board. It knows no engine. */
import { Dialog } from 'radix-ui'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { ChooseFile } from '../../ui/ChooseFile'
import { DialogBox } from '../../ui/DialogBox'
import type { Images } from '../../link/images'
import { bring, outlookOf, type ImportHands } from './bring'
import { inWords, outlookInWords, type Report } from './report'
import { longestFile, sort, type Sorted } from './sort'

type Props = {
  /** One that was dropped. */
  readonly file: File | null
  readonly hands: () => Promise<ImportHands>
  readonly images: Images | null
  /** With what to say of what came, or null when nothing was brought. */
  readonly close: (said: string | null) => void
  /** When the focus is to go elsewhere. */
  readonly closed: (brought: boolean) => void
}

type Step =
  | { readonly at: 'asking' }
  | { readonly at: 'bringing' }
  | { readonly at: 'failed' }
  | { readonly at: 'brought'; readonly report: Report }

export default function ImportDialog({ file, hands, images, close, closed }: Props) {
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [sorted, setSorted] = useState<Sorted | null>(null)
  const [step, setStep] = useState<Step>({ at: 'asking' })
  const field = useId()
  const brought = useRef(false)

  const read = useCallback((words: string, from: string) => {
    setName(from)
    setText(from === '' ? words : '')
    setSorted(words.trim() === '' && from === '' ? null : sort(words))
    setStep({ at: 'asking' })
  }, [])
  const readFile = useCallback(
    (chosen: File) => wordsOf(chosen).then(words => read(words, chosen.name)),
    [read],
  )
  useEffect(() => {
    if (file) void readFile(file)
  }, [file, readFile])

  const put = async () => {
    if (!sorted || sorted.form === 'refused') return
    setStep({ at: 'bringing' })
    try {
      const report = await bring(sorted, await hands(), images)
      brought.current = true
      if (report.left.length === 0) close(inWords(report))
      else setStep({ at: 'brought', report })
    } catch {
      setStep({ at: 'failed' })
    }
  }
  const done = step.at === 'brought' ? inWords(step.report) : null

  return (
    <Dialog.Root open onOpenChange={open => !open && close(done)}>
      <DialogBox
        onCloseAutoFocus={event => {
          event.preventDefault()
          closed(brought.current)
        }}
        className="flex w-[min(560px,calc(100vw-24px))] flex-col"
      >
        <div className="min-h-0 overflow-y-auto px-6 pt-6 low:pt-3 max-sm:px-4">
          <Dialog.Title className="text-[18px] font-[620]">Bring in a drawing</Dialog.Title>
          <Dialog.Description className="mt-2 text-[14px] text-ink-2">
            A .tldr or .excalidraw file, or a flowchart of Mermaid. It is read on this device and becomes part
            of this board, beside what stands there.
          </Dialog.Description>
          {step.at !== 'brought' && (
            <>
              <ChooseFile
                accept=".tldr,.excalidraw,.mmd,.mermaid,.md,.json,.txt"
                chosen={chosen => void readFile(chosen)}
              />
              <label htmlFor={field} className="mt-4 block text-[13px] font-[560]">
                Or paste its text
              </label>
              <textarea
                id={field}
                rows={7}
                spellCheck={false}
                translate="no"
                value={text}
                placeholder={'flowchart LR\n  Web --> API --> DB[(Orders)]'}
                onChange={event => read(event.target.value, '')}
                className="mt-1 w-full rounded-m border border-line-strong bg-paper p-3 font-mono text-[12.5px] leading-5"
              />
            </>
          )}
          <Said sorted={sorted} step={step} name={name} />
        </div>
        <div className="mt-4 flex flex-wrap justify-end gap-2 border-t border-line px-6 py-4 low:py-2 max-sm:px-4">
          {step.at === 'brought' ? (
            <Button look="primary" className="max-sm:h-11" onClick={() => close(done)}>
              Close
            </Button>
          ) : (
            <>
              <Button className="max-sm:h-11" onClick={() => close(null)}>
                Cancel
              </Button>
              <Button
                look="primary"
                className="max-sm:h-11"
                disabled={!sorted || sorted.form === 'refused' || step.at === 'bringing'}
                onClick={() => void put()}
              >
                Put it on the board
              </Button>
            </>
          )}
        </div>
      </DialogBox>
    </Dialog.Root>
  )
}

/** A picture is no text: its beginning is enough to say so. */
const wordsOf = (file: File): Promise<string> =>
  file.size > longestFile ? Promise.resolve(' '.repeat(longestFile + 1)) : file.text()

function Said({ sorted, step, name }: { sorted: Sorted | null; step: Step; name: string }) {
  const from = name === '' ? '' : `${name}: `
  const refusal = sorted?.form === 'refused' ? sorted : null
  const words =
    step.at === 'brought'
      ? inWords(step.report)
      : step.at === 'bringing'
        ? 'Reading…'
        : sorted && !refusal
          ? outlookInWords(outlookOf(sorted as Exclude<Sorted, { form: 'refused' }>))
          : ''
  return (
    <>
      <output className="mt-3 block min-h-10 text-[13px] text-ink-2" dir="auto">
        {words === '' ? '' : `${from}${words}`}
      </output>
      {(refusal || step.at === 'failed') && (
        <p role="alert" dir="auto" className="text-[13px] text-red">
          {refusal
            ? `${from}${refusal.line === null ? '' : `Line ${refusal.line}: `}${refusal.reason}`
            : 'It could not be laid out. Nothing was changed; try a smaller part of it.'}
        </p>
      )}
    </>
  )
}
