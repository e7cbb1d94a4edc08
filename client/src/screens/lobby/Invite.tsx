/** The links again, for whoever opened the room in this browser and came in as its interviewer. */
import { useState } from 'react'
import { linksOf } from '../../link/seats'
import { useHere } from '../../room/read'
import { useRoom } from '../../room/read'
import { Card } from '../../ui/Card'
import { CopyLink } from '../home/CopyLink'

export function Invite() {
  const { me } = useHere()
  const room = useRoom(one => one.open.id)
  const [links] = useState(() => linksOf(room))
  if (links === null || me.role !== 'interviewer') return null
  return (
    <Card className="px-5 pt-4 pb-2">
      <h2 className="text-[13.5px] font-[620]">Invite</h2>
      <ul className="mt-1">
        <CopyLink role="candidate" link={links.candidate} />
        <CopyLink role="observer" link={links.observer} />
      </ul>
    </Card>
  )
}
