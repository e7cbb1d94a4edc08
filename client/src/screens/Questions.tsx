/** All questions by kind of round: title and level, never what an interviewer keeps. */
import { forProfile, type LoopTemplate, type PlanRow, type QuestionRow } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { CallFailed, listLoopTemplates, listPlans, listQuestions } from '../link/api'
import { Button } from '../ui/Button'
import { Pill } from '../ui/Pill'
import { Header } from './home/Header'
import { questionsFor } from './home/rounds'
import { keepProfile, keptProfile } from '../link/profile'
import { WhoRehearses } from './questions/WhoRehearses'
import { companyWords } from './questions/company-words'
import { Filters } from './questions/Filters'
import { anything, matchingQuestions, type Wanted } from './questions/matching'

interface Lists {
  readonly plans: readonly PlanRow[]
  readonly questions: readonly QuestionRow[]
  readonly loops: readonly LoopTemplate[]
}

export function Questions() {
  const [lists, setLists] = useState<Lists | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [wanted, setWanted] = useState<Wanted>(anything)
  const [profile, setProfile] = useState(keptProfile)
  const load = () => {
    setFailed(null)
    Promise.all([listPlans(), listQuestions(), listLoopTemplates()]).then(
      ([plans, questions, loops]) => setLists({ plans, questions, loops }),
      (error: unknown) =>
        setFailed(error instanceof CallFailed ? error.message : 'The questions did not load.'),
    )
  }
  useEffect(load, [])
  const matching = lists ? matchingQuestions(lists.questions, wanted) : []
  const found = profile ? forProfile(profile, matching) : matching
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[760px] px-5 pt-8 pb-16 sm:px-8">
        <h1 className="text-[28px] font-[650] tracking-[-0.02em]">Questions</h1>
        <p className="mt-2 text-[15px] text-ink-2">
          Only titles are shown here, so you may look even if you will be asked one. Each comes with facts to
          reveal, three cards to play and what a strong answer holds.{' '}
          <Link href="/write" className="font-[560] text-accent underline underline-offset-4">
            Write one
          </Link>
        </p>
        {lists === null ? (
          <p role="status" className="mt-8 text-ink-2">
            {failed ?? 'Loading…'}{' '}
            {failed ? (
              <Button size="s" onClick={load}>
                Try again
              </Button>
            ) : null}
          </p>
        ) : (
          <>
            <WhoRehearses
              profile={profile}
              plans={lists.plans}
              loops={lists.loops}
              change={next => {
                keepProfile(next)
                setProfile(next)
              }}
            />
            <Filters wanted={wanted} change={setWanted} found={found.length} of={lists.questions.length} />
            {sectionsOf({ ...lists, questions: found }, profile === null ? [] : found).map(
              ({ plans, questions }) => (
                <section key={plans[0]?.id} className="mt-8">
                  <h2 className="text-[15px] font-[620]">
                    {plans.map(plan => (
                      <span key={plan.id} className="mr-4">
                        {plan.title}{' '}
                        <span className="ml-1 text-[12.5px] font-[400] text-ink-3">{plan.minutes} min</span>
                      </span>
                    ))}
                  </h2>
                  <ul className="mt-3 divide-y divide-line rounded-card border border-line bg-card">
                    {questions.map(question => (
                      <li
                        key={question.id}
                        className="flex items-center gap-3 px-5 py-3 slim:flex-wrap slim:px-3"
                      >
                        <span className="min-w-0 flex-1 slim:basis-full">
                          <span className="block font-[560]">{question.title}</span>
                          {question.companies?.length ? (
                            <span className="block text-[12.5px] text-ink-3">
                              {question.companies.map(one => companyWords[one] ?? one).join(', ')}
                            </span>
                          ) : null}
                        </span>
                        <Pill>{question.level}</Pill>
                        <Link
                          href={`/?question=${question.id}`}
                          aria-label={`Rehearse ${question.title}`}
                          className="inline-flex h-9 items-center rounded-[8px] px-2 text-[13px] font-[560] text-accent hover:bg-sunk"
                        >
                          Rehearse
                        </Link>
                      </li>
                    ))}
                  </ul>
                </section>
              ),
            )}
          </>
        )}
      </main>
    </>
  )
}

/** Plans that take the same questions stand over them together, so that each question stands there once. */
function sectionsOf({ plans, questions }: Omit<Lists, 'loops'>, first: readonly QuestionRow[]) {
  const sets = new Map<string, PlanRow[]>()
  for (const plan of plans) {
    const fitting = questionsFor(plan, questions).map(({ id }) => id)
    sets.set(fitting.join(), [...(sets.get(fitting.join()) ?? []), plan])
  }
  return (
    [...sets.values()]
      .map(same => ({ plans: same, questions: questionsFor(same[0], questions) }))
      .filter(section => section.questions.length > 0)
      // Where somebody said what they rehearse for, the round of what comes first is on top.
      .toSorted(
        (a, b) =>
          first.findIndex(one => a.questions.includes(one)) -
          first.findIndex(one => b.questions.includes(one)),
      )
  )
}
