/** A copy of a round that was opened: the debrief of whoever made it, read-only, and what of it is not whole. */
import { useEffect, useMemo } from 'react'
import { Toaster } from 'sonner'
import { CopyLink } from '../../link/copy-link'
import { RoomProvider } from '../../room/read'
import { dateText, isolated } from '../../ui/format'
import { useTheme } from '../../ui/theme'
import { DebriefScreen } from '../debrief/DebriefScreen'
import { CopySource } from '../debrief/source'
import type { OpenedCopy } from './read-copy'

export function ShownCopy({ opened, another }: { opened: OpenedCopy; another?: () => void }) {
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
          {another ? (
            <button
              type="button"
              className="font-[560] text-accent underline underline-offset-4 max-sm:min-h-11"
              onClick={another}
            >
              Open another
            </button>
          ) : null}
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
