/** Opens a copy of a round from a file, with no server that knows it: the same debrief, read-only. */
import { useRef, useState, type DragEvent } from 'react'
import { Button } from '../ui/Button'
import { NotACopy, readCopy, type OpenedCopy } from './copy/read-copy'
import { ShownCopy } from './copy/ShownCopy'
import { useWarm } from './copy/useWarm'
import { Header } from './home/Header'

export function CopyScreen() {
  const [opened, open] = useState<OpenedCopy | null>(null)
  return opened ? <ShownCopy opened={opened} another={() => open(null)} /> : <Choose open={open} />
}

function Choose({ open }: { open: (copy: OpenedCopy) => void }) {
  const [said, say] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  useWarm()
  const take = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    say(null)
    try {
      open(await readCopy(file))
    } catch (error) {
      say(error instanceof NotACopy ? error.message : 'This file could not be read.')
    }
    setBusy(false)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void take(event.dataTransfer.files[0])
  }
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[760px] px-5 pt-8 pb-16 sm:px-8">
        <h1 className="text-[28px] font-[650] tracking-[-0.02em]">Open a copy</h1>
        <p className="mt-2 text-[15px] text-ink-2">
          A copy of a round, saved in its debrief under Export, opens here with board, code and timeline. It
          is read in this browser and sent nowhere.
        </p>
        <div
          onDragOver={event => event.preventDefault()}
          onDrop={drop}
          className="mt-6 grid justify-items-center gap-3 rounded-card border border-dashed border-line-strong p-10 text-center"
        >
          <input
            ref={picker}
            type="file"
            accept=".zip,application/zip"
            aria-label="Copy of a round"
            className="sr-only"
            tabIndex={-1}
            onChange={event => {
              void take(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <Button look="primary" disabled={busy} onClick={() => picker.current?.click()}>
            Choose a file
          </Button>
          <p className="text-[13px] text-ink-3">or drop it here</p>
          {said === null ? null : (
            <p role="alert" className="text-[14px] text-red">
              {said}
            </p>
          )}
        </div>
      </main>
    </>
  )
}
