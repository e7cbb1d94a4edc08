/** What the rounds of a loop leave behind: stories, findings, cards, the people played, the dialogue. Nothing where there was none. */
import {
  clockText,
  findingScore,
  firstStrokeWords,
  placeWords,
  standingFindings,
  storiesTold,
  type Debrief,
  type Line,
  type List,
  type Room,
} from '@signalroom/shared'
import type { ReactNode } from 'react'
import { CardLine } from '../../../room/worksheet/CardLine'
import { useMoment, useRoom } from '../../../room/read'
import { Card } from '../../../ui/Card'
import { Pill } from '../../../ui/Pill'
import { ReportText } from '../../../room/exhibit/ReportText'
import { ChangeText } from '../../../room/exhibit/ChangeText'
import type { Go } from '../moments'

export function LoopCards({ debrief, go }: { debrief: Debrief; go: Go }) {
  const any = useRoom(leftBehind)
  if (!any) return null
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4 empty:hidden lg:grid-cols-2 print:grid-cols-2">
      <Stories debrief={debrief} />
      <Findings />
      <Filled />
      <Played />
      <Said go={go} />
      <Graded />
    </div>
  )
}

/** Whether the round left any of these. */
function leftBehind({ open }: Room): boolean {
  const cards = new Set(
    open.plan.phases.flatMap(({ lists }) => lists.filter(list => list.fields).map(list => list.id)),
  )
  return (
    open.blocks !== undefined ||
    open.exhibit !== undefined ||
    open.personas !== undefined ||
    open.dialogue !== undefined ||
    open.released?.release.grades !== undefined ||
    open.lines.some(line => cards.has(line.list))
  )
}

function Titled({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <Card className={wide ? 'p-5 lg:col-span-2' : 'p-5'}>
      <h2 className="text-[13.5px] font-[620]">{title}</h2>
      <div className="mt-2">{children}</div>
    </Card>
  )
}

function Stories({ debrief }: { debrief: Debrief }) {
  const room = useRoom(one => one)
  const told = storiesTold(room)
  if (told.length === 0) return null
  const title = (phase: string) => debrief.phases.find(one => one.id === phase)?.title ?? phase
  return (
    <Titled title="Stories">
      <ul className="divide-y divide-line text-[14px]">
        {told.map(story => (
          <li key={story.phase} className="py-2">
            <p className="font-[560]">{title(story.phase)}</p>
            <p dir="auto" className="text-[13.5px] text-ink-2">
              {room.open.blocks?.find(one => one.phase === story.phase && one.told)?.told}
            </p>
            <p className="mt-0.5 text-[12.5px] text-ink-3 tabular-nums">
              told in {clockText(story.storyMs)}
              {story.gapMs === null ? '' : `, gap ${(story.gapMs / 1000).toFixed(1)} s`}
              {story.firstStrokeMs === null
                ? story.gapMs === null
                  ? ''
                  : ', nothing drawn'
                : `, ${firstStrokeWords(story.firstStrokeMs)}`}
            </p>
          </li>
        ))}
      </ul>
    </Titled>
  )
}

/** After the release everybody sees what was planted; an interviewer sees it before. */
function Findings() {
  const exhibit = useRoom(room => room.open.exhibit)
  const planted = useRoom(room => room.open.released?.release.planted ?? room.panel.guide?.question.planted)
  const judged = useRoom(room => room.open.released?.release.findings ?? room.panel.findings)
  const lines = useRoom(room => room.open.lines)
  if (!exhibit) return null
  const score = planted ? findingScore(planted, standingFindings(lines, judged)) : null
  return (
    <Titled
      title={
        exhibit.type === 'report'
          ? 'The report, and what was found in it'
          : 'The change, and what was found in it'
      }
    >
      {planted && score ? (
        <>
          <p className="text-[20px] font-[650] tabular-nums">
            {score.found.length} of {score.planted} found
            <span className="ml-2 text-[13px] font-[400] text-ink-2">
              {score.falseAlarms} false {score.falseAlarms === 1 ? 'alarm' : 'alarms'} · score{' '}
              {Math.round(score.score * 100)} %
            </span>
          </p>
          <ul className="mt-2 space-y-1.5 text-[13.5px]">
            {planted.map(one => (
              <li key={one.id}>
                <Pill tone={score.found.includes(one.id) ? 'green' : 'amber'}>
                  {score.found.includes(one.id) ? 'found' : 'missed'}
                </Pill>{' '}
                <span className="font-[560]">{one.title}</span>{' '}
                <span className="text-ink-3">
                  ({one.at.map(place => placeWords(exhibit, place)).join('; ')})
                </span>
                <span className="block text-[13px] text-ink-2">{one.why}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="text-[13.5px] text-ink-2">What was planted in it is told with the release.</p>
      )}
      <details className="mt-3 rounded-m border border-line">
        <summary className="cursor-pointer px-3 py-2 text-[13px] text-ink-2">Read it again</summary>
        <div className="max-h-[520px] overflow-y-auto border-t border-line">
          {exhibit.type === 'report' ? <ReportText report={exhibit} /> : <ChangeText change={exhibit} />}
        </div>
      </details>
    </Titled>
  )
}

/** Cards with fields, list by list. */
function Filled() {
  const phases = useRoom(room => room.open.plan.phases)
  const lines = useRoom(room => room.open.lines)
  const lists = phases
    .flatMap(phase => phase.lists)
    .map(list => [list, lines.filter(line => line.list === list.id)] as const)
    .filter(([list, of]) => list.fields !== undefined && of.length > 0)
  if (lists.length === 0) return null
  return (
    <Titled title="What was written down">
      <div className="space-y-4">
        {lists.map(([list, of]) => (
          <Of key={list.id} list={list} lines={of} />
        ))}
      </div>
    </Titled>
  )
}
function Of({ list, lines }: { list: List; lines: readonly Line[] }) {
  return (
    <section>
      <h3 className="mb-1 text-[12px] text-ink-3">{list.title}</h3>
      <div className="space-y-1.5">
        {lines.map(line => (
          <CardLine key={line.id} list={list} line={line} />
        ))}
      </div>
    </section>
  )
}

/** Who was played; what each wanted is told with the release. */
function Played() {
  const spoke = useRoom(room => room.open.personas)
  const told = useRoom(room => room.open.released?.release.personas ?? room.panel.guide?.personas)
  const moment = useMoment()
  if (!spoke) return null
  const people = spoke.filter((one, i) => spoke.findIndex(other => other.persona === one.persona) === i)
  return (
    <Titled title="Who was played">
      <ul className="divide-y divide-line">
        {people.map(one => {
          const goals = told?.find(({ id }) => id === one.persona)?.goals
          return (
            <li key={one.persona} className="py-2 text-[14px]">
              <p className="font-[560]">
                {one.title}{' '}
                <span className="text-[12.5px] font-[400] text-ink-3 tabular-nums">
                  from {moment(one.at)}
                </span>
              </p>
              <p className="text-[13.5px] text-ink-2">“{one.opening}”</p>
              {goals ? (
                <p className="mt-0.5 text-[13.5px]">
                  <span className="text-ink-3">Wanted, without saying so:</span> {goals.join(' ')}
                </p>
              ) : null}
            </li>
          )
        })}
      </ul>
    </Titled>
  )
}

/** The dialogue with the assistant, whole, and whether it was checked. */
function Said({ go }: { go: Go }) {
  const dialogue = useRoom(room => room.open.dialogue)
  const released = useRoom(room => room.open.released?.release.answers)
  const checked = useRoom(room => room.panel.checked)
  const clock = useMoment()
  const started = useRoom(room => room.open.startedAt ?? 0)
  if (!dialogue) return null
  return (
    <Titled title="With the assistant" wide>
      <ol className="divide-y divide-line">
        {dialogue.map(one => {
          const judged = released?.[one.id]
          const was = judged?.checked ?? checked?.[one.id] ?? null
          return (
            <li key={one.id} className="py-2 text-[14px]">
              <button
                type="button"
                onClick={() => go(one.at - started)}
                className="text-[12.5px] text-accent tabular-nums underline underline-offset-2 max-sm:min-h-11"
              >
                {clock(one.at)}
              </button>{' '}
              <span dir="auto" className="font-[560] wrap-anywhere whitespace-pre-line">
                {one.text}
              </span>
              <p dir="auto" className="mt-1 text-[13.5px] wrap-anywhere whitespace-pre-wrap text-ink-2">
                {one.answer?.text ?? one.failed ?? 'It was not answered.'}
              </p>
              <div className="mt-1 flex flex-wrap gap-1.5">
                {was === null ? null : (
                  <Pill tone={was ? 'green' : 'amber'}>{was ? 'checked' : 'taken as it was'}</Pill>
                )}
                {judged?.wrong ? <span className="text-[13px] text-red">Wrong: {judged.wrong}</span> : null}
              </div>
            </li>
          )
        })}
      </ol>
    </Titled>
  )
}

function Graded() {
  const grades = useRoom(room => room.open.released?.release.grades)
  if (!grades) return null
  return (
    <Titled title="What this question graded, unsaid">
      <ul className="list-disc space-y-1 pl-4 text-[14px]">
        {grades.map(one => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Titled>
  )
}
