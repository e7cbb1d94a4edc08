/** Choosing a round and opening its room: one obvious button, everything else has a sensible answer already. */
import type {
  CreatedRoom,
  CreateRoom,
  Language,
  PlanRow,
  PresetRow,
  QuestionLanguages,
  QuestionRow,
} from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { CallFailed, createRoom, listLanguages, listPlans, listPresets, listQuestions } from '../../link/api'
import { keepPlanUsed, plansUsed } from '../../link/plans-used'
import { plainAddress, readAddress } from '../../link/address'
import { keepKey, keepLinks } from '../../link/seats'
import { keptProfile } from '../../link/profile'
import { ownQuestions, type OwnQuestion } from '../../link/own-questions'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { copyText } from '../../ui/copy'
import { LanguagePicker } from './LanguagePicker'
import { Links } from './Links'
import { Options, type Chosen } from './Options'
import { PlanPreview } from './PlanPreview'
import { QuestionPicker } from './QuestionPicker'
import { RoundPicker } from './RoundPicker'
import { firstPlan, questionsFor } from './rounds'

interface Lists {
  readonly plans: readonly PlanRow[]
  readonly questions: readonly QuestionRow[]
  readonly languages: QuestionLanguages
  readonly presets: readonly PresetRow[]
}

export function NewRoom() {
  const [lists, setLists] = useState<Lists | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [created, setCreated] = useState<{ room: CreatedRoom; copied: boolean } | null>(null)
  const load = () => {
    setFailed(null)
    Promise.all([listPlans(), listQuestions(), listLanguages(), listPresets()]).then(
      ([plans, questions, languages, presets]) => setLists({ plans, questions, languages, presets }),
      (error: unknown) =>
        setFailed(error instanceof CallFailed ? error.message : 'The list of rounds did not load.'),
    )
  }
  useEffect(load, [])
  return (
    <Card className="min-h-[470px] p-6">
      {created ? (
        <Links created={created.room} candidateCopied={created.copied} another={() => setCreated(null)} />
      ) : (
        <>
          <h2 className="text-[20px] font-[620] tracking-[-0.012em]">New room</h2>
          {lists ? (
            <Form lists={lists} created={(room, copied) => setCreated({ room, copied })} />
          ) : (
            <div className="mt-6 text-[14px] text-ink-2" role="status">
              {failed ?? 'Loading the rounds…'}
              {failed ? (
                <Button size="s" className="ml-3" onClick={load}>
                  Try again
                </Button>
              ) : null}
            </div>
          )}
        </>
      )}
    </Card>
  )
}

function Form({ lists, created }: { lists: Lists; created: (room: CreatedRoom, copied: boolean) => void }) {
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const wanted =
    lists.questions.find(question => question.id === search.get('question')) ??
    ownQuestions()
      .map(ownRow)
      .find(question => question.id === `${ownMark}${search.get('own') ?? ''}`)
  const [used] = useState(plansUsed)
  const [plan, setPlan] = useState(() => firstPlan(lists.plans, used, wanted)?.id ?? '')
  const row = lists.plans.find(one => one.id === plan)
  const [mine] = useState(ownQuestions)
  const fitting = questionsFor(row, [...mine.map(ownRow), ...lists.questions])
  const [question, setQuestion] = useState(wanted?.id ?? fitting[0]?.id)
  const languages = lists.languages[question ?? ''] ?? []
  const [wished, setWished] = useState<Language | null>(null)
  // The wish outlives a question that lacks it, and holds again for the next that has it.
  const language = languages.find(one => one === wished) ?? languages[0]
  const [chosen, setChosen] = useState<Chosen>({
    mode: 'coach',
    exam: false,
    title: '',
    preset: keptProfile()?.company ?? null,
    equalWeights: false,
    level: keptProfile()?.level ?? null,
  })
  const [asking, setAsking] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)

  const open = async (alone: boolean) => {
    setAsking(true)
    setWrong(null)
    const asked: CreateRoom = {
      plan,
      mode: chosen.mode,
      exam: chosen.exam,
      alone,
      ...askedOf(question, mine),
      ...(language === undefined ? {} : { language }),
      ...(chosen.preset === null ? {} : { preset: chosen.preset }),
      ...(chosen.equalWeights ? { equalWeights: true } : {}),
      ...(chosen.level === null ? {} : { level: chosen.level }),
      ...(chosen.title.trim() === '' ? {} : { title: chosen.title.trim() }),
    }
    try {
      const room = await createRoom(asked)
      keepLinks(room)
      keepPlanUsed(plan)
      if (alone) {
        const own = readAddress(room.links.candidate, location.host)
        if (own !== null && own.key !== null) keepKey(room.room, own.key)
        return go(plainAddress(room.room))
      }
      created(room, await copyText(room.links.candidate))
    } catch (error) {
      setWrong(error instanceof CallFailed ? error.message : 'The room did not open. Try again.')
    }
    setAsking(false)
  }
  const choosePlan = (id: string) => {
    setPlan(id)
    // A question that fits the other round as well stays chosen.
    const others = questionsFor(
      lists.plans.find(one => one.id === id),
      [...mine.map(ownRow), ...lists.questions],
    )
    if (!others.some(one => one.id === question)) setQuestion(others[0]?.id)
  }
  return (
    <form
      className="mt-4 space-y-3"
      onSubmit={event => {
        event.preventDefault()
        void open(false)
      }}
    >
      <RoundPicker plans={lists.plans} used={used} chosen={plan} choose={choosePlan} />
      <PlanPreview plan={row} />
      <QuestionPicker questions={fitting} chosen={question} choose={setQuestion} />
      {languages.length > 1 ? (
        <LanguagePicker languages={languages} chosen={language} choose={setWished} />
      ) : null}
      <Options chosen={chosen} choose={setChosen} presets={lists.presets} />
      <div className="flex flex-wrap gap-2 pt-1">
        <Button look="primary" type="submit" className="h-11 min-w-[150px] flex-1" disabled={asking}>
          Create room
        </Button>
        <Button className="h-11" disabled={asking} onClick={() => void open(true)}>
          Rehearse alone
        </Button>
      </div>
      <p className="min-h-[20px] text-[12.5px] text-ink-3" role={wrong === null ? undefined : 'alert'}>
        {wrong ?? 'No account. Nothing leaves this server. Links are yours to give.'}
      </p>
    </form>
  )
}

/** What is written with this browser stands beside the server's own, under a mark that no id of a file has. */
const ownMark = 'own:'
const ownRow = ({ id, title, kind, level }: OwnQuestion): QuestionRow => ({
  id: `${ownMark}${id}`,
  title: `${title || id} (mine)`,
  kind,
  level: typeof level === 'string' ? level : '',
})
function askedOf(
  question: string | undefined,
  mine: readonly OwnQuestion[],
): Pick<CreateRoom, 'question' | 'ownQuestion'> {
  if (question === undefined) return {}
  const own = mine.find(({ id }) => question === `${ownMark}${id}`)
  return own ? { ownQuestion: own } : { question }
}
