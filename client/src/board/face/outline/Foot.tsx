/** Below the tree: what can be done with the row one is at, or what has just been asked. It holds no rule. */
import { useState } from 'react'
import { holdsArrows, type actsOf, type Form } from './acts'
import { Add } from './Add'
import { Find } from './Find'
import { RowKeys } from './RowKeys'
import { longest, type Row } from './tree'

type Props = {
  readonly rows: readonly Row[]
  readonly row: Row | null
  readonly form: Form | null
  readonly readOnly: boolean
  readonly acts: ReturnType<typeof actsOf>
}

export function Foot({ rows, row, form, readOnly, acts }: Props) {
  const about = rows.find(one => one.id === form?.id) ?? null
  const others = (fits: (row: Row) => boolean) => rows.filter(one => fits(one) && one.id !== form?.id)
  switch (form?.asks) {
    case 'add':
      return (
        <Add
          beside={about?.name ?? null}
          onAdd={(kind, name) => acts.add(kind, name, about)}
          onLeave={acts.leave}
        />
      )
    case 'connect':
      return about && <Connect from={about} to={others(holdsArrows)} acts={acts} />
    case 'move':
      return (
        about && (
          <Find
            label={`Move ${about.name} beside`}
            choices={others(one => one.type === 'node')}
            does="Move"
            onPick={({ id }) => acts.move(about, id)}
            onLeave={acts.leave}
          />
        )
      )
    case 'find':
      return (
        <Find
          label="Find"
          choices={rows}
          does="Go there"
          onPick={({ id }) => acts.goTo(id)}
          onLeave={acts.leave}
        />
      )
    default:
      return row && !readOnly && form === null ? <RowKeys row={row} act={acts.act} /> : null
  }
}

function Connect({ from, to, acts }: { from: Row; to: readonly Row[]; acts: Props['acts'] }) {
  const [label, setLabel] = useState('')
  return (
    <Find
      label={`Connect ${from.name} to`}
      choices={to}
      does="Connect"
      onPick={({ id }) => acts.connect(from, id, label.trim())}
      onLeave={acts.leave}
    >
      <label className="outline-field">
        <span>Label, such as 12 ms</span>
        <input
          value={label}
          maxLength={longest}
          autoComplete="off"
          onChange={event => setLabel(event.target.value)}
        />
      </label>
    </Find>
  )
}
