/** What lies under the editor: one run's result, its exact text, or all runs of the room. Opens at its reader's wish only. */
import type { Run } from '@signalroom/shared'
import { useState } from 'react'
import { classes } from '../../ui/classes'
import { Handed } from './Handed'
import { useRuns } from './RunContext'
import { RunList } from './RunList'
import type { OpenLine } from './RunOutput'
import { RunResult } from './RunResult'
import { RunText } from './RunText'
import { runKeyNames } from './useRunKeys'
import { scrolledByKeys } from '../../ui/scrolled-by-keys'

type View = 'result' | 'text' | 'all'

export function RunDrawer({
  chosen,
  choose,
  open,
  data,
  chooseData,
}: {
  /** The run looked at; null follows the newest. */
  chosen: number | null
  choose: (run: number | null) => void
  open: OpenLine
  data: string | null
  chooseData: (set: string | null) => void
}) {
  const [view, setView] = useState<View>('result')
  const run = useShownRun(chosen)
  const runs = useRuns()
  const count = runs.length
  const newest = newestOf(runs)?.id
  return (
    <section aria-label="Runs" className="@container flex h-full min-h-0 flex-col bg-card text-[13px]">
      <div className="flex shrink-0 flex-wrap items-center gap-1 px-3 pt-2 pb-1.5">
        <Choice on={view === 'result'} choose={() => setView('result')}>
          Result
        </Choice>
        <Choice on={view === 'text'} choose={() => setView('text')} disabled={!run}>
          Its text
        </Choice>
        <Choice on={view === 'all'} choose={() => setView('all')} disabled={count === 0}>
          All runs{count > 0 ? ` · ${count}` : ''}
        </Choice>
        {run && run.id !== newest ? (
          <Choice on={false} choose={() => choose(null)}>
            Newest
          </Choice>
        ) : null}
        <span className="flex-1" />
        <Handed data={data} chooseData={chooseData} />
      </div>
      <div {...scrolledByKeys} className="min-h-0 flex-1 overflow-y-auto px-3 pb-3 -outline-offset-2">
        {!run ? (
          <p className="text-ink-3">
            Output and tests of each run come here, for everybody in the room. {runKeyNames.run} runs the file
            in front, {runKeyNames.tests} the tests.
          </p>
        ) : view === 'result' ? (
          <RunResult run={run} open={open} />
        ) : view === 'text' ? (
          <RunText key={run.id} files={run.files} front={run.entry} />
        ) : (
          <RunList
            chosen={run.id}
            choose={one => {
              choose(one.id)
              setView('result')
            }}
          />
        )}
      </div>
    </section>
  )
}

/** What was taken back shows nothing, and what waits has nothing to show yet. */
const newestOf = (runs: readonly Run[]): Run | undefined =>
  runs.findLast(run => run.state === 'running' || run.outcome !== null)

export function useShownRun(chosen: number | null): Run | undefined {
  const runs = useRuns()
  return runs.find(run => run.id === chosen) ?? newestOf(runs)
}

function Choice({
  on,
  choose,
  disabled = false,
  children,
}: {
  on: boolean
  choose: () => void
  disabled?: boolean
  children: React.ReactNode
}) {
  return (
    <button
      type="button"
      aria-pressed={on}
      disabled={disabled}
      onClick={choose}
      className={classes(
        'rounded-[7px] px-2 py-1 text-[12.5px] font-[560] tabular-nums disabled:opacity-50 max-[899px]:min-h-[44px] max-[899px]:px-3',
        on ? 'bg-sunk text-ink' : 'text-ink-2 hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}
