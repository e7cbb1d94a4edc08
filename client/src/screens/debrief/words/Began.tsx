/** When the first line of a file was, on the round's clock: as the voices tell, or as somebody says. */
import { clockText, roundClock, whyNoOffset, type Clock } from '@signalroom/shared'
import { useState } from 'react'
import { useRoom } from '../../../room/read'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { momentAt } from '../moments'
import type { Bringing } from './useTranscript'

const nudge = 500

export function Began({ bringing: { placed, transcript, setOffset } }: { bringing: Bringing }) {
  const clock = useRoom(room => room.open.clock)
  const startedAt = useRoom(room => room.open.startedAt) ?? 0
  const [typed, type] = useState<string | null>(null)
  if (!placed || !transcript) return null
  const { offset, found } = placed
  const first = transcript.lines[0]?.from ?? 0
  const shown = offset === null ? '' : written(clock, startedAt, first + offset)
  const wrong = typed !== null && typed.trim() !== '' && momentOf(typed, clock, startedAt) === null
  const change = (text: string) => {
    type(text)
    const moment = momentOf(text, clock, startedAt)
    if (moment !== null) setOffset(moment - first)
    else if (text.trim() === '') setOffset(null)
  }
  const move = (by: number) => {
    type(null)
    setOffset((offset ?? 0) + by)
  }
  return (
    <div>
      <div className="flex flex-wrap items-end gap-2">
        <Field
          label="First line of the file at"
          value={typed ?? shown}
          placeholder="0:00"
          inputMode="text"
          className="w-[170px] max-sm:w-[112px]"
          wrong={wrong ? 'Minutes and seconds, as 1:05; -0:30 is before the round.' : undefined}
          onChange={event => change(event.target.value)}
        />
        {offset === null ? null : (
          <>
            <Button size="s" className="h-11" onClick={() => move(-nudge)}>
              ½ s earlier
            </Button>
            <Button size="s" className="h-11" onClick={() => move(nudge)}>
              ½ s later
            </Button>
          </>
        )}
      </div>
      <p className="mt-1.5 text-[12.5px] text-ink-3" role="status">
        {found.ok
          ? `Found by when each of you spoke: ${found.fits} of ${found.of} turns begin with a voice.`
          : whyNoOffset[found.why]}
      </p>
    </div>
  )
}

const written = (clock: Clock, startedAt: number, moment: number): string =>
  moment < startedAt
    ? `-${clockText(Math.round((startedAt - moment) / 1000) * 1000)}`
    : clockText(roundClock.elapsed(clock, moment))

/** `1:05`, `01:02:03` or `-0:30`, on the round's clock; null for what is none. */
function momentOf(text: string, clock: Clock, startedAt: number): number | null {
  const found = /^\s*([-−]?)(?:(\d{1,2}):)?(\d{1,3}):(\d{2}(?:\.\d{1,3})?)\s*$/.exec(text)
  if (!found) return null
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = found
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  return sign === '' ? momentAt(clock, time) : startedAt - time
}
