/** A nod from the other side: a calm mark for a moment, where the eye is anyway. */
import { useEffect, useState } from 'react'
import { useRoom } from '../read'

const shownMs = 1500

export function NodShown() {
  const nod = useRoom(room => room.open.heard.findLast(event => event.type === 'nod.given')?.seq ?? 0)
  const [seen, setSeen] = useState(nod)
  useEffect(() => {
    if (nod === seen) return
    const timer = setTimeout(() => setSeen(nod), shownMs)
    return () => clearTimeout(timer)
  }, [nod, seen])
  return (
    <span role="status" className="w-14 text-[13px] text-interviewer">
      {nod === seen ? '' : 'Nods'}
    </span>
  )
}
