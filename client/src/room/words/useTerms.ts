/** Tells the recogniser what the talk is about: names on the board, and terms of the question and the plan. Knows no sound. */
import { termsOf } from '@signalroom/shared'
import { useEffect, useMemo } from 'react'
import { useRoom } from '../read'
import { useOwnWords } from './WordsContext'

export function useTerms(): void {
  const { recogniser } = useOwnWords()
  const question = useRoom(room => room.open.question)
  const phases = useRoom(room => room.open.plan.phases)
  const drawn = useRoom(room => room.open.drawn)
  const terms = useMemo(() => {
    const { nodes = [], labels = [], frames = [] } = drawn ?? {}
    const names = [
      ...nodes.map(one => one.name),
      ...frames.map(one => one.name),
      ...labels.map(one => one.text),
    ]
    const prose = [question.title, question.ask, ...phases.flatMap(({ cue, produce }) => [cue, ...produce])]
    return termsOf(names, prose)
  }, [question, phases, drawn])
  useEffect(() => recogniser.terms(terms), [recogniser, terms])
}
