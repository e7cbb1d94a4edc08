/** Which name of the file is who in the room, as it was matched; a person may say otherwise. */
import { useRoom } from '../../../room/read'
import { Select } from '../../../ui/Select'
import type { Bringing } from './useTranscript'

export function Speakers({ bringing: { speakers, choose } }: { bringing: Bringing }) {
  const seats = useRoom(room => room.open.seats).filter(({ role }) => role !== 'observer')
  if (speakers.length === 0) return null
  return (
    <fieldset>
      <legend className="text-[13px] font-[560]">Who is who</legend>
      <div className="mt-1.5 grid gap-2 sm:grid-cols-2">
        {speakers.map(({ name, seat }) => (
          <Select
            key={name}
            label={<bdi>{name}</bdi>}
            value={seat}
            options={seats.map(({ id }) => id)}
            none="Nobody of this room"
            wordsOf={id => seats.find(one => one.id === id)?.name ?? id}
            change={chosen => choose(name, chosen)}
          />
        ))}
      </div>
    </fieldset>
  )
}
