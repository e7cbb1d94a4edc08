/** The palette at the foot of the board: what one may take in hand, each with its key. It holds no rule. */
import { Toolbar } from 'radix-ui'
import { useValue, type Editor } from 'tldraw'
import { palette, takeTool } from './keys'
import { ToolIcon } from './ToolIcon'

export function Palette({ editor }: { editor: Editor }) {
  const current = useValue('tool', () => editor.getCurrentToolId(), [editor])
  return (
    <Toolbar.Root className="board-palette" aria-label="Board tools">
      {palette.map(({ tool, name, key }) => (
        <Toolbar.Button
          key={tool}
          className="board-tool"
          aria-pressed={current === tool}
          aria-keyshortcuts={key}
          onClick={() => {
            takeTool(editor, tool)
            editor.getContainer().focus()
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
