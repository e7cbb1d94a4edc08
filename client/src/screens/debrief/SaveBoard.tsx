/** Takes the drawing home: as a picture, as the engine's own file, as text. It knows no engine. */
import { clockText, exportName, toMermaid, type PicturedCard } from '@signalroom/shared'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import type { BoardHandle } from '../../board/board'
import { pngOf, withCards } from '../../board/picture-with-cards'
import { usePicturedCards } from '../../room/artifacts/usePicturedCards'
import { useRoom } from '../../room/read'
import { Button } from '../../ui/Button'
import { MenuContent, MenuItem } from '../../ui/Menu'
import { saveBlob, saveText } from '../../ui/save-text'
import { readersDay } from './readers-day'

const empty = 'Nothing was drawn.'
const failed = 'The picture could not be made. Try another form.'

export function SaveBoard({
  board,
  at,
}: {
  board: () => BoardHandle | null
  /** The moment that is shown, on the round's clock; null at its end. */
  at: number | null
}) {
  const title = useRoom(room => room.open.title)
  const startedAt = useRoom(room => room.open.startedAt)
  const cards = usePicturedCards()
  const [said, say] = useState('')
  const name = (ending: string) =>
    exportName(
      `${title} board${at === null ? '' : ` ${clockText(at).replace(':', '-')}`}`,
      readersDay(startedAt ?? 0),
      ending,
    )
  const save = (make: (handle: BoardHandle) => Promise<boolean>) => () => {
    const handle = board()
    const made = handle ? make(handle) : Promise.resolve(false)
    made.then(
      done => say(done ? '' : empty),
      () => say(failed),
    )
  }
  const text = (ending: string, words: string, type: string) => {
    saveText(name(ending), words, type)
    return true
  }
  return (
    <div className="flex items-center gap-2">
      <output className="text-[12.5px] text-ink-3">{said}</output>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button size="s">Save the board</Button>
        </DropdownMenu.Trigger>
        <MenuContent>
          <MenuItem
            onSelect={save(async handle => {
              const laid = cards()
              const png =
                laid.length > 0 ? await pngOf(await picture(handle, laid)) : await handle.exportPng()
              if (png) saveBlob(name('png'), png)
              return png !== null
            })}
          >
            Picture, PNG
          </MenuItem>
          <MenuItem
            onSelect={save(async handle => {
              const laid = cards()
              const svg = laid.length > 0 ? await picture(handle, laid) : await handle.exportSvg()
              return svg !== null && text('svg', svg, 'image/svg+xml')
            })}
          >
            Picture, SVG
          </MenuItem>
          <MenuItem
            onSelect={save(async handle => {
              const boxes = cards().map(({ lines, ...box }) => ({ ...box, text: lines.join('\n') }))
              const file = await handle.exportFile(boxes)
              return file !== null && text(file.ending, file.text, 'application/json')
            })}
          >
            File to draw on in
          </MenuItem>
          <MenuItem
            onSelect={save(async handle => {
              const reading = handle.reading()
              const drawn = reading !== null && reading.nodes.length + reading.labels.length > 0
              return drawn && text('mmd', toMermaid(reading), 'text/plain')
            })}
          >
            Text, Mermaid
          </MenuItem>
        </MenuContent>
      </DropdownMenu.Root>
    </div>
  )
}

/** The drawing with the cards that lie over it. */
const picture = async (handle: BoardHandle, cards: readonly PicturedCard[]): Promise<string> =>
  withCards(await handle.exportSvg(), handle.pageOrigin() ?? { x: 0, y: 0 }, cards)
