/** The room's working document for this seat: opened once, closed with the screen. */
import { useEffect, useState } from 'react'
import type { Map as YMap, Text as YText } from 'yjs'
import { useStore } from 'zustand'
import { DocumentLink, type DocumentState } from '../../link/documents'
import { eraseOutbox } from '../../link/outbox'
import { useHere, useRoom } from '../../room/read'
import type { Person } from '../../link/person'

export interface Work {
  readonly link: DocumentLink
  readonly person: Person
}

/** `keep`: what is written is kept on this device until the server has it; after the bell nothing is, and what was is erased. */
export function useWork(keep: boolean): Work | null {
  const { me, link: control } = useHere()
  const room = useRoom(one => one.open.id)
  const colour = useRoom(one => one.open.seats.find(seat => seat.id === me.seat)?.colour ?? '#6d675e')
  const [work, setWork] = useState<Work | null>(null)
  useEffect(() => {
    const person: Person = { seat: me.seat, name: me.name, color: colour, role: me.role }
    if (!keep) eraseOutbox({ room, name: 'work', seat: me.seat })
    const link = new DocumentLink({
      room,
      name: 'work',
      token: me.token,
      person,
      keep: keep && me.role !== 'observer',
    })
    setWork({ link, person })
    // The control link is asked every second whether it lives; the document's socket goes by that.
    link.reachable(control.state.getState().status !== 'lost')
    const forget = control.state.subscribe(({ status }, { status: before }) => {
      if (status !== before && (status === 'lost' || status === 'live')) link.reachable(status === 'live')
    })
    return () => {
      forget()
      setWork(null)
      link.close()
    }
  }, [room, me, control, colour, keep])
  return work
}

export const useDocumentStatus = (work: Work): DocumentState['status'] =>
  useStore(work.link.state, state => state.status)

/** The code pane's files: a map of shared texts by name. */
export const filesIn = (work: Work): YMap<YText> => work.link.doc.getMap<YText>('files')
