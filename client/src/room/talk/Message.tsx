/** One message: who, when on the round's clock, what; of a question, what was answered. */
import { clockText, roundClock } from '@signalroom/shared'
import { useHere, useRoom } from '../read'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { answerWords } from './answers'
import { OwnWords } from './OwnWords'
import type { Written } from './written'

export function Message({ message }: { message: Written }) {
  const { me } = useHere()
  const seats = useRoom(room => room.open.seats)
  const clock = useRoom(room => room.open.clock)
  const startedAt = useRoom(room => room.open.startedAt)
  const seat = seats.find(one => one.id === message.seat)
  const when =
    startedAt !== null && message.at >= startedAt ? clockText(roundClock.elapsed(clock, message.at)) : 'lobby'
  return (
    <li>
      <div className="flex flex-wrap items-center gap-x-2 text-[12px] text-ink-3">
        <span
          className="size-2 shrink-0 self-center rounded-full"
          style={{ background: seat?.colour }}
          aria-hidden="true"
        />
        <span dir="auto" className="min-w-0 font-[600] text-ink-2 wrap-anywhere">
          {message.seat === me.seat ? 'You' : <Own>{seat?.name}</Own>}
        </span>
        <span className="tabular-nums">{when}</span>
        {message.answer === undefined ? null : <span>asks</span>}
        {message.heard?.draft ? <Pill>heard, a draft</Pill> : null}
        {message.heard && !message.heard.draft ? <Pill>heard</Pill> : null}
        {message.seat === me.seat && message.text !== '' ? (
          <div className="ml-auto has-[form]:basis-full">
            <OwnWords id={message.seq} text={message.text} isDraft={message.heard?.draft ?? false} />
          </div>
        ) : null}
      </div>
      <p dir="auto" className="mt-0.5 pl-4 text-[14px] wrap-anywhere whitespace-pre-wrap">
        {message.text === '' ? (
          <span className="text-ink-3 italic">Erased by who wrote it</span>
        ) : (
          message.text
        )}
      </p>
      {message.answer === undefined ? null : <Answered answer={message.answer} />}
    </li>
  )
}

function Answered({ answer }: { answer: NonNullable<Written['answer']> | null }) {
  const { me } = useHere()
  const by = useRoom(room => room.open.seats.find(seat => seat.id === answer?.seat)?.name)
  return (
    <p className="mt-0.5 pl-4 text-[12.5px] text-ink-2">
      {answer === null ? (
        'No answer yet'
      ) : (
        <>
          {answer.seat === me.seat ? 'You' : <Own>{by}</Own>}:{' '}
          {answerWords.find(([one]) => one === answer.answer)?.[1].toLowerCase()}
        </>
      )}
    </p>
  )
}
