/** The cadence in figures: it coaches, a person rates. */
import { clockText, cycleWords, secondsText, type Debrief } from '@signalroom/shared'
import { useRoom } from '../../room/read'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'
import { ToMoment } from './ToMoment'

export function CadenceCard({ debrief, go }: { debrief: Debrief; go: (at: number) => void }) {
  const { cadence: c } = debrief
  const said = useRoom(
    room =>
      room.open.chat.some(message => message.at >= (debrief.startedAt ?? Infinity)) ||
      room.open.heard.some(event => event.type === 'chunk.begun'),
  )
  const who = debrief.viewer.role === 'candidate' ? 'Your' : 'The candidate’s'
  const share = (part: number | null) => (part === null ? '–' : `${Math.round(part * 100)} %`)
  const cycles = cycleWords(c)
  const rows: readonly (readonly [name: string, value: string, note: string])[] = [
    [
      'Chunks',
      String(c.chunks),
      c.substantive === 1 ? 'one of them a proposal' : `${c.substantive} of them proposals`,
    ],
    [
      'Median chunk',
      !c.medianChunk ? '–' : clockText(c.medianChunk),
      c.monologues > 0 ? `${c.monologues} over a minute` : 'none over a minute',
    ],
    ['Pauses of 2 to 3 s', String(c.inWindow), `${c.short} shorter, ${c.long} longer`],
    [
      'Longest pause',
      c.longestPause === null ? '–' : secondsText(c.longestPause),
      `${c.deadAir} with nothing moving, ${c.longWorking} working, ${c.declared} declared`,
    ],
    [
      'Checks asked',
      String(c.confirms),
      `${c.missed} proposals known to go without one, ${c.unanswered} unanswered`,
    ],
    [
      'Anchored checks',
      c.confirms === 0 ? '–' : `${c.anchored} of ${c.confirms}`,
      'asked against the target, as far as their words are known',
    ],
    ['Whole cycles', cycles.figure, cycles.note],
    [`${who} share of the talk`, share(c.talkShare), 'of what was spoken'],
  ]
  return (
    <Card className="p-5">
      <h2 className="text-[13.5px] font-[620]">Cadence</h2>
      {c.chunks === 0 ? (
        <p className="mt-2 text-[14px] text-ink-2">
          {said
            ? 'Nothing to measure yet: no chunk was finished by a check or by the next one.'
            : 'No chunk was marked, typed or spoken in this round. Space begins and ends one; a message in Talk is one too.'}
        </p>
      ) : (
        <dl className="mt-2 divide-y divide-line">
          {rows.map(([name, value, note]) => (
            <div key={name} className="grid grid-cols-[1fr_auto] items-baseline gap-x-3 py-2">
              <dt className="text-[14px]">{name}</dt>
              <dd className="text-right text-[15px] font-[620] tabular-nums">{value}</dd>
              <dd className="col-span-2 text-[12.5px] text-ink-3">{note}</dd>
            </div>
          ))}
        </dl>
      )}
      <Checks checks={debrief.checks} go={go} />
    </Card>
  )
}

/** Each check that was asked, a press from its moment; what is anchored is filled. */
function Checks({ checks, go }: { checks: Debrief['checks']; go: (at: number) => void }) {
  if (checks.length === 0) return null
  return (
    <ul aria-label="Checks asked" className="mt-2 flex flex-wrap gap-1.5">
      {checks.map(({ elapsed, anchored, outcome }) => (
        <li key={elapsed}>
          <ToMoment
            at={elapsed}
            go={() => go(elapsed)}
            className={classes(
              'rounded-full border px-2.5 py-1 text-[12px] tabular-nums hover:border-line-strong max-sm:min-h-11',
              anchored ? 'border-transparent bg-accent-soft text-accent' : 'border-line bg-sunk text-ink-2',
            )}
          >
            {clockText(elapsed)}
            {anchored ? ' anchored' : ''}
            {outcome === 'answered' ? '' : `, ${outcome.replace('-', ' ')}`}
          </ToMoment>
        </li>
      ))}
    </ul>
  )
}
