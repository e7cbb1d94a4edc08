/** The one line under the editor: what runs, what ran last, or which key makes the first run. Its height never changes. */
import { queued, underWay, type Language, type Run } from '@signalroom/shared'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Kbd } from '../../ui/Kbd'
import { useHere, useRoom } from '../read'
import { useEngine, useRunner, useRunnerState, useRuns } from './RunContext'
import { tones } from './RunResult'
import { runKeyNames } from './useRunKeys'
import { durationText, engineWord, languageNames, runWords, toneOf, writtenOnly } from './words'
import { useAsk } from '../ask'
import { isolated } from '../../ui/format'

export function RunBar({
  front,
  language,
  open,
  toggle,
}: {
  front: string | null
  language: Language | null
  open: boolean
  toggle: () => void
}) {
  const Chevron = open ? ChevronDown : ChevronUp
  return (
    <div
      className={classes(
        'flex h-[37px] shrink-0 items-center gap-2 bg-paper pr-3 text-[12.5px] max-[899px]:h-[48px] slim:h-auto slim:min-h-[48px] slim:flex-wrap slim:pb-1',
        open && 'border-t border-line',
      )}
    >
      <button
        type="button"
        aria-expanded={open}
        aria-label={open ? 'Fold the runs away' : 'Show the runs'}
        onClick={toggle}
        className="grid h-full w-9 shrink-0 place-items-center text-ink-3 -outline-offset-2 hover:text-ink max-[899px]:w-[44px] slim:h-[48px]"
      >
        <Chevron size={15} aria-hidden="true" />
      </button>
      <div className="flex min-w-0 flex-1 items-center gap-1.5 tabular-nums">
        <State quiet={language === null} />
      </div>
      <EngineWord front={front} language={language} />
    </div>
  )
}

function State({ quiet }: { quiet: boolean }) {
  const { me } = useHere()
  const pressed = useRunnerState(state => state.pressed)
  const running = useRoom(underWay)
  const waiting = useRoom(room => queued(room).find(run => run.seat === me.seat))
  const runs = useRuns()
  const last = runs.findLast(run => run.state === 'ended' && run.outcome !== null)
  const own = runs.findLast(run => run.id < 0 && run.state === 'running')
  if (pressed) return <Loading language={pressed.language} />
  if (own) return <Line run={own} />
  if (waiting) return <Waits run={waiting} under={running} />
  if (running) return <Line run={running} />
  return last ? <Line run={last} /> : quiet ? null : <Nothing />
}

function Line({ run }: { run: Run }) {
  const { me } = useHere()
  const name = useRoom(room => room.open.seats.find(seat => seat.id === run.seat)?.name)
  return (
    <>
      <span className={classes('shrink-0 font-[600]', tones[toneOf(run)])}>{runWords(run)}</span>
      <span className="truncate text-ink-3">
        {[
          run.id < 0 ? 'you alone' : run.seat === me.seat ? 'you' : name,
          run.hidden ? 'hidden tests' : run.kind === 'tests' ? 'tests' : run.entry,
          run.outcome ? durationText(run.outcome.ms) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}

/** Somebody else's run is under way, and one of this seat's is asked for. */
function Waits({ run, under }: { run: Run; under: Run | undefined }) {
  const ask = useAsk()
  const { me } = useHere()
  const place = useRoom(room => queued(room).findIndex(one => one.id === run.id))
  const name = useRoom(room => room.open.seats.find(seat => seat.id === under?.seat)?.name ?? 'Another')
  const whose = under?.seat === me.seat ? 'Your run is' : `${isolated(name)}’s run is`
  return (
    <>
      <span className="truncate">
        {whose} under way; {place === 0 ? 'yours is next' : `${place} before yours`}
      </span>
      <Button
        size="s"
        look="quiet"
        className="h-[28px] max-[899px]:h-[44px]"
        onClick={() => void ask({ type: 'run.stop', run: run.id })}
      >
        Take it back
      </Button>
    </>
  )
}

function Loading({ language }: { language: Language }) {
  const runner = useRunner()
  const detail = useEngine(language)?.detail ?? null
  return (
    <>
      <span className="truncate tabular-nums">
        {languageNames[language]} is loading{detail === null ? '' : ` (${detail})`}; then it runs.
      </span>
      <Button
        size="s"
        look="quiet"
        className="h-[28px] max-[899px]:h-[44px]"
        onClick={() => runner.unpress()}
      >
        Take it back
      </Button>
    </>
  )
}

function Nothing() {
  const { me } = useHere()
  return me.role === 'observer' ? (
    <span className="truncate text-ink-3">What is run appears here</span>
  ) : (
    <span className="flex items-center gap-1 truncate text-ink-3">
      <span className="flex gap-1 max-[899px]:hidden">
        {runKeyNames.run.split(' ').map(key => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
      <span className="max-[899px]:hidden">runs this file</span>
      <span className="min-[900px]:hidden">Run shows its result here</span>
    </span>
  )
}

function EngineWord({ front, language }: { front: string | null; language: Language | null }) {
  const { me } = useHere()
  const runner = useRunner()
  const engine = useEngine(language)
  const waits = useRunnerState(state => state.pressed !== null)
  const queues = useRoom(room => queued(room).some(run => run.seat === me.seat))
  // What waits is said at length, and needs the room.
  if (me.role === 'observer' || front === null || waits || queues) return null
  if (language === null || !engine)
    return (
      <span className="max-w-[60%] truncate text-ink-3" title={writtenOnly(front)}>
        {writtenOnly(front)}
      </span>
    )
  const bad = engine.state === 'failed' || engine.state === 'impossible'
  return (
    <span className="flex max-w-[75%] min-w-0 items-center gap-1.5 slim:max-w-full slim:flex-wrap slim:pl-3">
      <span
        className={classes('truncate', bad ? 'text-amber' : 'text-ink-3')}
        title={engine.detail ?? undefined}
      >
        {engineWord(language, engine)}
      </span>
      {engine.state === 'failed' ? (
        <Button
          size="s"
          look="quiet"
          className="h-[28px] max-[899px]:h-[44px]"
          onClick={() => runner.warm(language)}
        >
          Try again
        </Button>
      ) : null}
    </span>
  )
}
