/** Scoring after the bell, blind: the interviewer's rubric, or the candidate's own rows. A score wants a pinned moment. */
import { clockText, wantsPin, type Debrief, type ScoreValue } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'
import { useHere, useRoom } from '../../room/read'
import { Compared } from './Criteria'
import { PinChip } from './PinChip'
import type { Player } from './recording/player'
import { useSecond } from './replay/useReplay'
import { Revise } from './Revise'
import { SubmitOwn, useClosed, useMayRevise } from './Submit'
import { momentAt, type Go } from './moments'
import { useAsk } from '../../room/ask'

const values: readonly ScoreValue[] = [1, 2, 3, 4, 'NE']
const scale = { 1: 'absent or harmful', 2: 'partial', 3: 'solid', 4: 'strong' } as const
const meaning = (value: ScoreValue): string => (value === 'NE' ? 'not evidenced' : scale[value])

export function Scoring({ debrief, player, go }: { debrief: Debrief; player: Player; go: Go }) {
  const { me } = useHere()
  const closed = useClosed()
  const shared = useMayRevise()
  const [selected, select] = useState<string | null>(debrief.rows[0]?.id ?? null)
  return (
    <div className="grid content-start gap-4 grid-cols-[minmax(0,1fr)]">
      <Card className="p-5 print:hidden">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-[13.5px] font-[620]">
            {me.role === 'interviewer' ? 'Your scores' : 'Score yourself'}
          </h2>
          <SubmitOwn debrief={debrief} />
        </div>
        <p className="mt-1 text-[13px] text-ink-2">
          {closed
            ? closedWords(me.role, shared)
            : `${
                debrief.alone
                  ? 'Against the anchors, as somebody else would. Kept as you choose.'
                  : me.role === 'interviewer'
                    ? 'Kept as you choose. Scored blind: you see theirs, and they yours, once released.'
                    : 'Kept as you choose; opens to both at the release, or to your interviewers once you and they have submitted.'
              } Move the timeline to a moment and pin it.`}
        </p>
        {/* Each key says its own word to who hears it. */}
        <p aria-hidden="true" className="mt-2 flex flex-wrap gap-x-3 text-[12.5px] text-ink-2">
          {values.map(value => (
            <span key={value}>
              <strong className="font-[650]">{value}</strong> {meaning(value)}
            </span>
          ))}
        </p>
        <ul className="mt-2.5 space-y-2">
          {debrief.rows.map(row => (
            <Row
              key={row.id}
              debrief={debrief}
              id={row.id}
              open={selected === row.id}
              toggle={() => select(selected === row.id ? null : row.id)}
              closed={closed}
              player={player}
              go={go}
            />
          ))}
        </ul>
      </Card>
      <Compared debrief={debrief} go={go} />
    </div>
  )
}

const closedWords = (role: string, shared: boolean): string =>
  role !== 'interviewer'
    ? 'Submitted: they stay as they are. What your interviewers scored opens to you at the release.'
    : shared
      ? 'Submitted: they stay as they are. What you change in discussion keeps its first value and your reason.'
      : 'Submitted: they stay as they are. The others’ stand beside them once all have submitted.'

function Row({
  debrief,
  id,
  open,
  toggle,
  closed,
  player,
  go,
}: {
  debrief: Debrief
  id: string
  open: boolean
  toggle: () => void
  closed: boolean
  player: Player
  go: Go
}) {
  const { me } = useHere()
  const ask = useAsk()
  const clock = useRoom(room => room.open.clock)
  const mayRevise = useMayRevise()
  const row = debrief.rows.find(one => one.id === id)
  if (!row) return null
  const score = row.scores.find(one => one.seat === me.seat)
  const mine = score?.value
  const pins = row.pins.filter(pin => pin.seat === me.seat)
  const set = (value: ScoreValue) =>
    void ask({ type: me.role === 'interviewer' ? 'score.set' : 'self.score', criterion: id, value })
  const pin = (at: number) => {
    const moment = { at: momentAt(clock, at) }
    if (me.role === 'interviewer') void ask({ type: 'evidence.pin', criterion: id, pin: moment })
    else void ask({ type: 'self.score', criterion: id, value: mine ?? 'NE', pin: moment })
  }
  const theirs = row.scores
    .filter(({ seat }) => seat !== me.seat && me.role === 'interviewer')
    .map(({ seat, value }) => `${debrief.seats.find(one => one.id === seat)?.name ?? ''} ${value}`)
  const needsPin = wantsPin(row, mine ?? 'NE') && pins.length === 0
  return (
    <li data-chosen={open} className={classes('rounded-m border', open ? 'border-accent' : 'border-line')}>
      <div className="flex flex-wrap items-center gap-2 px-3.5 py-2.5">
        <button
          type="button"
          aria-expanded={open}
          onClick={toggle}
          className="min-w-[120px] flex-1 text-left text-[14px] font-[600] max-sm:min-h-11"
        >
          {row.title}
          {theirs.length > 0 ? (
            <span className="ml-2 text-[12px] font-[500] text-ink-2">{theirs.join(', ')}</span>
          ) : null}
          {score?.revised ? (
            <span className="ml-2 text-[12px] font-[500] text-ink-2">was {score.revised.first}</span>
          ) : null}
          {needsPin ? <span className="ml-2 text-[12px] font-[560] text-amber">needs a pin</span> : null}
        </button>
        <div role="radiogroup" aria-label={`Score ${row.title}`} className="flex gap-1 slim:flex-wrap">
          {values.map(value => (
            <button
              key={value}
              type="button"
              role="radio"
              aria-checked={mine === value}
              aria-label={value === 'NE' ? meaning(value) : `${value}, ${meaning(value)}`}
              disabled={closed}
              onClick={() => set(value)}
              className={classes(
                'disabled:opacity-60 grid h-8 min-w-8 place-items-center rounded-[7px] border text-[13px] font-[600] max-sm:h-11 max-sm:min-w-11',
                mine === value
                  ? 'border-accent bg-accent text-accent-ink'
                  : 'border-line-strong bg-card text-ink-2 hover:bg-sunk',
              )}
            >
              {value}
            </button>
          ))}
        </div>
      </div>
      {open ? (
        <div className="border-t border-line px-3.5 py-3">
          <p className="text-[13.5px] text-ink-2">{row.asks}</p>
          {row.anchors ? (
            <ul className="mt-2 space-y-1 text-[13px]">
              {([1, 2, 3, 4] as const).map(step => (
                <li key={step} className={classes(mine === step ? 'text-ink' : 'text-ink-2')}>
                  <strong className="mr-1.5 font-[650]">{step}</strong>
                  {row.anchors?.[step]}
                </li>
              ))}
            </ul>
          ) : null}
          {mayRevise ? <Revise criterion={id} title={row.title} mine={score} values={values} /> : null}
          <div className="mt-2.5 flex flex-wrap items-center gap-1.5">
            {pins.map(one => (
              <PinChip key={`${one.at}${one.quote ?? ''}`} pin={one} go={go} />
            ))}
            <PinHere player={player} took={debrief.took} closed={closed} pin={pin} go={go} />
          </div>
        </div>
      ) : null}
    </li>
  )
}

/** It alone moves with the position. */
function PinHere({
  player,
  took,
  closed,
  pin,
  go,
}: {
  player: Player
  took: number
  closed: boolean
  pin: (at: number) => void
  go: Go
}) {
  const at = useSecond(player)
  return (
    <>
      <Button
        size="s"
        look="quiet"
        title="Ten seconds earlier"
        className="max-sm:h-11"
        onClick={() => go(Math.max(0, at - 10_000))}
      >
        −10 s
      </Button>
      <Button size="s" className="max-sm:h-11" disabled={closed} onClick={() => pin(at)}>
        Pin {clockText(at)}
      </Button>
      <Button
        size="s"
        look="quiet"
        title="Ten seconds later"
        className="max-sm:h-11"
        onClick={() => go(Math.min(took, at + 10_000))}
      >
        +10 s
      </Button>
    </>
  )
}
