/** What is asked of an engine: a language, files, and what to do with them. Knows no engine and no room. */
import type { Language, Outcome, RunFile, RunKind } from '@signalroom/shared'

export interface Job {
  readonly language: Language
  /** `run` executes `entry`; `tests` collects and runs the tests among the files. */
  readonly kind: RunKind
  /** The file in front. */
  readonly entry: string
  /** The pane's files, their exact text. */
  readonly files: readonly RunFile[]
  /** Hidden tests: laid beside the files, and only they are collected. */
  readonly hidden?: readonly RunFile[]
  /** SQL: the script that seeds the data set. */
  readonly data?: string
  /** SQL: further named sets, for hidden checks that say `-- data: NAME`. */
  readonly moreData?: Readonly<Record<string, string>>
  /** Default `runBounds.limitMs`. */
  readonly limitMs?: number
}

/** What is heard while it runs. */
export interface RunListener {
  /** Output as it comes, in pieces of at most 4,096 characters. */
  output(text: string): void
  /** The engine is loaded and the code begins. */
  began?(): void
}

export interface Running {
  /** Never rejects: what went wrong is an outcome. */
  readonly done: Promise<Outcome>
  stop(): void
}
