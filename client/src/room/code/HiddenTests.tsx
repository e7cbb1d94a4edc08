/** The tests only interviewers have: run against the text of this moment, looked at, handed over; and a good answer. */
import type { CodeGuide, HiddenReport } from '@signalroom/shared'
import { useState } from 'react'
import { toast } from 'sonner'
import type { Map as YMap, Text as YText } from 'yjs'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import { classes } from '../../ui/classes'
import { useRoom, useMoment } from '../read'
import { unfitFiles } from './runnable'
import { filesOf } from '../../link/files'
import { RunCases } from './RunCases'
import { useEngine, useRunner, useRunnerState } from './RunContext'
import { RunOutput } from './RunOutput'
import { tones } from './RunResult'
import { RunText } from './RunText'
import { engineWord, runWords, toneOf } from './words'
import type { Judging } from '../judging/useJudging'
import { useAsk, useCan } from '../ask'
import { Titled } from '../../ui/Titled'

const tall = 'max-[899px]:h-[44px]'

export function HiddenTests({ files, judging }: { files: YMap<YText>; judging: Judging }) {
  const code = useRoom(room => room.panel.code)
  const language = useRoom(room => room.open.code?.language ?? null)
  const engine = useEngine(language)
  if (!code || language === null) return null
  return (
    <>
      <Titled title="Hidden tests">
        <p className="text-[12.5px] text-ink-3">
          {engine ? engineWord(language, engine) : null}. They run in your browser, and only you see them.
        </p>
        <Actions files={files} code={code} />
        <Reports files={files} judging={judging} />
      </Titled>
      <Folded title="Their text">
        <RunText files={code.hidden} />
      </Folded>
      <Folded title="A good answer">
        <RunText files={code.solution} />
      </Folded>
    </>
  )
}

function Actions({ files, code }: { files: YMap<YText>; code: CodeGuide }) {
  const runner = useRunner()
  const running = useRunnerState(state => state.hidden)
  const stage = useRoom(room => room.open.stage)
  const run = () => {
    const taken = filesOf(files)
    const why = unfitFiles(taken)
    if (why) return void toast(why)
    void runner.test(taken).then(refused => refused !== null && toast(refused))
  }
  return (
    <div className="mt-2 flex flex-wrap gap-1.5">
      {running ? (
        <Button size="s" className={tall} onClick={() => runner.stopTest()}>
          {running.state === 'loading' ? 'Loading · stop' : 'Running · stop'}
        </Button>
      ) : (
        <Button size="s" className={tall} disabled={stage !== 'live'} onClick={run}>
          Run hidden tests
        </Button>
      )}
      <HandOver what="tests">Hand them over</HandOver>
      {Object.keys(code.moreData).length > 0 ? (
        <HandOver what="data">Hand over the dirty rows</HandOver>
      ) : null}
    </div>
  )
}

const handing = {
  tests: 'Everybody in the room can read and run the hidden tests from then on. It cannot be taken back.',
  data: 'Everybody in the room can run queries on these rows from then on. It cannot be taken back.',
} as const

function HandOver({ what, children }: { what: 'tests' | 'data'; children: string }) {
  const ask = useAsk()
  const can = useCan()
  const handed = useRoom(room => room.open.handed[what])
  const moment = useMoment()
  if (handed)
    return (
      <span className="self-center text-[12px] text-green tabular-nums">
        {what === 'tests' ? 'tests' : 'rows'} handed over at {moment(handed.at)}
      </span>
    )
  return (
    <Confirm
      title={what === 'tests' ? 'Hand the hidden tests over?' : 'Hand the dirty rows over?'}
      text={handing[what]}
      keep="Not yet"
      act="Hand over"
      onAct={() => void ask({ type: 'code.release', what })}
    >
      <Button size="s" look="quiet" className={tall} disabled={!can({ type: 'code.release', what })}>
        {children}
      </Button>
    </Confirm>
  )
}

/** The newest run of them, and those before it one press away. */
function Reports({ files, judging }: { files: YMap<YText>; judging: Judging }) {
  const reports = useRoom(room => room.panel.hidden)
  const running = useRunnerState(state => state.hidden)
  const [chosen, choose] = useState<number | null>(null)
  const moment = useMoment()
  const report = reports.find(one => one.id === chosen) ?? reports.at(-1)
  if (running?.output) return <RunOutput text={running.output} cut={false} running />
  if (!report)
    return <p className="mt-2 text-[12.5px] text-ink-3">Their cases come here, once you have run them.</p>
  return (
    <div className="mt-2.5 flex flex-col gap-2 text-[13px]">
      {reports.length > 1 ? (
        <div role="group" aria-label="Earlier runs" className="flex flex-wrap gap-1">
          {reports.map(one => (
            <button
              key={one.id}
              type="button"
              aria-pressed={one === report}
              onClick={() => choose(one.id)}
              className={classes(
                'rounded-[6px] px-1.5 py-0.5 text-[12px] tabular-nums max-[899px]:min-h-[44px]',
                one === report ? 'bg-accent-soft text-ink' : 'text-ink-2 hover:bg-sunk',
              )}
            >
              {moment(one.at)}
            </button>
          ))}
        </div>
      ) : null}
      <Verdict report={report} />
      <RunCases
        cases={report.outcome.cases}
        open={(file, line) =>
          files.has(file) ? () => judging.show({ type: 'code', file, from: line, to: line }) : null
        }
      />
      <RunOutput text={report.outcome.output} cut={report.outcome.cut} running={false} />
    </div>
  )
}

function Verdict({ report }: { report: HiddenReport }) {
  const run = { state: 'ended', kind: 'tests', stopped: null, outcome: report.outcome } as const
  const moment = useMoment()
  return (
    <p className="tabular-nums">
      <span className={classes('font-[620]', tones[toneOf(run)])}>{runWords(run)}</span>
      <span className="text-[12px] text-ink-3"> · against the text of {moment(report.at)}</span>
    </p>
  )
}

function Folded({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details className="group">
      <summary className="cursor-pointer text-[13px] font-[620] max-[899px]:min-h-[44px]">{title}</summary>
      <div className="mt-1.5">{children}</div>
    </details>
  )
}
