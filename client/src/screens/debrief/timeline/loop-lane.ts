/** What the rounds of a loop put on the timeline: blocks, faults, who was played, push-backs, findings, versions, the dialogue. Pure. */
import { dependWords, faultWords, roundClock, type Room } from '@signalroom/shared'
import type { Lane, Mark } from './lane'

/** Null where there was none of it. */
export function loopLane({ open, at: last }: Room): Lane | null {
  const on = (moment: number) => roundClock.elapsed(open.clock, moment)
  const moment = (at: number, colour: string, words: string): Mark => ({
    from: on(at),
    to: on(at),
    colour,
    words,
    thin: true,
  })
  const title = (phase: string, block: string) =>
    open.plan.phases.find(one => one.id === phase)?.blocks?.find(one => one.id === block)?.title ?? block
  const listTitle = (list: string) =>
    open.plan.phases.flatMap(({ lists }) => lists).find(({ id }) => id === list)?.title ?? list
  const visits = open.blocks ?? []
  const findings = new Set(
    open.plan.phases.flatMap(({ lists }) => lists.filter(list => list.findings).map(({ id }) => id)),
  )
  const marks: readonly Mark[] = [
    ...visits.map((visit, i): Mark => {
      const left = open.visits.find(phase => phase.at > visit.at)?.at ?? open.endedAt ?? last
      return {
        from: on(visit.at),
        to: on(Math.min(visits[i + 1]?.at ?? left, left)),
        colour: i % 2 === 0 ? 'var(--accent-soft)' : 'var(--line-strong)',
        words: `${title(visit.phase, visit.block)}${visit.told ? `: ${visit.told}` : ''}`,
      }
    }),
    ...(open.faults ?? []).map(fault => moment(fault.at, 'var(--red)', `fault: ${fault.title}`)),
    ...(open.injected ?? []).map((fault): Mark => ({
      ...moment(fault.at, 'var(--red)', `${faultWords(fault)}; ${dependWords(fault.dependants)}`),
      to: on(fault.liftedAt ?? open.endedAt ?? last),
      thin: false,
    })),
    ...(open.personas ?? []).map(one => moment(one.at, 'var(--interviewer)', `speaks as ${one.title}`)),
    ...(open.pushes ?? []).map(push =>
      moment(push.at, 'var(--amber)', `pushed back: ${push.text} (${push.outcome ?? 'open'})`),
    ),
    ...(open.dialogue ?? []).flatMap(one => [
      moment(one.at, 'var(--data)', `asks the assistant: ${one.text}`),
      ...(one.answer ? [moment(one.answer.at, 'var(--operational)', `it answers: ${one.answer.text}`)] : []),
    ]),
    ...(open.artifacts ?? []).flatMap(({ list, versions }) =>
      versions.map(one => moment(one.at, 'var(--accent)', `${listTitle(list)}: version ${one.version}`)),
    ),
    ...(open.rulings ?? []).map(one =>
      moment(
        one.at,
        'var(--interviewer)',
        `left out: ${one.ruling === 'accepted' ? 'accepted' : 'pulled back'}`,
      ),
    ),
    ...open.lines
      .filter(line => findings.has(line.list))
      .map(line => moment(line.at, 'var(--green)', `finding: ${line.text}`)),
  ]
  return marks.length === 0 ? null : { title: 'Blocks, people, findings', marks }
}
