/** What came when for the first time, what stayed open, what happened to the clock, flags, and the interviewer's notes. */
import { clockText, firstNames, firstWords, toneSigns, type Debrief, type Moment } from '@signalroom/shared'
import type { ReactNode } from 'react'
import { Card } from '../../ui/Card'
import { isolated } from '../../ui/format'
import { Own } from '../../ui/Own'
import { GiveNote } from './GiveNote'
import { ToMoment } from './ToMoment'

const causes = {
  layers: 'The board opened: all three layers held a number',
  clock: 'The board was opened by the clock',
  interviewer: 'The board was opened by the interviewer',
} as const

const tones = { green: 'text-green', neutral: 'text-ink-3', red: 'text-red' } as const

export function Facts({ debrief: d, go }: { debrief: Debrief; go: (at: number) => void }) {
  const name = (seat: string) => d.seats.find(one => one.id === seat)?.name ?? 'Somebody'
  const phase = (id: string) => d.phases.find(one => one.id === id)?.title ?? id
  const open = [
    ...d.unanswered.map(one => ({ ...one, words: `Unanswered: ${isolated(one.text ?? 'a check')}` })),
    ...(d.loop?.pushes ?? [])
      .filter(push => push.outcome !== 'answered')
      .map(push => ({
        ...push,
        words: `${push.outcome === 'dropped' ? 'Dropped' : 'Not answered'}: ${isolated(push.text)}`,
      })),
    ...(d.loop?.dialogue ?? [])
      .filter(one => one.answer === null)
      .map(one => ({ ...one, words: `The assistant did not answer: ${isolated(one.asked)}` })),
    ...d.cards
      .filter(card => card.outcome !== 'answered')
      .map(card => ({
        ...card,
        words: `${card.outcome === 'dropped' ? 'Dropped' : 'Not answered'}: ${card.title}`,
      })),
  ]
  const clock = [
    ...(d.board ? [{ ...d.board, words: causes[d.board.cause] }] : []),
    ...d.credits.map(one => ({
      ...one,
      words: `The clock waited ${clockText(one.ms)} for ${isolated(name(one.seat))}`,
    })),
    ...d.moved.map(one => ({
      ...one,
      words: `${clockText(one.ms)} went from ${phase(one.from)} to ${phase(one.to)}`,
    })),
    ...d.extended.map(one => ({ ...one, words: `${phase(one.phase)} got ${clockText(one.ms)} more` })),
  ].sort((a, b) => a.at - b.at)
  return (
    <Card className="space-y-5 p-5">
      <Block title="For the first time">
        {firstNames.map(first => (
          <First key={first} words={firstWords[first]} moment={d.firsts[first]} go={go} />
        ))}
      </Block>
      {d.assumptions.length > 0 ? (
        <Block title="Open assumptions">
          {d.assumptions.map(one => (
            <Line key={one.text + one.at} moment={one} go={go}>
              {one.text}
            </Line>
          ))}
        </Block>
      ) : null}
      <Block title="Stayed open" empty="Nothing: every question was answered and every card too.">
        {open.map(one => (
          <Line key={one.words + one.at} moment={one} go={go}>
            {one.words}
          </Line>
        ))}
      </Block>
      {d.flags.length > 0 ? (
        <Block title="Flags">
          {d.flags.map(flag => (
            <Line key={flag.flag + flag.at} moment={flag} go={go}>
              <span className={tones[flag.tone]}>{toneSigns[flag.tone]}</span> {flag.title}
              {flag.quote === null ? null : (
                <span dir="auto" className="block text-[13px] text-ink-2">
                  “{flag.quote}”
                </span>
              )}
            </Line>
          ))}
        </Block>
      ) : null}
      <Block title="The clock" empty="It ran through without a stop.">
        {clock.map(one => (
          <Line key={one.words + one.at} moment={one} go={go}>
            {one.words}
          </Line>
        ))}
      </Block>
      {d.given.length > 0 ? (
        <Block title="Notes given with the release">
          {d.given.map(note => (
            <Line key={note.text + note.at} moment={note} go={go}>
              {note.text}
              <span className="block text-[13px] text-ink-2">
                <Own>{name(note.seat)}</Own>
              </span>
            </Line>
          ))}
        </Block>
      ) : null}
      {d.notes === null ? null : (
        <Block title="Your notes, for interviewers only" empty="You took none.">
          {d.notes.map(note => (
            <Line key={note.note} moment={note} go={go} beside={<GiveNote debrief={d} note={note} />}>
              {note.text}
            </Line>
          ))}
        </Block>
      )}
    </Card>
  )
}

function Block({
  title,
  empty,
  children,
}: {
  title: string
  empty?: string
  children: readonly ReactNode[]
}) {
  return (
    <section>
      <h2 className="text-[13.5px] font-[620]">{title}</h2>
      {children.length === 0 ? (
        <p className="mt-1 text-[13.5px] text-ink-3">{empty}</p>
      ) : (
        <ul className="mt-1">{children}</ul>
      )}
    </section>
  )
}

/** What is not known has no moment to go to, and says so. */
function First({ words, moment, go }: { words: string; moment: Moment | null; go: (at: number) => void }) {
  if (moment)
    return (
      <Line moment={moment} go={go}>
        {words}
      </Line>
    )
  return (
    <li className="flex gap-3 py-1 text-[14px] text-ink-3">
      <span aria-hidden="true" className="w-11 shrink-0 text-right text-[12.5px] leading-[21px]">
        –
      </span>
      {words}: not known
    </li>
  )
}

function Line({
  moment,
  go,
  beside,
  children,
}: {
  moment: Moment
  go: (at: number) => void
  /** What can be done with it, behind its words. */
  beside?: ReactNode
  children: ReactNode
}) {
  return (
    <li className="flex flex-wrap items-start justify-end gap-x-2">
      <ToMoment
        at={moment.elapsed}
        go={() => go(moment.elapsed)}
        className="flex min-w-0 flex-1 basis-[200px] gap-3 rounded py-1 text-left text-[14px] hover:bg-sunk max-sm:min-h-11"
      >
        <span className="w-11 shrink-0 text-right text-[12.5px] leading-[21px] text-ink-3 tabular-nums">
          {clockText(moment.elapsed)}
        </span>
        <span dir="auto" className="min-w-0 flex-1 wrap-anywhere">
          {children}
        </span>
      </ToMoment>
      {beside}
    </li>
  )
}
