/** The palette at the foot of the board: what one may take in hand, each with its key. It holds no rule. */
import { Ellipsis } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { useId, useState } from 'react'
import { TidyButton } from './Arrange'
import type { Hands, ToolId } from './hands'
import { ImageButton, type Imaging } from './Images'
import { marks, moreKinds, palette, type PaletteTool } from './keys'
import { ToolIcon } from './ToolIcon'

type Props = {
  readonly hands: Hands
  readonly tool: string
  /** Null where no image can be put. */
  readonly imaging: Imaging | null
}

export function Palette({ hands, tool: current, imaging }: Props) {
  const [open, setOpen] = useState(false)
  const rest = useId()
  const take = (tool: ToolId) => {
    setOpen(false)
    hands.take(tool)
    hands.focus()
  }
  const tools = (all: readonly PaletteTool[]) =>
    all.map(each => (
      <Tool key={each.tool} each={each} pressed={current === each.tool} onTake={() => take(each.tool)} />
    ))
  const restInHand = moreKinds.some(({ tool }) => tool === current)
  return (
    <Toolbar.Root
      className="board-palette"
      aria-label="Board tools"
      onKeyDown={event => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        setOpen(false)
        hands.focus()
      }}
    >
      {open && (
        <div id={rest} className="board-palette-row board-palette-rest" role="group" aria-label="More kinds">
          {tools(moreKinds)}
        </div>
      )}
      <div className="board-palette-row">
        {tools(palette)}
        <Toolbar.Button
          className="board-tool"
          aria-expanded={open}
          aria-controls={open ? rest : undefined}
          aria-pressed={restInHand}
          onClick={() => setOpen(!open)}
        >
          <Ellipsis className="board-icon" strokeWidth={1.5} aria-hidden="true" />
          <span>More</span>
        </Toolbar.Button>
        {tools(marks)}
        {imaging && <ImageButton imaging={imaging} hands={hands} />}
        <TidyButton hands={hands} />
      </div>
    </Toolbar.Root>
  )
}

type ToolProps = {
  readonly each: PaletteTool
  readonly pressed: boolean
  readonly onTake: () => void
}

function Tool({ each: { tool, name, key }, pressed, onTake }: ToolProps) {
  return (
    <Toolbar.Button className="board-tool" aria-pressed={pressed} aria-keyshortcuts={key} onClick={onTake}>
      <ToolIcon tool={tool} />
      <span>{name}</span>
      <kbd>{key}</kbd>
    </Toolbar.Button>
  )
}
