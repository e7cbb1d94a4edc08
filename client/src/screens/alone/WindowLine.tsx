/** Where an answer stands in its window: time left, sent in time, or late by how much; and the hours to the first reply. */
import { momentText, type RoundAnswer } from '@signalroom/shared'
import { Pill } from '../../ui/Pill'
import { useNow } from '../../ui/useNow'
import { loopNow } from '../loop/clock'
import { spanWords } from './words'

export function WindowLine({ answer, zone }: { answer: RoundAnswer; zone: string }) {
  const now = useNow(loopNow, 1000)
  const [first, last] = [answer.sent[0], answer.sent.at(-1)]
  const left = answer.due - now
  return (
    <p className="flex flex-wrap items-center gap-2 text-[13.5px] text-ink-2">
      {last ? (
        last.lateMs > 0 ? (
          <Pill tone="amber">Sent late by {spanWords(last.lateMs)}</Pill>
        ) : (
          <Pill tone="green">Sent in time</Pill>
        )
      ) : left > 0 ? (
        <Pill tone={left < 3_600_000 ? 'amber' : 'accent'}>{spanWords(left)} left</Pill>
      ) : (
        <Pill tone="amber">Over by {spanWords(-left)}: a late answer is taken and marked</Pill>
      )}
      {first ? <Pill>First reply after {spanWords(first.at - answer.begunAt)}</Pill> : null}
      <span className="tabular-nums">Window until {momentText(answer.due, zone)}</span>
    </p>
  )
}
