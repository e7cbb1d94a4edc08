/** The palette at the foot of the board: what one may take in hand, each with its key. It holds no rule. */
import { Toolbar } from 'radix-ui'
import type { Hands } from './hands'
import { palette } from './keys'
import { ToolIcon } from './ToolIcon'

export function Palette({ hands, tool: current }: { hands: Hands; tool: string }) {
  return (
    <Toolbar.Root className="board-palette" aria-label="Board tools">
      {palette.map(({ tool, name, key }) => (
        <Toolbar.Button
          key={tool}
          className="board-tool"
          aria-pressed={current === tool}
          aria-keyshortcuts={key}
          onClick={() => {
            hands.take(tool)
            hands.focus()
          }}
        >
          <ToolIcon tool={tool} />
          <span>{name}</span>
          <kbd>{key}</kbd>
        </Toolbar.Button>
      ))}
    </Toolbar.Root>
  )
}
