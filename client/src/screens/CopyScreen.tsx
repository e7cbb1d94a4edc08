/** Opens a copy of a round from a file, with no server that knows it: the same debrief, read-only. */
import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react'
import { Toaster } from 'sonner'
import { CopyLink } from '../link/copy-link'
import { RoomProvider } from '../room/read'
import { Button } from '../ui/Button'
import { dateText, isolated } from '../ui/format'
import { useTheme } from '../ui/theme'
import { DebriefScreen } from './debrief/DebriefScreen'
import { CopySource } from './debrief/source'
import { NotACopy, readCopy, type OpenedCopy } from './copy/read-copy'
import { Header } from './home/Header'

export function CopyScreen() {
  const [opened, open] = useState<OpenedCopy | null>(null)
  return opened ? <Shown opened={opened} another={() => open(null)} /> : <Choose open={open} />
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

/** What a copy is shown with comes while there is a line: later there may be none. */
function useWarm(): void {
  useEffect(() => {
    const later = setTimeout(() => {
      for (const load of [
        () => import('../code/CodePane'),
        () => import('../board/BoardPane'),
        () => import('../board/excalidraw/ExcalidrawBoard'),
        () => import('../board/tldraw/TldrawBoard'),
        () => import('./debrief/recording/packets'),
        () => import('./debrief/recording/decode'),
      ])
        void load().catch(() => {})
    }, 300)
    return () => clearTimeout(later)
  }, [])
}

function Shown({ opened, another }: { opened: OpenedCopy; another: () => void }) {
  const { capsule, events, source, wrong } = opened
  const theme = useTheme()
  const link = useMemo(() => new CopyLink({ ...capsule.viewer, events }), [capsule, events])
  const me = useMemo(() => ({ ...capsule.viewer, token: '', keyMark: '' }), [capsule])
  useEffect(() => {
    document.title = `${isolated(capsule.title)} · Signalroom`
  }, [capsule])
  return (
    <RoomProvider link={link} me={me}>
      <CopySource.Provider value={source}>
        <div
          role="note"
          className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 border-b border-line bg-sunk px-4 py-2 text-[13px] text-ink-2 print:hidden"
        >
          <span>
            A copy of {dateText(capsule.made)}, as {isolated(capsule.viewer.name)} ({capsule.viewer.role}) saw
            it.
          </span>
          <button
            type="button"
            className="font-[560] text-accent underline underline-offset-4 max-sm:min-h-11"
            onClick={another}
          >
            Open another
          </button>
          {wrong.length === 0 ? null : (
            <ul role="alert" className="basis-full text-center text-red">
              {wrong.map(one => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </div>
        <DebriefScreen />
      </CopySource.Provider>
      <Toaster theme={theme} position="bottom-center" toastOptions={{ className: 'font-sans' }} />
    </RoomProvider>
  )
}
