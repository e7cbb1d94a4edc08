/** What the rounds of a loop come to together, and why; and facts that were told in two ways. */
import {
  clockText,
  FEWEST_ROUNDS,
  loopStanding,
  signalWords,
  whyWords,
  type Inconsistency,
  type OwnersLoop,
  type StandingRound,
} from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { readInconsistencies } from '../../link/persons'
import { Card } from '../../ui/Card'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { verdictName, verdictTone } from './words'

export function Standing({ loop, secret }: { loop: OwnersLoop; secret: string }) {
  const [told, setTold] = useState<readonly Inconsistency[]>([])
  const held = loop.rounds.filter(({ result }) => result !== null).length
  useEffect(() => {
    if (held < 2) return
    let gone = false
    readInconsistencies(secret, loop.id).then(
      found => gone || setTold(found),
      () => {},
    )
    return () => {
      gone = true
    }
  }, [secret, loop.id, held])
  return (
    <Card className="p-5">
      <h2 className="text-[18px] font-[620]">The loop so far</h2>
      <StandingFacts loop={loop} inconsistencies={told.length} />
      {told.length === 0 ? null : (
        <>
          <h3 className="mt-5 text-[14px] font-[620]">Told in two ways</h3>
          <ul className="mt-2 grid gap-3 text-[13.5px]">
            {told.map(({ project, earlier, later }) => (
              <li key={`${earlier.round}${earlier.at}${later.at}`} className="rounded-m bg-amber-soft p-3">
                <p className="font-[600]">
                  <Own>{project}</Own>
                </p>
                {[earlier, later].map(one => (
                  <p key={one.at} className="mt-1">
                    <Moment loop={loop} round={one.round} elapsed={one.elapsed} />:{' '}
                    <span className="font-[560]">{one.quantity}</span>, “<Own>{one.text}</Own>”
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Moment({ loop, round, elapsed }: { loop: OwnersLoop; round: string; elapsed: number }) {
  const of = loop.rounds.find(({ id }) => id === round)
  const text = `${of?.title ?? ''} ${clockText(elapsed)}`
  return of?.room ? (
    <Link href={`/r/${of.room}?t=${clockText(elapsed)}`} className="text-accent underline underline-offset-2">
      {text}
    </Link>
  ) : (
    text
  )
}

/** The same for its owner and for those who judge it. */
export function StandingFacts({
  loop,
  inconsistencies,
}: {
  loop: Pick<OwnersLoop, 'spacing' | 'zone'> & {
    readonly rounds: readonly (StandingRound & { readonly title: string })[]
  }
  /** Null where they are not known: then nothing is said of momentum. */
  inconsistencies: number | null
}) {
  const standing = loopStanding(loop, inconsistencies ?? 0)
  const titleOf = (id: string) => loop.rounds.find(one => one.id === id)?.title ?? ''
  const wanted = { S1: 1, S2: 1, S3: 2 } as const
  return (
    <>
      {standing.verdict === null ? (
        <p className="mt-2 text-[14px] text-ink-2">
          {standing.judged === 0
            ? `Nothing has come home yet. From ${FEWEST_ROUNDS} judged rounds on it says what they come to together.`
            : `${standing.judged} of ${FEWEST_ROUNDS} judged rounds: too few to say what they come to together.`}
        </p>
      ) : (
        <p className="mt-3 flex flex-wrap items-center gap-2">
          <Pill tone={verdictTone[standing.verdict]} className="text-[13px]">
            {verdictName[standing.verdict]}
          </Pill>
          <span className="text-[13.5px] text-ink-2">
            by the rule of loops, over {standing.judged} rounds, mean {standing.mean?.toFixed(2)}
          </span>
        </p>
      )}
      {standing.verdict !== null && standing.why.length > 0 ? (
        <ul className="mt-2 list-disc pl-5 text-[13.5px] text-ink-2">
          {standing.why.map((why, i) => (
            <li key={i}>{whyWords(why, titleOf)}</li>
          ))}
        </ul>
      ) : null}
      {standing.verdict !== null && standing.allowed ? (
        <p className="mt-2 text-[13.5px] text-ink-2">
          “{titleOf(standing.allowed)}” ended in a no. One is allowed.
        </p>
      ) : null}
      <dl className="mt-4 grid grid-cols-3 gap-2">
        {(['S1', 'S2', 'S3'] as const).map(signal => (
          <div key={signal} className="rounded-m bg-sunk px-3 py-2">
            <dt className="text-[12px] text-ink-3 first-letter:uppercase">{signalWords[signal]}</dt>
            <dd className="text-[15px] font-[620] tabular-nums">
              {standing.signals[signal]}
              <span className="ml-1.5 text-[12px] font-[400] text-ink-3">
                {standing.signals[signal] < wanted[signal] ? `of ${wanted[signal]} rounds` : 'rounds'}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {inconsistencies !== null && standing.momentum.suggests ? (
        <p className="mt-3 text-[13.5px]">
          <Pill tone={standing.momentum.suggests === 'high-velocity' ? 'green' : 'amber'}>
            {standing.momentum.suggests === 'high-velocity' ? 'High velocity' : 'Loss of momentum'}
          </Pill>{' '}
          <span className="text-ink-2">suggested: {standing.momentum.why}</span>
        </p>
      ) : null}
    </>
  )
}
