/** Answers to the questions that are shipped: the solution of each, and the wrong ones people give. Knows no engine. */
import { languagesOf, type Language, type LanguageCode, type RunFile } from '@signalroom/shared'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import type { Job } from './engine-job.js'

export interface Asked {
  readonly question: string
  readonly language: Language
  readonly code: LanguageCode
  /** By name: what is wrong with it. */
  readonly wrong: readonly (readonly [name: string, files: readonly RunFile[]])[]
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const wrongs = here('../golden/wrong')

/** Every question with code of its own, once for each of its languages. */
export const bank: readonly Asked[] = loadRounds(here('../../server/content'))
  .questions.filter(({ codeOf }) => codeOf === undefined)
  .flatMap(question =>
    languagesOf(question).flatMap(language => {
      const code = question.code?.[language]
      return code ? [{ question: question.id, language, code, wrong: wrongOf(question.id, language) }] : []
    }),
  )

function wrongOf(question: string, language: Language): Asked['wrong'] {
  const folder = path.join(wrongs, question, language)
  return names(folder).map(name => [
    name,
    names(path.join(folder, name)).map(file => ({
      name: file,
      text: readFileSync(path.join(folder, name, file), 'utf8'),
    })),
  ])
}
function names(folder: string): readonly string[] {
  return readdirSync(folder).sort()
}

/** The starter, with files laid over it. */
export function over(below: readonly RunFile[], above: readonly RunFile[]): readonly RunFile[] {
  const laid = new Map([...below, ...above].map(file => [file.name, file]))
  return [...laid.values()]
}

/** The hidden tests against an answer, as an interviewer runs them; a wrong answer is laid over the solution. */
export function hiddenJob({ language, code }: Asked, answer: readonly RunFile[] = []): Job {
  const { data, moreData } = code
  return {
    language,
    kind: 'tests',
    entry: code.starter[0]?.name ?? '',
    files: over(over(code.starter, code.solution), answer),
    hidden: code.hidden,
    ...(data === undefined ? {} : { data }),
    ...(moreData === undefined ? {} : { moreData }),
  }
}

/** The files of the code pane, as anybody in the room runs their tests. */
export function openJob({ language, code }: Asked, answer: readonly RunFile[]): Job {
  const { hidden: _, moreData: __, ...rest } = hiddenJob({ question: '', language, code, wrong: [] })
  return { ...rest, files: over(code.starter, answer) }
}
