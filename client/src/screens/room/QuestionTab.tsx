/** The question from behind: what to say next comes first, then what may be told, then what to listen for. */
import type { Map as YMap, Text as YText } from 'yjs'
import { useRoom } from '../../room/read'
import { HiddenTests } from '../../room/code/HiddenTests'
import { Hints } from '../../room/deck/Hints'
import { AddLater } from '../../room/seal/AddLater'
import { LaterTexts } from '../../room/seal/LaterTexts'
import { PhaseNow } from '../../room/phases/PhaseNow'
import type { Guide } from '../../room/judging/guide'
import { AssistantDesk } from '../../room/assistant/Dialogue'
import { PlantedList } from '../../room/exhibit/Planted'
import { Partners } from '../../room/partners/Partners'
import { FaultDesk } from '../../room/faults/FaultDesk'
import { LedgerDesk } from '../../room/ledger/LedgerDesk'
import { PushDesk } from '../../room/push/Pushes'
import { Worksheet } from '../../room/worksheet/Worksheet'
import type { Pointing } from '../../room/judging/pointing'
import type { Judging } from '../../room/judging/useJudging'
import { Titled } from '../../ui/Titled'

export function QuestionTab({
  guide,
  judging,
  files,
  pointing,
}: {
  guide: Guide
  judging: Judging
  files: YMap<YText>
  pointing: Pointing
}) {
  const ask = useRoom(room => room.open.question.ask)
  const phase = useRoom(room => room.open.clock.phase)
  // Whom one plays comes first while they are in the room.
  const partnersNow = guide.phases.some(({ id, partners }) => id === phase && partners !== undefined)
  const { notes, strong, weak, numbers, source } = guide.question
  return (
    <section aria-label="Question" className="flex flex-col gap-4 p-3">
      <PhaseNow guide={guide} />
      <Grades guide={guide} />
      {partnersNow ? <Partners /> : null}
      <AssistantDesk />
      <WrittenSoFar />
      <PlantedList />
      <LedgerDesk show={pointing.showThing} />
      <PushDesk pointing={pointing} />
      <FaultDesk pointing={pointing} />
      <Hints guide={guide} judging={judging} />
      <HiddenTests files={files} judging={judging} />
      <Titled title="What they read">
        <p className="text-[13.5px] whitespace-pre-line">{ask}</p>
      </Titled>
      {partnersNow ? null : <Partners />}
      <LaterTexts />
      <AddLater />
      <Titled title="For you alone">
        <p className="text-[13px] whitespace-pre-line text-ink-2">{notes}</p>
        {source ? <p className="mt-2 text-[12px] text-ink-3">{source}</p> : null}
      </Titled>
      <Titled title="Numbers of a good estimate">
        <Points items={numbers} />
      </Titled>
      <Titled title="Strong">
        <Points items={strong} mark="+" />
      </Titled>
      <Titled title="Weak">
        <Points items={weak} mark="−" />
      </Titled>
    </section>
  )
}

/** What the round really grades: the first thing an interviewer must know, and the last a candidate may. */
function Grades({ guide }: { guide: Guide }) {
  const { grades } = guide.question
  const hidden = guide.rubric.criteria.filter(criterion => criterion.hidden)
  if (!grades && hidden.length === 0) return null
  return (
    <Titled title="What this really grades, unsaid">
      <Points items={[...(grades ?? []), ...hidden.map(({ title, asks }) => `${title}: ${asks}`)]} mark="!" />
      {guide.words ? <Points items={guide.words} mark="“" /> : null}
    </Titled>
  )
}

/** What stands on the candidate's worksheet, once something does. */
function WrittenSoFar() {
  const any = useRoom(room => room.open.lines.length > 0)
  return any ? <Worksheet /> : null
}

function Points({ items, mark = '·' }: { items: readonly string[]; mark?: string }) {
  return (
    <ul className="space-y-1 text-[13px] text-ink-2 tabular-nums">
      {items.map(item => (
        <li key={item} className="flex gap-2">
          <span aria-hidden="true" className="w-2 shrink-0 text-center font-[600] text-ink-3">
            {mark}
          </span>
          <span>{item}</span>
        </li>
      ))}
    </ul>
  )
}
