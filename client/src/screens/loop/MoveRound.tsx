/** A round's moment: a day, a time and a zone. An hour that is skipped is refused, one that comes twice is asked about. */
import { localOf, momentOf, placeOf, zoneNames, type LoopRound } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Select } from '../../ui/Select'
import { zoneChoices } from '../hub/zones'
import type { Ask } from './useLoop'

const refused: Readonly<Record<string, string>> = {
  'at: lies in the past': 'That moment is past. Pick one that is still to come.',
  'at: lies more than ten years ahead': 'That is more than ten years ahead. Look at the year.',
}

export function MoveRound({
  round,
  zone: given,
  ask,
  close,
}: {
  round: LoopRound
  zone: string
  ask: Ask
  close: () => void
}) {
  const [zone, setZone] = useState(given)
  const [local, setLocal] = useState(round.at === null ? '' : localOf(round.at, given))
  const [says, setSays] = useState<string | null>(null)
  const [choices, setChoices] = useState<readonly { readonly at: number; readonly offset: string }[]>([])
  const move = async (at: number | null) => {
    const why = await ask({ type: 'round.move', round: round.id, seen: round.sequence, at, zone })
    if (why === null) return close()
    setChoices([])
    setSays(refused[why] ?? why)
  }
  const pick = () => {
    const said = momentOf(local, zone)
    setChoices(said.type === 'twice' ? said.choices : [])
    switch (said.type) {
      case 'one':
        return void move(said.at)
      case 'twice':
        return setSays(`This hour comes twice in ${placeOf(zone)} that night. Which of the two is it?`)
      case 'skipped':
        return setSays(
          `There is no such time in ${placeOf(zone)} on that day: the clocks go from ${said.from} to ${said.to}.`,
        )
      case 'no-date':
        return setSays('Pick a day and a time.')
      case 'no-zone':
        return setSays('Pick a time zone from the list.')
    }
  }
  return (
    <form
      aria-label={`Moment of ${round.title}`}
      className="mt-4 rounded-m border border-line p-4"
      onSubmit={event => {
        event.preventDefault()
        pick()
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label="Day and time"
          type="datetime-local"
          value={local}
          autoFocus
          onChange={event => {
            setLocal(event.target.value)
            setChoices([])
            setSays(null)
          }}
        />
        <Select
          label="Time zone"
          value={zone}
          options={zoneChoices(zone, zoneNames())}
          change={next => {
            if (next) setZone(next)
            setChoices([])
          }}
        />
      </div>
      {says === null ? null : (
        <p role="alert" className="mt-3 text-[13.5px] text-amber">
          {says}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {choices.length > 0 ? (
          choices.map(({ at, offset }, i) => (
            <Button key={at} look="primary" size="s" className="max-sm:h-11" onClick={() => void move(at)}>
              {i === 0 ? 'The first' : 'The second'}, at {offset}
            </Button>
          ))
        ) : (
          <Button type="submit" look="primary" size="s" className="max-sm:h-11">
            Keep this moment
          </Button>
        )}
        {round.at === null ? null : (
          <Button size="s" className="max-sm:h-11" onClick={() => void move(null)}>
            Take its moment away
          </Button>
        )}
        <Button look="quiet" size="s" className="max-sm:h-11" onClick={close}>
          Never mind
        </Button>
      </div>
    </form>
  )
}
