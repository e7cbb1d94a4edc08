/** Of a round that is answered alone: how, where it stands in its window, and the way to its page. */
import { hoursToReply, type AnswerFigures, type OwnersLoop } from '@signalroom/shared'
import { Link } from 'wouter'
import { Pill } from '../../ui/Pill'
import { useNow } from '../../ui/useNow'
import { hoursWords, howAnswered, spanWords } from '../alone/words'
import { loopNow } from './clock'
import type { RoundGiven } from './round-given'

const figuresOf = ({ answered }: OwnersLoop, round: string): AnswerFigures | undefined =>
  answered.find(one => one.round === round)

export function AloneOfRound({ round, loop }: Pick<RoundGiven, 'round' | 'loop'>) {
  const now = useNow(loopNow, 10_000)
  if (!round.alone) return null
  const figures = figuresOf(loop, round.id)
  const reply = figures ? hoursToReply(figures) : null
  return (
    <div className="mt-2 text-[13px] text-ink-2">
      <p>{howAnswered(round.alone)}</p>
      {figures ? (
        <p className="mt-2 flex flex-wrap gap-2">
          {figures.sentAt !== null ? (
            <Pill tone={figures.lateMs > 0 ? 'amber' : 'green'}>
              {figures.lateMs > 0 ? `Sent late by ${spanWords(figures.lateMs)}` : 'Sent in time'}
            </Pill>
          ) : (
            <Pill tone={figures.due > now ? 'accent' : 'amber'}>
              {figures.due > now
                ? `${spanWords(figures.due - now)} left`
                : `Over by ${spanWords(now - figures.due)}`}
            </Pill>
          )}
          {reply === null ? null : <Pill>{spanWords(reply * 3_600_000)} to the first reply</Pill>}
          {figures.takes > 0 ? (
            <Pill>
              {figures.takes} of {round.alone.takes} {round.alone.takes === 1 ? 'take' : 'takes'}
            </Pill>
          ) : null}
          {figures.workMinutes > 0 ? (
            <Pill tone={figures.workMinutes > (round.alone.hours ?? 8) * 60 ? 'amber' : 'plain'}>
              {hoursWords(figures.workMinutes)} of {round.alone.hours ?? 8} h
            </Pill>
          ) : null}
          {figures.openRemarks > 0 ? (
            <Pill tone="accent">
              {figures.openRemarks} open {figures.openRemarks === 1 ? 'remark' : 'remarks'}
            </Pill>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}

export function OpenAlone({ round, loop }: Pick<RoundGiven, 'round' | 'loop'>) {
  const figures = figuresOf(loop, round.id)
  return (
    <Link
      href={`/loops/${loop.id}/rounds/${round.id}`}
      className="inline-flex h-8 items-center rounded-[8px] border border-accent bg-accent px-2.5 text-[12.5px] leading-none font-[560] text-accent-ink hover:brightness-110 max-sm:h-11"
    >
      {figures === undefined ? 'Open its page' : figures.sentAt === null ? 'Go on' : 'See the answer'}
    </Link>
  )
}
