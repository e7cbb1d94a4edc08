/** For the interviewer alone: the question with what to hold back, to read while the candidate is on the way. */
import { clockText } from '@signalroom/shared'
import { useRoom } from '../../room/read'
import { Card } from '../../ui/Card'
import { Pill } from '../../ui/Pill'

export function Guide() {
  const question = useRoom(room => room.open.question)
  const guide = useRoom(room => room.panel.guide)
  if (!guide) return null
  const { notes, hints, cards, numbers } = guide.question
  return (
    <Card className="p-6">
      <h2 className="flex items-center gap-2 text-[13.5px] font-[620]">
        Read this first <Pill>only you see it</Pill>
      </h2>
      <p className="mt-3 text-[15px]">{question.ask}</p>
      <p className="mt-3 text-[14px] whitespace-pre-line text-ink-2">{notes}</p>
      <div className="mt-5 grid gap-6 sm:grid-cols-2">
        <div>
          <h3 className="text-[12.5px] font-[620] text-ink-2">Tell only when asked</h3>
          <ul className="mt-2 space-y-1.5 text-[13.5px]">
            {hints.map(hint => (
              <li key={hint.id}>
                <span className="text-ink-3">{hint.topic}:</span> {hint.text}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="text-[12.5px] font-[620] text-ink-2">Cards to play</h3>
          <ul className="mt-2 space-y-1.5 text-[13.5px]">
            {cards.map(card => (
              <li key={card.id}>
                <span className="text-ink-3 tabular-nums">{clockText(card.minute)}</span> {card.title}
              </li>
            ))}
          </ul>
          <h3 className="mt-4 text-[12.5px] font-[620] text-ink-2">What a good estimate gives</h3>
          <ul className="mt-2 list-disc space-y-1 pl-4 text-[13px] text-ink-2">
            {numbers.map(number => (
              <li key={number}>{number}</li>
            ))}
          </ul>
        </div>
      </div>
    </Card>
  )
}
