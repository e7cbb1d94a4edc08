/** One's own rounds over time, from what this device has kept. Asks no server; holds no rule. */
import {
  cadenceLines,
  criterionLines,
  mergedAlarms,
  phaseLines,
  precisionOf,
  weaknesses,
  type Attempt,
  type Precision,
  type ProgressLine,
} from '@signalroom/shared'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { readHistory, type History } from '../../link/history'
import { readJudgedAlarms } from '../../link/judged-alarms'
import { Header } from '../home/Header'
import { Compare } from './Compare'
import { Keeping } from './Keeping'
import { LineCard } from './LineCard'
import { Weaknesses } from './Weaknesses'

export function ProgressScreen() {
  const [history, setHistory] = useState<History | null>(null)
  const [alarms, setAlarms] = useState<Precision | null>(null)
  const read = useCallback(() => {
    void readHistory().then(setHistory)
    void readJudgedAlarms().then(kept => setAlarms(precisionOf(mergedAlarms(kept))))
  }, [])
  useEffect(() => {
    document.title = 'My progress · Signalroom'
    read()
  }, [read])
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[1120px] px-4 pt-8 pb-16 slim:px-2 sm:px-8">
        <p className="text-[12.5px]">
          <Link href="/rounds" className="text-ink-2 underline underline-offset-4">
            My rounds
          </Link>
        </p>
        <h1 className="mt-1 text-[28px] font-[650] tracking-[-0.02em]">My progress</h1>
        <p className="mt-2 max-w-[640px] text-[15px] text-ink-2">
          Rounds in which you were the candidate, as their debriefs said when you last opened them. It is kept
          in this browser alone; there is no account.
        </p>
        {history === null ? null : (
          <>
            {history.attempts.length === 0 ? <Nothing /> : <Lines attempts={history.attempts} />}
            {alarms ? <AsInterviewer {...alarms} /> : null}
            <Keeping history={history} changed={read} />
          </>
        )}
      </main>
    </>
  )
}

/** Their own word on what was noticed, over the rounds they interviewed. */
const AsInterviewer = ({ right, of, rounds }: Precision) => (
  <p className="mt-8 text-[14px] text-ink-2 tabular-nums">
    As interviewer: of what was noticed in {rounds === 1 ? 'one round' : `${rounds} rounds`}, {right} of {of}{' '}
    right by your own word.
  </p>
)

const Nothing = () => (
  <p className="mt-8 rounded-card border border-dashed border-line-strong p-8 text-center text-[14px] text-ink-2">
    Nothing here yet. Open the debrief of a round in which you were the candidate, and it is kept here; or
    bring in a file that you saved on another device.{' '}
    <Link href="/" className="font-[560] text-accent underline underline-offset-4">
      Open a room
    </Link>
  </p>
)

function Lines({ attempts }: { attempts: readonly Attempt[] }) {
  const parts = useMemo(
    () => ({
      criteria: criterionLines(attempts),
      cadence: cadenceLines(attempts),
      phases: phaseLines(attempts),
      came: weaknesses(attempts),
    }),
    [attempts],
  )
  return (
    <>
      <p className="mt-4 text-[14px] text-ink-2 tabular-nums">
        {attempts.length === 1 ? 'One round. Lines begin with the second.' : `${attempts.length} rounds.`}
      </p>
      <Weaknesses found={parts.came} />
      <Part title="Criteria" note="1 absent, 2 partial, 3 solid, 4 strong" lines={parts.criteria} />
      <Part title="Cadence" note="measured, not rated" lines={parts.cadence} />
      <Part title="Phases" note="time spent; the dashed line is what was planned" lines={parts.phases} />
      {attempts.length > 1 ? <Compare attempts={attempts} /> : null}
    </>
  )
}

function Part({ title, note, lines }: { title: string; note: string; lines: readonly ProgressLine[] }) {
  if (lines.length === 0) return null
  return (
    <section className="mt-8">
      <h2 className="text-[18px] font-[620]">
        {title} <span className="text-[12.5px] font-normal text-ink-3">{note}</span>
      </h2>
      <ul className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {lines.map(line => (
          <li key={line.id}>
            <LineCard line={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}
