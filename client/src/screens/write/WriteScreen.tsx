/** Writing a question of one's own: a form, what each side would see, and the file. Kept on this device; the server says what does not fit. */
import type { CheckedQuestion, PlanRow } from '@signalroom/shared'
import { useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { parse, stringify } from 'yaml'
import { CallFailed, checkQuestion, listPlans } from '../../link/api'
import {
  dropOwnQuestion,
  isQuestion,
  keepOwnQuestion,
  ownQuestions,
  type OwnQuestion,
} from '../../link/own-questions'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { saveText } from '../../ui/save-text'
import { Header } from '../home/Header'
import { draftOf, emptyDraft, fileOf, type Draft } from './draft'
import { Preview } from './Preview'
import { QuestionForm } from './QuestionForm'

export function WriteScreen() {
  const [search] = useSearchParams()
  const [plans, setPlans] = useState<readonly PlanRow[]>([])
  const [mine, setMine] = useState(ownQuestions)
  const [draft, setDraft] = useState<Draft>(() => {
    const found = ownQuestions().find(({ id }) => id === search.get('own'))
    return found ? draftOf(found) : emptyDraft('design')
  })
  const [said, setSaid] = useState<string>('')
  const checked = useChecked(draft)
  const file = useRef<HTMLInputElement>(null)
  useEffect(() => {
    listPlans().then(setPlans, () => setSaid('The list of rounds did not load. What you write is kept.'))
  }, [])
  const keep = () => {
    const question = fileOf(draft)
    if (question.title === '') return setSaid('Give it a title first: it is kept under that.')
    keepOwnQuestion(question)
    setMine(ownQuestions())
    setSaid(`Kept on this device as “${question.title || question.id}”.`)
  }
  const bring = async (given: File | undefined) => {
    if (!given) return
    try {
      const read: unknown = parse(await given.text())
      if (!isQuestion(read))
        return setSaid(`${given.name} holds no question: it needs an id, a title and a kind.`)
      setDraft(draftOf(read))
      setSaid(`${given.name} was brought in. Keep it to have it here.`)
    } catch (thrown) {
      setSaid(`${given.name} cannot be read: ${thrown instanceof Error ? thrown.message.split('\n')[0] : ''}`)
    }
  }
  const kinds = [...new Set(plans.flatMap(plan => plan.kinds))]
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[1120px] px-5 pt-8 pb-16 sm:px-8">
        <h1 className="text-[28px] font-[650] tracking-[-0.02em]">Write a question</h1>
        <p className="mt-2 max-w-[680px] text-[15px] text-ink-2">
          It stays on this device. A room that you open with it carries it whole; nobody else gets it. As a
          file it fits this server’s content folder.
        </p>
        <div className="mt-4 flex flex-wrap gap-2">
          <Button look="primary" onClick={keep}>
            Keep it here
          </Button>
          <Button
            onClick={() => saveText(`${fileOf(draft).id}.yaml`, stringify(fileOf(draft)), 'application/yaml')}
          >
            Save as a file
          </Button>
          <Button onClick={() => file.current?.click()}>Bring a file in</Button>
          <input
            ref={file}
            type="file"
            accept=".yaml,.yml,.json"
            aria-label="A question’s file"
            className="sr-only"
            onChange={event => {
              void bring(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <Button look="quiet" onClick={() => setDraft(emptyDraft(draft.kind))}>
            Begin anew
          </Button>
        </div>
        <p role="status" className="mt-2 min-h-[20px] text-[13px] text-ink-2">
          {said}
        </p>
        <Mine
          mine={mine}
          open={question => setDraft(draftOf(question))}
          drop={id => {
            dropOwnQuestion(id)
            setMine(ownQuestions())
          }}
        />
        <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,1fr)_420px]">
          <Card className="p-5">
            <QuestionForm draft={draft} change={setDraft} kinds={kinds} />
          </Card>
          <div className="min-w-0 space-y-5">
            <Problems checked={checked} />
            <Preview question={fileOf(draft)} />
          </div>
        </div>
      </main>
    </>
  )
}

/** What the server says of it, a moment after the last letter; null while nobody knows. */
function useChecked(draft: Draft): CheckedQuestion | string | null {
  const [checked, setChecked] = useState<CheckedQuestion | string | null>(null)
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(() => {
      checkQuestion(fileOf(draft)).then(
        answer => wanted && setChecked(answer),
        (failed: unknown) =>
          wanted && setChecked(failed instanceof CallFailed ? failed.message : 'It could not be checked.'),
      )
    }, 600)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [draft])
  return checked
}

function Problems({ checked }: { checked: CheckedQuestion | string | null }) {
  if (checked === null) return null
  if (typeof checked === 'string')
    return <p className="rounded-m bg-amber-soft px-4 py-3 text-[13.5px] text-amber">{checked}</p>
  if (checked.problems.length === 0)
    return (
      <p role="status" className="rounded-m bg-green-soft px-4 py-3 text-[13.5px] text-green">
        It may be asked.{' '}
        {checked.sums === 0
          ? 'No sums stand behind its numbers.'
          : `${checked.sums} ${checked.sums === 1 ? 'sum was' : 'sums were'} worked out again and hold.`}
      </p>
    )
  return (
    <section aria-label="What does not fit yet" className="rounded-m bg-amber-soft px-4 py-3 text-[13.5px]">
      <h2 className="font-[620] text-amber">What does not fit yet</h2>
      <ul className="mt-1 list-disc space-y-0.5 pl-4">
        {checked.problems.map(problem => (
          <li key={problem} className="wrap-anywhere">
            {problem}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Mine({
  mine,
  open,
  drop,
}: {
  mine: readonly OwnQuestion[]
  open: (question: OwnQuestion) => void
  drop: (id: string) => void
}) {
  if (mine.length === 0) return null
  return (
    <ul
      aria-label="Your questions"
      className="mt-2 divide-y divide-line rounded-card border border-line bg-card"
    >
      {mine.map(question => (
        <li key={question.id} className="flex flex-wrap items-center gap-2 px-4 py-2">
          <span dir="auto" className="min-w-0 flex-1 text-[14px] font-[560] wrap-anywhere">
            {question.title || question.id}
          </span>
          <span className="text-[12.5px] text-ink-3">{question.kind}</span>
          <Link
            href={`/?own=${question.id}`}
            className="inline-flex h-9 items-center rounded-[8px] px-2 text-[13px] font-[560] text-accent hover:bg-sunk max-sm:h-11"
          >
            Rehearse
          </Link>
          <Button size="s" look="quiet" className="max-sm:h-11" onClick={() => open(question)}>
            Open
          </Button>
          <Button size="s" look="quiet" className="max-sm:h-11" onClick={() => drop(question.id)}>
            Drop<span className="sr-only">: {question.title}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
