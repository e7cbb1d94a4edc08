/** What the rounds of a loop leave behind: stories, findings, cards, the people played, the dialogue. Nothing where there was none. */
import {
  artifactLists,
  clockText,
  firstStrokeWords,
  placeWords,
  type Debrief,
  type DebriefLoop,
  type Exhibit,
  type Line,
  type List,
} from '@signalroom/shared'
import { useMemo, type ReactNode } from 'react'
import { CardLine } from '../../../room/worksheet/CardLine'
import { useRoom } from '../../../room/read'
import { Card } from '../../../ui/Card'
import { Pill } from '../../../ui/Pill'
import { ReportText } from '../../../room/exhibit/ReportText'
import { ChangeText } from '../../../room/exhibit/ChangeText'
import type { Go } from '../moments'
import type { History } from '../../../replay/history'
import { At } from '../At'
import { useSharedNouns } from './useSharedNouns'
import { Artifacts, begunCards } from './Artifacts'

/** `board`: how it came to be; null while it is on its way. */
export function LoopCards({ debrief, board, go }: { debrief: Debrief; board: History | null; go: Go }) {
  const exhibit = useRoom(room => room.open.exhibit)
  const filled = useFilled()
  const room = useRoom(one => one)
  const cards = useMemo(() => begunCards(room, artifactLists(room)), [room])
  const { stories = [], personas = [], dialogue = [], grades = [], findings = null } = debrief.loop ?? {}
  const told = debrief.released ? grades : []
  if (!exhibit && [filled, cards, stories, personas, dialogue, told].every(part => part.length === 0))
    return null
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2 print:grid-cols-2">
      {stories.length > 0 ? <Stories stories={stories} board={board} /> : null}
      {exhibit ? <Findings exhibit={exhibit} findings={findings} /> : null}
      {cards.length > 0 ? <Artifacts lists={cards} debrief={debrief} /> : null}
      {filled.length > 0 ? <Filled lists={filled} /> : null}
      {personas.length > 0 ? <Played personas={personas} /> : null}
      {dialogue.length > 0 ? <Said dialogue={dialogue} go={go} /> : null}
      {told.length > 0 ? <Graded grades={told} /> : null}
    </div>
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

function Stories({ stories, board }: Pick<DebriefLoop, 'stories'> & { readonly board: History | null }) {
  const shared = useSharedNouns(board)
  return (
    <Titled title="Stories">
      <ul className="divide-y divide-line text-[14px]">
        {stories.map(story => (
          <li key={story.phase} className="py-2">
            <p className="font-[560]">{story.phase}</p>
            <p dir="auto" className="text-[13.5px] text-ink-2">
              {story.told}
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
            <SharedNouns nouns={shared.get(story.id)} />
          </li>
        ))}
      </ul>
    </Titled>
  )
}

/** Nothing where no words of the story are known. */
function SharedNouns({ nouns }: { nouns: readonly string[] | undefined }) {
  if (!nouns) return null
  return (
    <p className="mt-0.5 text-[13px] text-ink-2">
      {nouns.length === 0 ? (
        'Nothing that the story named stands in the drawing.'
      ) : (
        <>
          <span className="text-ink-3">In the story and in the drawing:</span>{' '}
          <span dir="auto">{nouns.join(', ')}</span>
        </>
      )}
    </p>
  )
}

/** After the release everybody sees what was planted; an interviewer sees it before. */
function Findings({ exhibit, findings }: Pick<DebriefLoop, 'findings'> & { readonly exhibit: Exhibit }) {
  return (
    <Titled
      title={
        exhibit.type === 'report'
          ? 'The report, and what was found in it'
          : 'The change, and what was found in it'
      }
    >
      {findings ? (
        <>
          <p className="text-[20px] font-[650] tabular-nums">
            {findings.found.length} of {findings.planted} found
            <span className="ml-2 text-[13px] font-[400] text-ink-2">
              {findings.falseAlarms} false {findings.falseAlarms === 1 ? 'alarm' : 'alarms'} · score{' '}
              {Math.round(findings.score * 100)} %
            </span>
          </p>
          <ul className="mt-2 space-y-1.5 text-[13.5px]">
            {findings.list.map(one => (
              <li key={one.id}>
                <Pill tone={findings.found.includes(one.id) ? 'green' : 'amber'}>
                  {findings.found.includes(one.id) ? 'found' : 'missed'}
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

type FilledList = readonly [list: List, lines: readonly Line[]]

/** Lists whose lines are cards, with those that were written. */
function useFilled(): readonly FilledList[] {
  const phases = useRoom(room => room.open.plan.phases)
  const lines = useRoom(room => room.open.lines)
  return phases
    .flatMap(phase => phase.lists)
    .map((list): FilledList => [list, lines.filter(line => line.list === list.id)])
    .filter(([list, of]) => list.fields !== undefined && list.artifact === undefined && of.length > 0)
}
function Filled({ lists }: { readonly lists: readonly FilledList[] }) {
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
function Played({ personas }: Pick<DebriefLoop, 'personas'>) {
  return (
    <Titled title="Who was played">
      <ul className="divide-y divide-line">
        {personas.map(one => (
          <li key={one.title} className="py-2 text-[14px]">
            <p className="font-[560]">
              {one.title}{' '}
              <span className="text-[12.5px] font-[400] text-ink-3 tabular-nums">
                from {clockText(one.elapsed)}
              </span>
            </p>
            <p className="text-[13.5px] text-ink-2">“{one.opening}”</p>
            {one.goals.length > 0 ? (
              <p className="mt-0.5 text-[13.5px]">
                <span className="text-ink-3">Wanted, without saying so:</span> {one.goals.join(' ')}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Titled>
  )
}

/** The dialogue with the assistant, whole, and whether it was checked. */
function Said({ dialogue, go }: Pick<DebriefLoop, 'dialogue'> & { readonly go: Go }) {
  return (
    <Titled title="With the assistant" wide>
      <ol className="divide-y divide-line">
        {dialogue.map(one => (
          <li key={one.at} className="py-2 text-[14px]">
            <At elapsed={one.elapsed} go={go} className="text-[12.5px]" />{' '}
            <span dir="auto" className="font-[560] wrap-anywhere whitespace-pre-line">
              {one.asked}
            </span>
            <p dir="auto" className="mt-1 text-[13.5px] wrap-anywhere whitespace-pre-wrap text-ink-2">
              {one.answer ?? one.failed ?? 'It was not answered.'}
            </p>
            <div className="mt-1 flex flex-wrap gap-1.5">
              {one.checked === null ? null : (
                <Pill tone={one.checked ? 'green' : 'amber'}>
                  {one.checked ? 'checked' : 'taken as it was'}
                </Pill>
              )}
              {one.wrong ? <span className="text-[13px] text-red">Wrong: {one.wrong}</span> : null}
            </div>
          </li>
        ))}
      </ol>
    </Titled>
  )
}

function Graded({ grades }: Pick<DebriefLoop, 'grades'>) {
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
