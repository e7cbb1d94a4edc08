/** The room's working document for this seat: opened once, closed with the screen. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { DocumentLink, type DocumentState } from '../../link/documents'
import { useHere, useRoom } from '../../room/RoomContext'
import type { Person } from '../../board/board'

export interface Work {
  readonly link: DocumentLink
  readonly person: Person
}

export function useWork(): Work | null {
  const { me } = useHere()
  const room = useRoom(one => one.open.id)
  const colour = useRoom(one => one.open.seats.find(seat => seat.id === me.seat)?.colour ?? '#6d675e')
  const [work, setWork] = useState<Work | null>(null)
  useEffect(() => {
    const person: Person = { seat: me.seat, name: me.name, color: colour, role: me.role }
    const link = new DocumentLink({ room, name: 'work', token: me.token, person })
    setWork({ link, person })
    return () => {
      setWork(null)
      link.close()
    }
  }, [room, me, colour])
  return work
}

export const useDocumentStatus = (work: Work): DocumentState['status'] =>
  useStore(work.link.state, state => state.status)
