/** The question to try next, once the list of questions has come; without the list there is none. Holds no rule. */
import { nextQuestion, type Debrief, type NextQuestion, type QuestionRow } from '@signalroom/shared'
import { useEffect, useMemo, useState } from 'react'
import { listQuestions } from '../../link/api'

/** Asked for once a page; what failed is asked for again the next time it is wanted. */
let asked: Promise<readonly QuestionRow[]> | null = null

export function useSuggested(debrief: Debrief): NextQuestion | null {
  const [list, setList] = useState<readonly QuestionRow[]>([])
  useEffect(() => {
    asked ??= listQuestions()
    asked.then(setList, () => {
      asked = null
    })
  }, [])
  return useMemo(() => nextQuestion(debrief, list), [debrief, list])
}
