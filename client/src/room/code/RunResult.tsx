/** One run looked at: how it ended, who ran what and when, its cases and its output. */
import type { Run } from '@signalroom/shared'
import { classes } from '../../ui/classes'
import { useLink, useRoom, useServerNow, useMoment } from '../read'
import { RunCases } from './RunCases'
import { RunOutput, type OpenLine } from './RunOutput'
import { durationText, languageNames, runWords, toneOf, type Tone } from './words'

export const tones: Readonly<Record<Tone, string>> = {
  good: 'text-green',
  // During a round nothing is red but what cannot be taken back.
  bad: 'text-amber',
  calm: 'text-ink',
}

export function RunResult({ run, open }: { run: Run; open: OpenLine }) {
  const streamed = useLink(state => (state.streamed?.run === run.id ? state.streamed.text : ''))
  const running = run.state === 'running'
  const text = run.outcome?.output ?? streamed
  const cases = run.outcome?.cases ?? []
  return (
    <div className="flex flex-col gap-2.5">
      <div>
        <p className={classes('text-[14px] font-[620] tabular-nums', tones[toneOf(run)])}>
          {runWords(run)}
          {running ? <Elapsed run={run} /> : null}
        </p>
        <p className="text-[12px] text-ink-3 tabular-nums">
          <Facts run={run} />
        </p>
      </div>
      {run.outcome ? <Why run={run} /> : null}
      {cases.length > 0 ? <RunCases cases={cases} open={open} /> : null}
      <RunOutput text={text} cut={run.outcome?.cut ?? false} running={running} open={open} />
      {run.outcome && text === '' && cases.length === 0 ? (
        <p className="text-[12.5px] text-ink-3">It put nothing out.</p>
      ) : null}
    </div>
  )
}

function Elapsed({ run }: { run: Run }) {
  const now = useServerNow(1000)
  return (
    <span className="font-[400] text-ink-3">
      {' '}
      · {Math.max(0, Math.round((now - (run.begunAt ?? now)) / 1000))} s
    </span>
  )
}

/** "Mina · at 21:04 · tests · limiter.py · Python, pytest 8.4.2 · 420 ms" */
function Facts({ run }: { run: Run }) {
  const moment = useMoment()
  const name = useRoom(room => room.open.seats.find(seat => seat.id === run.seat)?.name ?? 'Somebody')
  const stopper = useRoom(room => room.open.seats.find(seat => seat.id === run.stopped?.seat)?.name)
  const { outcome } = run
  const engine = outcome?.runner
    ? `${languageNames[run.language]}, ${outcome.runner}`
    : languageNames[run.language]
  return [
    run.id < 0 ? 'You alone' : name,
    `at ${moment(run.begunAt ?? run.askedAt)}`,
    run.hidden ? 'hidden tests' : run.kind === 'tests' ? 'tests' : run.entry,
    run.data === null ? null : `on the ${run.data} rows`,
    engine,
    outcome ? durationText(outcome.ms) : null,
    stopper === undefined ? null : `stopped by ${stopper}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

const whys = {
  timeout: 'It ran longer than ten seconds and was ended. What it had put out by then stands below.',
  crashed: 'It ended without a word: out of memory, or its page was closed. Nothing of the code is lost.',
  refused: 'The code was not run. Nothing is lost; run it again when its engine is there.',
} as const

/** Endings that are not the code's own doing want a sentence. */
function Why({ run }: { run: Run }) {
  const exit = run.outcome?.exit
  if (exit !== 'timeout' && exit !== 'crashed' && exit !== 'refused') return null
  return <p className="text-[12.5px] text-ink-2">{whys[exit]}</p>
}
