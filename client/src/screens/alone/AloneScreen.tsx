/** A round that is answered alone: its prompt, the answer, and what reviewers say of it; for its owner, or for who reviews it. */
import { OWNER, type RemarkPlace } from '@signalroom/shared'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Own } from '../../ui/Own'
import { Header } from '../home/Header'
import { Answering } from './Answering'
import { Begin } from './Begin'
import { PromptCard } from './PromptCard'
import { Remarks } from './Remarks'
import { Reviewers } from './Reviewers'
import { SentCard, type Player } from './SentCard'
import { CallAbout } from './CallAbout'
import { WindowLine } from './WindowLine'
import { howAnswered } from './words'
import { useAlone, type AloneHere } from './useAlone'

export function AloneScreen({ loop, round }: { loop: string; round: string }) {
  const state = useAlone(loop, round)
  const title = state.type === 'here' ? state.answer.seen.round.title : 'Round'
  useEffect(() => {
    document.title = `${title} · Signalroom`
  }, [title])
  if (state.type === 'nobody')
    return (
      <Notice
        title="This round is somebody’s own"
        action={
          <Link href="/hub" className="font-[560] text-accent underline underline-offset-4">
            Go to the prep hub
          </Link>
        }
      >
        <p>It opens with its owner’s own link, or with the link of somebody who reviews it.</p>
      </Notice>
    )
  if (state.type === 'failed')
    return (
      <Notice title="The round did not open" action={<Button onClick={state.again}>Try again</Button>}>
        <p>{state.why}</p>
      </Notice>
    )
  return (
    <>
      <Header />
      <main className="mx-auto w-full max-w-[820px] px-4 pt-8 pb-16 slim:px-2 sm:px-8">
        {state.type !== 'here' ? (
          <p role="status" className="text-ink-2">
            Loading…
          </p>
        ) : (
          <Here {...state} />
        )}
      </main>
    </>
  )
}

function Here(here: AloneHere) {
  const { answer, at } = here
  const { seen } = answer
  const owner = seen.viewer === OWNER
  const sent = seen.answer?.sent.at(-1)
  const [place, setPlace] = useState<RemarkPlace>({ type: 'whole' })
  const shown = useRef<HTMLVideoElement>(null)
  const player: Player = {
    shown,
    moment: () => shown.current?.currentTime ?? 0,
    go: seconds => {
      if (!shown.current) return
      shown.current.currentTime = seconds
      shown.current.focus()
    },
  }
  const pick = (on: RemarkPlace) => {
    setPlace(on)
    if (on.type !== 'whole') document.querySelector<HTMLElement>('#new-remark textarea')?.focus()
  }
  return (
    <>
      {owner ? (
        <p className="text-[12.5px]">
          <Link href={`/loops/${at.loop}`} className="text-ink-2 underline underline-offset-4">
            <Own>{answer.loop.title}</Own>
          </Link>
        </p>
      ) : null}
      <h1 dir="auto" className="mt-1 text-[28px] leading-tight font-[650] tracking-[-0.02em]">
        <Own>{seen.round.title}</Own>
      </h1>
      <p className="mt-1 text-[13.5px] text-ink-2">{howAnswered(seen.round.alone)}</p>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-5">
        {seen.answer === null ? (
          owner ? (
            <Begin {...here} />
          ) : (
            <p className="rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
              The prompt has not been opened yet. What is answered will stand here.
            </p>
          )
        ) : (
          <>
            <WindowLine answer={seen.answer} zone={seen.round.zone} />
            <PromptCard prompt={seen.answer.prompt} round={seen.round.title} />
            {sent ? (
              <SentCard {...here} answered={seen.answer} sent={sent} pick={pick} player={player} />
            ) : null}
            {owner && !seen.round.cancelled ? <Answering {...here} answered={seen.answer} /> : null}
            {!owner && !sent ? (
              <p className="rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
                Nothing has been sent yet.
              </p>
            ) : null}
            {sent ? (
              <Remarks
                {...here}
                answered={seen.answer}
                sent={sent}
                pick={pick}
                player={player}
                place={place}
              />
            ) : null}
            {owner && sent?.type === 'package' ? <CallAbout {...here} /> : null}
          </>
        )}
        {owner ? <Reviewers {...here} /> : null}
      </div>
    </>
  )
}
