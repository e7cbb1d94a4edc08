/** A loop: its rounds over the days, what each came to, and all of it together; for its owner, or for who judges it. */
import type { LoopAnswer, MembersLoop, OwnersLoop } from '@signalroom/shared'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Own } from '../../ui/Own'
import { Header } from '../home/Header'
import { StoriesFirst } from '../hub/StoriesFirst'
import { Committee } from './Committee'
import { Flags } from './Flags'
import { Judging } from './Judging'
import { LayOut } from './LayOut'
import { LoopTools } from './LoopTools'
import { RightToWork } from './RightToWork'
import { RoundCard } from './RoundCard'
import { AddRound } from './AddRound'
import { Standing } from './Standing'
import { useLoop, type LoopState } from './useLoop'

type Here = Extract<LoopState, { readonly type: 'here' }>

export function LoopScreen({ loop }: { loop: string }) {
  const state = useLoop(loop)
  const title = state.type === 'here' ? state.answer.loop.title : 'Loop'
  useEffect(() => {
    document.title = `${title} · Signalroom`
  }, [title])
  if (state.type === 'nobody')
    return (
      <Notice
        title="This loop is somebody’s own"
        action={
          <Link href="/hub" className="font-[560] text-accent underline underline-offset-4">
            Go to the prep hub
          </Link>
        }
      >
        <p>It opens with its owner’s own link, or with the link of somebody who judges it.</p>
      </Notice>
    )
  if (state.type === 'failed')
    return (
      <Notice title="The loop did not open" action={<Button onClick={state.again}>Try again</Button>}>
        <p>{state.why}</p>
      </Notice>
    )
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[1120px] px-4 pt-8 pb-16 slim:px-2 sm:px-8">
        {state.type === 'waiting' ? (
          <p role="status" className="text-ink-2">
            Loading…
          </p>
        ) : state.answer.loop.viewer === 'owner' ? (
          <Owners {...state} loop={state.answer.loop} />
        ) : (
          <Members {...state} loop={state.answer.loop} />
        )}
      </main>
    </>
  )
}

function Owners({ loop, answer, secret, ask, again }: Here & { loop: OwnersLoop }) {
  const shown = loop.rounds.toSorted((a, b) => momentOfRound(a) - momentOfRound(b))
  return (
    <>
      <p className="text-[12.5px]">
        <Link href="/hub" className="text-ink-2 underline underline-offset-4">
          Prep hub
        </Link>
      </p>
      <div className="mt-1 flex flex-wrap items-end justify-between gap-3">
        <h1 dir="auto" className="min-w-0 text-[28px] leading-tight font-[650] tracking-[-0.02em]">
          <Own>{loop.title}</Own>
        </h1>
        <LoopTools loop={loop} secret={secret} ask={ask} />
      </div>
      <Flags loop={loop} daysOff={answer.daysOff} />
      {loop.rightToWork ? <RightToWork /> : null}
      {loop.rounds.every(({ room }) => room === null) ? <StoriesFirst of="loop" /> : null}
      <div className="mt-6 grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section aria-labelledby="rounds">
          <h2 id="rounds" className="text-[18px] font-[620]">
            Rounds
          </h2>
          <LayOut loop={loop} daysOff={answer.daysOff} ask={ask} />
          {shown.length === 0 ? (
            <p className="mt-3 rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
              No round yet. Add the first; its moment can come later.
            </p>
          ) : (
            <ol className="mt-3 grid gap-3">
              {shown.map(round => (
                <RoundCard
                  key={round.id}
                  round={round}
                  loop={loop}
                  stage={answer.rooms[round.id] ?? null}
                  secret={secret}
                  ask={ask}
                  again={again}
                />
              ))}
            </ol>
          )}
          <AddRound ask={ask} />
        </section>
        <div className="grid content-start gap-6">
          <Standing loop={loop} secret={secret} />
          <Committee loop={loop} secret={secret} ask={ask} again={again} />
        </div>
      </div>
    </>
  )
}

/** When it was held, else when it is to be; those without a moment stay behind, in their order. */
const momentOfRound = ({ at, result }: OwnersLoop['rounds'][number]): number =>
  result?.attempt.at ?? at ?? Number.MAX_SAFE_INTEGER

function Members({ loop, judge }: Here & { loop: MembersLoop; answer: LoopAnswer }) {
  return <Judging loop={loop} judge={judge} />
}
