/** The interviewer takes a finding for one that was planted, a true one nobody planted, or a false alarm. Holds no rule. */
import { plantedAt, type Finding, type Line } from '@signalroom/shared'
import { useAsk, useCan } from '../ask'
import { useRoom } from '../read'

export function JudgeFinding({ line }: { line: Line }) {
  const ask = useAsk()
  const can = useCan()
  const planted = useRoom(room => room.panel.guide?.question.planted) ?? []
  const judged = useRoom(room => room.panel.findings?.[line.id])
  const place = Object.values(line.fields ?? {}).find(value => plantedAt(planted, value))
  const offered = place === undefined ? undefined : plantedAt(planted, place)
  const judge = (as: Finding) => void ask({ type: 'finding.judge', line: line.id, as })
  const value = judged === undefined ? '' : typeof judged === 'object' ? judged.planted : judged
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
      <label className="min-w-0 flex-1">
        <span className="sr-only">What this finding is</span>
        <select
          value={value}
          disabled={
            !can({ type: 'finding.judge', line: line.id, as: value === 'sound' ? 'false-alarm' : 'sound' })
          }
          onChange={event => {
            const chosen = event.target.value
            if (chosen === 'sound' || chosen === 'false-alarm') judge(chosen)
            else if (chosen !== '') judge({ planted: chosen })
          }}
          className="h-8 w-full rounded-[8px] border border-line bg-card px-2 text-[12.5px] max-[899px]:h-11"
        >
          <option value="">What is it?</option>
          {planted.map(one => (
            <option key={one.id} value={one.id}>
              Planted: {one.title}
            </option>
          ))}
          <option value="sound">True, and not planted</option>
          <option value="false-alarm">A false alarm</option>
        </select>
      </label>
      {offered && value === '' ? (
        <button
          type="button"
          onClick={() => judge({ planted: offered.id })}
          className="min-h-8 rounded-[8px] bg-accent-soft px-2 text-left text-[12.5px] font-[560] text-accent max-[899px]:min-h-11"
        >
          {offered.title}?
        </button>
      ) : null}
    </div>
  )
}
