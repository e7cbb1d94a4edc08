/** One line of what was said, with its moment, which plays from there where the round was recorded. */
import { clockText, roundClock, type Utterance } from '@signalroom/shared'
import { Play } from 'lucide-react'
import { useHere, useRoom } from '../../../room/read'
import { OwnWords } from '../../../room/talk/OwnWords'
import { Button } from '../../../ui/Button'
import { Own } from '../../../ui/Own'
import { Pill } from '../../../ui/Pill'
import { At } from '../At'
import type { Go } from '../moments'
import type { Replay } from '../replay/useReplay'
import { useSource } from '../source'

export function SaidLine({ said, replay, go }: { said: Utterance; replay: Replay; go: Go }) {
  const { me } = useHere()
  const { isCopy } = useSource()
  const clock = useRoom(room => room.open.clock)
  const seat = useRoom(room => room.open.seats.find(({ id }) => id === said.seat))
  const isRecorded = useRoom(room => room.open.recording.parts.length > 0)
  const elapsed = roundClock.elapsed(clock, said.from)
  const play = () => {
    replay.player.seek(elapsed)
    if (!replay.player.state.getState().playing) replay.toggle()
  }
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center gap-x-2 text-[12.5px] text-ink-3">
        <At elapsed={elapsed} go={go}>
          {said.around ? 'around ' : null}
        </At>
        <span className="size-2 rounded-full" style={{ background: seat?.colour }} aria-hidden="true" />
        <span dir="auto" className="min-w-0 font-[600] text-ink-2 wrap-anywhere">
          {said.seat === null ? 'Nobody named' : said.seat === me.seat ? 'You' : <Own>{seat?.name}</Own>}
        </span>
        <From said={said} />
        <div className="ml-auto flex flex-wrap items-center gap-1 has-[form]:basis-full print:hidden">
          {isRecorded && me.role !== 'observer' ? (
            <Button
              size="s"
              look="quiet"
              aria-label={`Play from ${clockText(elapsed)}`}
              title="Play from here"
              className="w-8 px-0! max-sm:h-11 max-sm:w-11"
              onClick={play}
            >
              <Play size={14} aria-hidden="true" />
            </Button>
          ) : null}
          {isCopy ? null : <OwnWords id={said.id} text={said.text} isDraft={said.draft} />}
        </div>
      </div>
      <p dir="auto" className="mt-0.5 text-[14px] wrap-anywhere whitespace-pre-wrap">
        {said.text}
      </p>
      {said.heard !== undefined && said.heard !== said.text ? (
        <p dir="auto" className="mt-0.5 text-[12.5px] text-ink-3 wrap-anywhere">
          first written as <s>{said.heard}</s>
        </p>
      ) : null}
    </li>
  )
}

const fromWords: Readonly<Record<Utterance['source'], string>> = {
  typed: 'typed',
  heard: 'heard',
  imported: 'from a file',
  noted: 'noted',
}

function From({ said }: { said: Utterance }) {
  return (
    <>
      <span title={said.file}>{fromWords[said.source]}</span>
      {said.draft ? <Pill>a draft</Pill> : null}
    </>
  )
}
