/** An answer by video or voice: takes counted, each stopped by hand or at its limit, heard again, and one sent. */
import { clockText, takeThatCounts, type AnswerTake } from '@signalroom/shared'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Pill } from '../../ui/Pill'
import type { AnsweringGiven } from './answering-given'
import { TakeRecorder, type RecorderState } from './take-recorder'
import { TakePlayer } from './TakePlayer'
import { WordsOfTake } from './WordsOfTake'

export function RecordAnswer(given: AnsweringGiven) {
  const { at, ask } = given
  const [recorder, setRecorder] = useState<TakeRecorder | null>(null)
  useEffect(() => {
    const opened = new TakeRecorder({ at, ask })
    setRecorder(opened)
    return () => opened.close()
  }, [at, ask])
  return recorder ? <Recording {...given} recorder={recorder} /> : null
}

function Recording({ recorder, ...given }: AnsweringGiven & { recorder: TakeRecorder }) {
  const { answer, answered } = given
  const { alone } = answer.seen.round
  const state = useStore(recorder.state)
  const sending = useStore(recorder.sender.state)
  const medium = alone.medium === 'voice' ? 'voice' : 'video'
  const left = alone.takes - answered.takes.length
  const running = state.type === 'running' ? state.take : null
  return (
    <Card className="p-6">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 flex-1 text-[18px] font-[620]">Your answer</h2>
        <Pill tone={left > 0 ? 'plain' : 'amber'}>
          {answered.takes.length} of {alone.takes} {alone.takes === 1 ? 'take' : 'takes'} used
        </Pill>
      </div>
      {state.type === 'running' ? (
        <Running
          state={state}
          limit={alone.seconds}
          video={medium === 'video'}
          stop={() => recorder.stop()}
        />
      ) : left > 0 ? (
        <>
          <p className="mt-2 text-[13.5px] text-ink-2">
            A take counts from the press. It stops by itself at {clockText((alone.seconds ?? 0) * 1000)}. The
            last one that you send counts.
          </p>
          <Button
            look={answered.takes.length === 0 ? 'primary' : 'plain'}
            className="mt-3 max-sm:h-11"
            disabled={state.type === 'asking'}
            onClick={() => void recorder.start(medium, alone.seconds)}
          >
            {answered.takes.length === 0 ? 'Record' : 'Record another take'}
          </Button>
        </>
      ) : null}
      {state.type === 'off' && state.says !== null ? (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {state.says}
        </p>
      ) : null}
      <p role="status" className="mt-2 text-[13px] text-ink-2">
        {sending.waiting > 0 && running === null
          ? (sending.trouble ?? `${sending.waiting} pieces are on their way…`)
          : (sending.trouble ?? '')}
      </p>
      {answered.takes.length === 0 ? null : (
        <ol className="mt-2 divide-y divide-line">
          {answered.takes.map((take, i) =>
            take.id === running ? null : (
              <TakeRow key={take.id} {...given} take={take} nth={i + 1} waiting={sending.waiting} />
            ),
          )}
        </ol>
      )}
    </Card>
  )
}

function Running({
  state,
  limit,
  video,
  stop,
}: {
  state: Extract<RecorderState, { readonly type: 'running' }>
  limit: number | undefined
  video: boolean
  stop: () => void
}) {
  const [now, setNow] = useState(() => performance.now())
  const shown = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (shown.current) shown.current.srcObject = state.stream
  }, [state.stream])
  return (
    <div className="mt-3">
      {video ? (
        <video
          ref={shown}
          autoPlay
          muted
          playsInline
          aria-label="Your own picture"
          className="aspect-video w-full max-w-[560px] -scale-x-100 rounded-m bg-sunk object-cover"
        />
      ) : null}
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Pill tone="red">
          Recording {clockText(Math.max(0, now - state.since))}
          {limit === undefined ? '' : ` of ${clockText(limit * 1000)}`}
        </Pill>
        <Button look="primary" className="max-sm:h-11" autoFocus onClick={stop}>
          Stop
        </Button>
      </div>
    </div>
  )
}

function TakeRow({
  take,
  nth,
  waiting,
  at,
  ask,
  answered,
  answer,
}: AnsweringGiven & { take: AnswerTake; nth: number; waiting: number }) {
  const [says, setSays] = useState<string | null>(null)
  const [shown, setShown] = useState(false)
  const counts = takeThatCounts(answered)
  const order = (id: string | null) => answered.takes.findIndex(one => one.id === id)
  const tell = (done: Promise<string | null>) => void done.then(setSays)
  const open = take.endedAt === null
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 text-[14px] font-[600]">
          Take {nth}
          {take.seconds === null ? '' : `, ${clockText(take.seconds * 1000)}`}
        </span>
        {open ? (
          <Pill tone="amber">Not finished</Pill>
        ) : take.whole ? null : (
          <Pill tone="amber">Stopped half-way: kept as far as it came</Pill>
        )}
        {counts === take.id ? <Pill tone="green">Sent: this one counts</Pill> : null}
        {open ? (
          <Button
            size="s"
            className="max-sm:h-11"
            disabled={waiting > 0}
            onClick={() => tell(ask({ type: 'take.end', take: take.id, seconds: null, whole: false }))}
          >
            Keep it as far as it came
          </Button>
        ) : (
          <>
            {take.mime === null ? null : (
              <Button size="s" className="max-sm:h-11" aria-expanded={shown} onClick={() => setShown(!shown)}>
                {shown ? 'Close' : `Play take ${nth}`}
              </Button>
            )}
            {order(take.id) > order(counts) ? (
              <Button
                size="s"
                look="primary"
                className="max-sm:h-11"
                disabled={waiting > 0 || take.mime === null}
                onClick={() => tell(ask({ type: 'take.send', take: take.id }))}
              >
                Send take {nth}
              </Button>
            ) : null}
          </>
        )}
      </div>
      {open ? (
        <p className="mt-1 text-[13px] text-ink-2">
          It stopped half-way, or another tab is recording it. What has come is kept.
        </p>
      ) : take.mime === null && waiting === 0 ? (
        <p className="mt-1 text-[13px] text-ink-2">Nothing of it has come.</p>
      ) : null}
      {says === null ? null : (
        <p role="alert" className="mt-1 text-[13px] text-red">
          {says}
        </p>
      )}
      {shown ? (
        <div className="mt-2">
          <TakePlayer
            at={at}
            take={take.id}
            video={answer.seen.round.alone.medium === 'video'}
            label={`Take ${nth}`}
          />
        </div>
      ) : null}
      {open ? null : <WordsOfTake take={take} ask={ask} nth={nth} />}
    </li>
  )
}
