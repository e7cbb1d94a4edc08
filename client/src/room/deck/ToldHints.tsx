/** What was told on request; and alone, what may be asked about. */
import { useRoom, useLeads } from '../read'
import { Button } from '../../ui/Button'
import { useAsk } from '../ask'

export function ToldHints() {
  const ask = useAsk()
  const leads = useLeads()
  const hints = useRoom(room => room.open.hints)
  const draws = useRoom(room => room.open.plan.layers !== false || room.open.code !== null)
  const topics = useRoom(room => room.open.topics)
  const left = leads ? topics.filter(topic => !hints.some(hint => hint.hint === topic.hint)) : []
  return (
    <div>
      <h3 className="text-[12.5px] font-[620] text-ink-2">Told when asked</h3>
      {hints.length === 0 ? (
        <p className="mt-1 text-[13px] text-ink-3">
          {draws
            ? 'Nothing yet. Ask for what would change your design: load, size, limits, what may fail.'
            : 'Nothing yet. Ask for what you would have to know.'}
        </p>
      ) : (
        <ul className="mt-2 space-y-1.5">
          {hints.map(hint => (
            <li key={hint.hint} className="text-[14px]">
              <span className="text-ink-3">{hint.topic}: </span>
              {hint.text}
            </li>
          ))}
        </ul>
      )}
      {left.length > 0 ? (
        <div className="mt-3">
          <p className="text-[12px] text-ink-3">Ask about</p>
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            {left.map(topic => (
              <Button
                key={topic.hint}
                size="s"
                className="max-sm:h-11"
                onClick={() => void ask({ type: 'hint.show', hint: topic.hint })}
              >
                {topic.topic}
              </Button>
            ))}
          </div>
        </div>
      ) : null}
    </div>
  )
}
