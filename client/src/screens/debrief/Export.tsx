/** Takes the debrief home: to read, for programs, or as a copy to open again. It holds what these eyes may see, no more. */
import {
  debriefMarkdown,
  exportName,
  utterancesOf,
  wordsVtt,
  type Debrief,
  type Noticed,
} from '@signalroom/shared'
import { DropdownMenu } from 'radix-ui'
import { useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { useHere, useRoom } from '../../room/read'
import { Button } from '../../ui/Button'
import { MenuContent, MenuItem } from '../../ui/Menu'
import { saveBlob, saveText } from '../../ui/save-text'
import { readersDay } from './readers-day'
import { ShareDialog } from './share/ShareDialog'
import { useSource } from './source'
import { useCopyOf } from './useCopyOf'
import { useSuggested } from './useSuggested'

export function Export({ debrief, noticed }: { debrief: Debrief; noticed: readonly Noticed[] }) {
  const copy = useCopy(debrief)
  const suggested = useSuggested(debrief)
  const { isCopy } = useSource()
  const { me } = useHere()
  const room = useRoom(one => one)
  const said = useMemo(() => utterancesOf(room.open, room.panel), [room])
  const [sharing, share] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const stop = () => {
    share(false)
    button.current?.focus()
  }
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button ref={button}>Export</Button>
        </DropdownMenu.Trigger>
        <MenuContent>
          <MenuItem
            onSelect={() =>
              save(debrief, 'md', debriefMarkdown(debrief, { suggested, noticed }), 'text/markdown')
            }
          >
            Markdown
          </MenuItem>
          <MenuItem
            onSelect={() =>
              save(debrief, 'json', JSON.stringify({ ...debrief, noticed }, null, 2), 'application/json')
            }
          >
            JSON
          </MenuItem>
          {said.length === 0 ? null : (
            <MenuItem
              onSelect={() =>
                save(
                  debrief,
                  'vtt',
                  wordsVtt(said, {
                    startedAt: debrief.startedAt ?? said[0]?.from ?? 0,
                    nameOf: seat => debrief.seats.find(({ id }) => id === seat)?.name,
                  }),
                  'text/vtt',
                )
              }
            >
              What was said, as WebVTT
            </MenuItem>
          )}
          <MenuItem onSelect={() => print()}>Print or PDF</MenuItem>
          {isCopy ? null : (
            <>
              <MenuItem onSelect={() => void copy(false)}>A copy to open again</MenuItem>
              <MenuItem onSelect={() => void copy(true)}>A copy with my own voice</MenuItem>
              {me.role === 'observer' ? null : (
                <MenuItem onSelect={() => share(true)}>Share by a link…</MenuItem>
              )}
            </>
          )}
        </MenuContent>
      </DropdownMenu.Root>
      {sharing ? <ShareDialog debrief={debrief} close={stop} /> : null}
    </>
  )
}

/** All that this seat was told, with board and code, in one file that any Signalroom opens. */
function useCopy(debrief: Debrief): (voice: boolean) => Promise<void> {
  const copyOf = useCopyOf(debrief)
  const documents = useRoom(room => room.open.documents)
  return async voice => {
    try {
      const blob = await copyOf({ documents: documents.filter(name => name !== 'desk'), voice })
      saveBlob(nameOf(debrief, 'zip'), blob)
      toast('The copy is saved. It opens under “Open a copy”, on this Signalroom or any other.')
    } catch (error) {
      toast(`No copy was made. ${error instanceof Error ? error.message : 'Try again.'}`)
    }
  }
}

const nameOf = (debrief: Debrief, ending: string): string =>
  exportName(debrief.title, readersDay(debrief.startedAt ?? debrief.endedAt ?? 0), ending)

const save = (debrief: Debrief, ending: string, text: string, type: string): void =>
  saveText(nameOf(debrief, ending), text, type)
