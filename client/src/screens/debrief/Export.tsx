/** Takes the debrief home: Markdown for reading, JSON for programs. It holds what these eyes may see, no more. */
import { debriefMarkdown, exportName, type Debrief } from '@signalroom/shared'
import { DropdownMenu } from 'radix-ui'
import { Button } from '../../ui/Button'
import { MenuContent, MenuItem } from '../../ui/Menu'
import { saveText } from '../../ui/save-text'
import { readersDay } from './readers-day'

export function Export({ debrief }: { debrief: Debrief }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button>Export</Button>
      </DropdownMenu.Trigger>
      <MenuContent>
        <MenuItem onSelect={() => save(debrief, 'md', debriefMarkdown(debrief), 'text/markdown')}>
          Markdown
        </MenuItem>
        <MenuItem
          onSelect={() => save(debrief, 'json', JSON.stringify(debrief, null, 2), 'application/json')}
        >
          JSON
        </MenuItem>
        <MenuItem onSelect={() => print()}>Print or PDF</MenuItem>
      </MenuContent>
    </DropdownMenu.Root>
  )
}

function save(debrief: Debrief, ending: string, text: string, type: string): void {
  saveText(
    exportName(debrief.title, readersDay(debrief.startedAt ?? debrief.endedAt ?? 0), ending),
    text,
    type,
  )
}
