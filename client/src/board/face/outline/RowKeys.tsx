/** What can be done with the row one is at, as buttons with their keys: a thumb's way. It holds no rule. */
import { Toolbar } from 'radix-ui'
import type { Action } from './keys'
import type { Row } from './tree'

type Key = readonly [action: Action, says: string, key: string, shortcut?: string]

const rename: Key = ['rename', 'Rename', '⏎', 'Enter']
const connect: Key = ['connect', 'Connect', 'C']
const move: Key = ['move', 'Move', 'M']
const back: Key = ['back', 'Earlier', 'Alt ↑', 'Alt+ArrowUp']
const forward: Key = ['forward', 'Later', 'Alt ↓', 'Alt+ArrowDown']
const tidy: Key = ['tidy', 'Tidy all', '⇧ T', 'Shift+T']
const remove: Key = ['remove', 'Delete', 'Del', 'Delete']

const keysFor: Readonly<Record<Row['type'], readonly Key[]>> = {
  node: [rename, connect, move, back, forward, tidy, remove],
  edge: [['label', 'Label', 'L'], remove],
  label: [['rename', 'Edit', '⏎', 'Enter'], move, remove],
  frame: [rename, connect, remove],
  image: [rename, connect, move, remove],
}

export function RowKeys({ row, act }: { readonly row: Row; readonly act: (action: Action) => void }) {
  return (
    <Toolbar.Root className="outline-keys" aria-label={`With ${row.name}`}>
      {keysFor[row.type].map(([action, says, key, shortcut]) => (
        <Toolbar.Button
          key={action}
          className="outline-key"
          aria-keyshortcuts={shortcut ?? key}
          onClick={() => act(action)}
        >
          {says}
          <kbd aria-hidden="true">{key}</kbd>
        </Toolbar.Button>
      ))}
    </Toolbar.Root>
  )
}
