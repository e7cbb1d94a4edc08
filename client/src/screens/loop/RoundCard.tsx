/** One round of a loop: when, with whom, its windows, its room, and what came of it. */
import { resetAfter, windowsOf, type RoundRooms, type RoundWindows } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { classes } from '../../ui/classes'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { useNow } from '../../ui/useNow'
import { loopNow } from './clock'
import { AloneOfRound, OpenAlone } from './AloneOfRound'
import { BadRound } from './BadRound'
import { EditRound } from './EditRound'
import { MoveRound } from './MoveRound'
import { Review } from './Review'
import { Breathe } from './Breathe'
import { RoomOfRound } from './RoomOfRound'
import type { RoundGiven } from './round-given'
import type { Ask } from './useLoop'
import { spanText, verdictName, verdictTone, whenText } from './words'

export function RoundCard(given: RoundGiven) {
  const { round, loop, stage, ask } = given
  const [doing, setDoing] = useState<'move' | 'edit' | null>(null)
  const [says, setSays] = useState<string | null>(null)
  const verdict = round.result?.attempt.verdict ?? null
  const windows = windowsOf(loop).find(one => one.round === round.id)
  const reset = resetAfter(loop, round.id, useNow(loopNow, 30_000))
  const order = loop.rounds.findIndex(({ id }) => id === round.id) + 1
  const begun = loop.answered.some(one => one.round === round.id)
  const tell = (done: Promise<string | null>) => void done.then(setSays)
  return (
    <li>
      <Card className={classes('p-5', round.cancelled && 'opacity-80')}>
        <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
          <div className="min-w-0 flex-1 basis-[220px]">
            <h3 dir="auto" className={classes('text-[16px] font-[620]', round.cancelled && 'line-through')}>
              {`${order}. `}
              <Own>{round.title}</Own>
            </h3>
            <p className="mt-0.5 text-[13.5px] text-ink-2">
              {whenText(round)}
              {round.at === null || round.result ? '' : `, ${round.minutes} min`}
              {round.partner === '' ? null : (
                <>
                  , with <Own>{round.partner}</Own>
                </>
              )}
            </p>
            {round.note === '' ? null : (
              <p dir="auto" className="mt-1 text-[13px] text-ink-3">
                {round.note}
              </p>
            )}
          </div>
          {round.cancelled ? <Pill>Cancelled</Pill> : null}
          {verdict ? (
            <Pill tone={verdictTone[verdict.verdict]}>
              {verdictName[verdict.verdict]} {verdict.score.toFixed(2)}
              {verdict.by === 'candidate' ? ', by yourself' : ''}
            </Pill>
          ) : stage === null ? null : (
            <Pill tone={stage === 'live' ? 'accent' : 'plain'}>{stageWords[stage]}</Pill>
          )}
        </div>
        {round.alone ? <AloneOfRound {...given} /> : null}
        {windows && !round.alone && !round.result && !round.cancelled ? (
          <Windows {...given} windows={windows} />
        ) : null}
        {reset ? <BadRound reset={reset} loop={loop} round={round} ask={ask} /> : null}
        <div className="mt-4 flex flex-wrap gap-2">
          {round.cancelled ? (
            <Button
              size="s"
              className="max-sm:h-11"
              onClick={() => tell(ask({ type: 'round.restore', round: round.id }))}
            >
              Bring it back
            </Button>
          ) : (
            <>
              {round.plan === null ? null : <RoomOfRound {...given} say={setSays} />}
              {round.alone ? <OpenAlone {...given} /> : null}
              {round.result ? null : (
                <Button
                  size="s"
                  className="max-sm:h-11"
                  aria-expanded={doing === 'move'}
                  onClick={() => setDoing(doing === 'move' ? null : 'move')}
                >
                  {round.at === null ? 'Set its moment' : 'Move'}
                </Button>
              )}
              <Button
                size="s"
                look="quiet"
                className="max-sm:h-11"
                aria-expanded={doing === 'edit'}
                onClick={() => setDoing(doing === 'edit' ? null : 'edit')}
              >
                Change
              </Button>
              {round.result ? null : round.room === null && round.lastAt === null && !begun ? (
                <Button
                  size="s"
                  look="quiet"
                  className="max-sm:h-11"
                  onClick={() => tell(ask({ type: 'round.remove', round: round.id }))}
                >
                  Remove
                </Button>
              ) : (
                <Confirm
                  title={`Cancel “${round.title}”?`}
                  text="Calendars that have it hear of it. It can be brought back."
                  keep="Keep it"
                  act="Cancel the round"
                  onAct={() => tell(ask({ type: 'round.cancel', round: round.id }))}
                >
                  <Button size="s" look="quiet" className="max-sm:h-11">
                    Cancel it…
                  </Button>
                </Confirm>
              )}
            </>
          )}
        </div>
        {says === null ? null : (
          <p role="alert" className="mt-2 text-[13px] text-red">
            {says}
          </p>
        )}
        {doing === 'move' ? (
          <MoveRound
            round={round}
            zone={round.at === null ? loop.zone : round.zone}
            ask={ask}
            close={() => setDoing(null)}
          />
        ) : doing === 'edit' ? (
          <EditRound round={round} ask={ask} close={() => setDoing(null)} />
        ) : null}
      </Card>
    </li>
  )
}

const stageWords: Readonly<Record<RoundRooms[string], string>> = {
  lobby: 'Room is open',
  live: 'Live',
  over: 'Over, not released',
  released: 'Released',
  gone: 'Room erased',
}

/** The timeline matrix of one round: three windows, the one that is open now in front. */
function Windows({ windows, ...given }: RoundGiven & { readonly windows: RoundWindows }) {
  const { round, ask } = given
  const moment = useNow(loopNow, 10_000)
  const inside = (span: { from: number; to: number } | null) =>
    span !== null && moment >= span.from && moment < span.to
  const row = (open: boolean) =>
    classes(
      'flex flex-wrap items-center gap-x-3 gap-y-1 rounded-m px-3 py-2 text-[13px]',
      open ? 'bg-accent-soft text-ink' : 'bg-sunk text-ink-2',
    )
  return (
    <ul aria-label={`Windows before ${round.title}`} className="mt-4 grid gap-1.5">
      {windows.prep ? (
        <li className={row(inside(windows.prep))}>
          <span className="w-[64px] font-[600]">Prepare</span>
          <span className="min-w-0 flex-1 tabular-nums">{spanText(windows.prep, round.zone)}</span>
          {windows.coding ? (
            <Prep
              minutes={windows.coding.minutes}
              of={windows.coding.of}
              enough={windows.coding.enough}
              round={round.id}
              ask={ask}
            />
          ) : null}
        </li>
      ) : null}
      {windows.review ? (
        <li className={row(inside(windows.review))}>
          <span className="w-[64px] font-[600]">Review</span>
          <span className="min-w-0 flex-1 tabular-nums">{spanText(windows.review, round.zone)}</span>
          <Review {...given} reviews={windows.reviews} />
        </li>
      ) : null}
      <li className={row(inside(windows.reset))}>
        <span className="w-[64px] font-[600]">Reset</span>
        <span className="min-w-0 flex-1 tabular-nums">{spanText(windows.reset, round.zone)}</span>
        <Breathe until={windows.reset.to} title={round.title} />
      </li>
    </ul>
  )
}

/** Coding preparation by the half hour. */
function Prep({
  minutes,
  of,
  enough,
  round,
  ask,
}: {
  minutes: number
  of: number
  enough: boolean
  round: string
  ask: Ask
}) {
  const [says, setSays] = useState<string | null>(null)
  const hours = (count: number) => `${Math.round((count / 60) * 10) / 10}`
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Pill tone={enough ? 'green' : 'amber'}>
        {hours(minutes)} of {hours(of)} h of coding
      </Pill>
      <Button
        size="s"
        look="quiet"
        className="max-sm:h-11"
        onClick={() => void ask({ type: 'prep.note', round, minutes: 30 }).then(setSays)}
      >
        Half an hour more
      </Button>
      {says === null ? null : (
        <span role="alert" className="text-red">
          {says}
        </span>
      )}
    </span>
  )
}
