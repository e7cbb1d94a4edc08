/**
 * The interviewer's foot of the room: what they asked of you, else your own cue; then the rhythm. One height, always; on a
 * phone a cue has a row of its own while there is one, since beside the keys nothing of it could be read.
 */
import { interviewerCue, type Answer, type InterviewerCue } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { keeping } from '../../link/outbox'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { useLink, useRoom, useServerNow } from '../../room/read'
import { EndRound } from '../../room/phases/EndRound'
import { useKeys } from '../../room/keys/useKeys'
import { CadenceStrip } from '../../room/cue/CadenceStrip'
import { lineMs, useCandidateEar, useHeard } from '../../room/cue/heard'
import { answerWords } from '../../room/talk/answers'
import { useAsk, useCan } from '../../room/ask'
import { useAlarmLine } from '../../room/failures/firings'
import { useOpenConfirms } from '../../room/talk/useOpenConfirms'
import { AnswerBar, EarlierQuestions } from '../../room/talk/AnswerBar'

export function InterviewerBar() {
  const lost = useLink(state => state.status === 'lost')
  const kept = useStore(keeping)
  const open = useOpenConfirms()
  const newest = open.at(-1)
  const hands = useHands()
  return (
    <div className="flex h-[44px] w-full min-w-0 items-center gap-3 overflow-hidden slim:h-auto slim:flex-wrap upright:h-auto upright:flex-wrap max-[899px]:[&_kbd]:hidden">
      {lost ? (
        <p
          role="status"
          className="truncate rounded-m bg-amber-soft px-3 py-2 text-[13.5px] font-[560] text-amber"
        >
          {kept ? 'Offline. Only board and code are kept.' : 'Offline. Only this tab has board and code.'}
        </p>
      ) : newest ? (
        <>
          <AnswerBar confirm={newest} />
          <EarlierQuestions confirms={open.slice(0, -1)} />
        </>
      ) : (
        <Hands {...hands} />
      )}
      <span className={classes('flex-1', newest && 'max-[899px]:hidden')} />
      <CadenceStrip />
      <End hidden={newest !== undefined} />
    </div>
  )
}

interface HandsGiven {
  readonly nodded: boolean
  readonly nod: () => void
  readonly marked: boolean
  readonly mark: () => void
}

/** A nod and a mark for a question they asked. Their keys mean the same while a question waits. */
function useHands(): HandsGiven {
  const ask = useAsk()
  const can = useCan()
  const [nodded, nod] = useShortly(() => ask({ type: 'nod.give' }))
  const [marked, mark] = useShortly(() => ask({ type: 'question.mark' }))
  useKeys({
    n: () => can({ type: 'nod.give' }) && nod(),
    q: () => can({ type: 'question.mark' }) && mark(),
  })
  return { nodded, nod, marked, mark }
}

/** While nothing waits: the private cue, a nod, and a mark for a question they asked. */
function Hands({ nodded, nod, marked, mark }: HandsGiven) {
  const can = useCan()
  const questions = useRoom(room => room.panel.questions.length)
  const ear = useCandidateEar()
  const cue = interviewerCue(useHeard(), useServerNow(lineMs))
  // Asked aloud, or in a message: whatever says so, they wait, and here it is answered.
  const asked = cue.kind === 'asked'
  return (
    <>
      <Button
        size="s"
        className="h-9 min-w-[92px] max-[899px]:h-[44px] max-[899px]:min-w-[60px]"
        keyName="N"
        aria-keyshortcuts="n"
        disabled={!can({ type: 'nod.give' })}
        onClick={nod}
      >
        {nodded ? 'Nodded' : 'Nod'}
      </Button>
      <Button
        size="s"
        className="h-9 min-w-[136px] max-[899px]:h-[44px]"
        keyName="Q"
        aria-keyshortcuts="q"
        title="They asked a clarifying question"
        disabled={!can({ type: 'question.mark' })}
        onClick={mark}
      >
        {marked ? 'Marked' : 'They asked'}
        <span className="text-ink-3 tabular-nums">{questions}</span>
      </Button>
      {ear || asked ? <AnswerAloud always={asked} /> : null}
      <OwnCue cue={cue} />
    </>
  )
}

/** Answers what no key of theirs said to be a question; `always`: also where room is short, since they wait. */
function AnswerAloud({ always }: { always: boolean }) {
  const ask = useAsk()
  const [given, give] = useState<Answer | null>(null)
  useEffect(() => {
    if (given === null) return
    const timer = setTimeout(() => give(null), shownFor)
    return () => clearTimeout(timer)
  }, [given])
  const answer = (one: Answer) => () =>
    void ask({ type: 'confirm.answer', answer: one, spoken: true }).then(accepted => accepted && give(one))
  useKeys(Object.fromEntries(answerWords.map(([one, , key]) => [`Shift+${key.toUpperCase()}`, answer(one)])))
  return (
    <span
      role="group"
      aria-label="Answer what they asked"
      className={classes('flex shrink-0 items-center gap-1', !always && 'max-[1199px]:hidden')}
    >
      {answerWords.map(([one, word, key]) => (
        <Button
          key={one}
          size="s"
          look="quiet"
          className={classes('h-9 px-2 max-[899px]:h-[44px]', given === one && 'bg-accent-soft text-accent')}
          keyName={`⇧${key.toUpperCase()}`}
          aria-keyshortcuts={`Shift+${key}`}
          title={`They asked: answer ${word.toLowerCase()}`}
          onClick={answer(one)}
        >
          {word}
        </Button>
      ))}
    </span>
  )
}

function OwnCue({ cue: { kind, text } }: { cue: InterviewerCue }) {
  const alarm = useAlarmLine()
  const says = kind === 'empty' ? (alarm ?? '') : text
  return (
    <p
      role="status"
      aria-label="Your cue"
      dir="auto"
      title={says}
      className={classes(
        'min-w-0 truncate rounded-m px-3 py-2 text-[13.5px] font-[560] transition-colors duration-200 motion-reduce:transition-none',
        kind === 'asked' ? 'bg-amber-soft text-amber' : says === '' ? '' : 'bg-sunk text-ink',
        says !== '' && 'upright:order-first upright:basis-full upright:whitespace-normal',
      )}
    >
      {says}
    </p>
  )
}

function End({ hidden }: { hidden: boolean }) {
  const [ending, setEnding] = useState(false)
  return (
    <>
      <Button
        size="s"
        className={classes('h-9 max-[899px]:h-[44px]', hidden ? 'max-[899px]:hidden' : 'max-[559px]:hidden')}
        onClick={() => setEnding(true)}
      >
        End the round
      </Button>
      <EndRound open={ending} close={() => setEnding(false)} />
    </>
  )
}

const shownFor = 1200

/** Asks, and is true for a moment once that was accepted. */
function useShortly(ask: () => Promise<boolean>): readonly [shown: boolean, go: () => void] {
  const [times, setTimes] = useState(0)
  const [seen, setSeen] = useState(0)
  useEffect(() => {
    if (times === seen) return
    const timer = setTimeout(() => setSeen(times), shownFor)
    return () => clearTimeout(timer)
  }, [times, seen])
  return [times !== seen, () => void ask().then(accepted => accepted && setTimes(count => count + 1))]
}
