/** Takes the debrief home: Markdown for reading, JSON for programs. It holds what these eyes may see, no more. */
import { debriefMarkdown, type Debrief } from '@signalroom/shared'
import { DropdownMenu } from 'radix-ui'
import { Button } from '../../ui/Button'

const item = 'cursor-pointer rounded-[6px] px-3 py-2 text-[13.5px] outline-none data-[highlighted]:bg-sunk'

export function Export({ debrief }: { debrief: Debrief }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button>Export</Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          className="z-50 min-w-[180px] rounded-m border border-line bg-card p-1.5 text-ink shadow-card"
        >
          <DropdownMenu.Item
            className={item}
            onSelect={() => save(debrief, 'md', debriefMarkdown(debrief), 'text/markdown')}
          >
            Markdown
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className={item}
            onSelect={() => save(debrief, 'json', JSON.stringify(debrief, null, 2), 'application/json')}
          >
            JSON
          </DropdownMenu.Item>
          <DropdownMenu.Item className={item} onSelect={() => print()}>
            Print or PDF
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function save(debrief: Debrief, ending: string, text: string, type: string): void {
  const day = new Date(debrief.startedAt ?? debrief.endedAt ?? 0).toISOString().slice(0, 10)
  const title =
    debrief.title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'round'
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  link.download = `debrief-${title}-${day}.${ending}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
