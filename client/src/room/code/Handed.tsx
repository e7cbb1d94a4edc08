/** What of the question's secrets is in the room: asked for by who is alone, or handed over; and which rows to run on. */
import { Button } from '../../ui/Button'
import { useHere, useRoom } from '../read'
import { useAsk, useCan } from '../ask'

export function Handed({
  data,
  chooseData,
}: {
  data: string | null
  chooseData: (set: string | null) => void
}) {
  const { me } = useHere()
  const code = useRoom(room => room.open.code)
  const alone = useRoom(room => room.open.alone)
  if (!code || me.role === 'observer') return null
  const asks = alone && me.role === 'candidate'
  return (
    <div className="flex flex-wrap items-center gap-1">
      {asks ? <AskFor what="tests">Ask for the hidden tests</AskFor> : null}
      {asks && code.language === 'sql' ? <AskFor what="data">Ask for the other rows</AskFor> : null}
      {code.language === 'sql' ? <Rows data={data} choose={chooseData} /> : null}
    </div>
  )
}

function AskFor({ what, children }: { what: 'tests' | 'data'; children: string }) {
  const ask = useAsk()
  const can = useCan()
  if (!can({ type: 'code.release', what })) return null
  return (
    <Button
      size="s"
      className="h-[28px] max-[899px]:h-[44px]"
      onClick={() => void ask({ type: 'code.release', what })}
    >
      {children}
    </Button>
  )
}

/** Which rows a query runs on, once there is more than one set of them. */
function Rows({ data, choose }: { data: string | null; choose: (set: string | null) => void }) {
  const handed = useRoom(room => room.open.handed.data)
  if (!handed) return null
  const sets = handed.files.map(({ name }) => name.replace(/\.sql$/, ''))
  return (
    <label className="flex items-center gap-1.5 text-[12.5px] text-ink-2">
      Rows
      <select
        value={data ?? ''}
        onChange={event => choose(event.target.value === '' ? null : event.target.value)}
        className="h-7 rounded-[7px] border border-line-strong bg-card px-1.5 text-ink max-[899px]:h-[44px]"
      >
        <option value="">clean</option>
        {sets.map(set => (
          <option key={set} value={set}>
            {set}
          </option>
        ))}
      </select>
    </label>
  )
}
