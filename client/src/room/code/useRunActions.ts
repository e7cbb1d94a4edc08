/** What the buttons and keys of the code pane do: asks for a run, its tests or the hidden ones, and stops. Holds no rule. */
import { underWay, type Language, type RunFile } from '@signalroom/shared'
import { useCallback, useMemo } from 'react'
import { toast } from 'sonner'
import type { Map as YMap, Text as YText } from 'yjs'
import { languageOf } from '../../engines/engines'
import { useHere, useLink, useRoom } from '../read'
import { filesOf } from '../../link/files'
import { hasTests, noTests, unfitFiles } from './runnable'
import { useRunner, useRunnerState } from './RunContext'
import { writtenOnly } from './words'
import { useAsk } from '../ask'

export interface RunActions {
  /** What runs the file in front; null for a file that is only written. */
  readonly language: Language | null
  /** What runs the tests: the round's own language where the file in front has none. */
  readonly testLanguage: Language | null
  readonly mayRun: boolean
  readonly stoppable: boolean
  run(): void
  tests(): void
  /** The released hidden tests. */
  hidden(): void
  stop(): void
}

export function useRunActions(given: {
  files: YMap<YText>
  /** The file in front. */
  front: string | null
  /** The set of rows to run on; null is the clean one. */
  data: string | null
  /** Called when something was pressed: the result is wanted. */
  pressed: () => void
}): RunActions {
  const { files, front, data, pressed } = given
  const { me, link } = useHere()
  const runner = useRunner()
  const ask = useAsk()
  const live = useLink(state => state.status === 'live')
  const stage = useRoom(room => room.open.stage)
  const round = useRoom(room => room.open.code?.language ?? null)
  const waits = useRunnerState(state => state.pressed !== null)
  const own = useRunnerState(state => state.own.some(one => one.state === 'running'))
  const running = useRoom(room => underWay(room)?.stopped === null)
  const language = front === null ? null : languageOf(front)
  const testLanguage = language ?? round

  const press = useCallback(
    (wanted: Language | null, more: { kind: 'run' | 'tests'; hidden?: true; unfit?: Unfit }) => {
      if (front === null || wanted === null) return void toast(writtenOnly(front ?? 'This file'))
      const taken = filesOf(files)
      const why = unfitFiles(taken) ?? more.unfit?.(taken, wanted)
      if (why) return void toast(why)
      pressed()
      const { kind, hidden } = more
      const rows = wanted === 'sql' && data !== null ? { data } : {}
      void runner
        .press({
          kind,
          language: wanted,
          entry: front,
          files: [...taken],
          ...rows,
          ...(hidden ? { hidden } : {}),
        })
        .then(refused => refused !== null && toast(refused))
    },
    [files, front, data, pressed, runner],
  )
  return useMemo(
    () => ({
      language,
      testLanguage,
      mayRun: me.role !== 'observer' && live && stage === 'live',
      stoppable: waits || own || running,
      run: () => press(language, { kind: 'run' }),
      tests: () => press(testLanguage, { kind: 'tests', unfit: noTests }),
      hidden: () => press(round, { kind: 'tests', hidden: true }),
      stop: () => {
        runner.unpress()
        if (runner.stopOwn()) return
        const run = underWay(link.state.getState().room)
        if (run && !run.stopped) void ask({ type: 'run.stop', run: run.id })
      },
    }),
    [language, testLanguage, me.role, live, stage, waits, own, running, press, round, runner, link, ask],
  )
}
type Unfit = (files: readonly RunFile[], language: Language) => string | null

export const testable = ({ testLanguage }: RunActions): boolean =>
  testLanguage !== null && hasTests(testLanguage)
