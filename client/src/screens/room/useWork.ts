/** The room's board and code for this seat: opened once, closed with the screen. */
import { panes, type DocumentName, type Pane } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import type { Map as YMap, Text as YText } from 'yjs'
import { useStore } from 'zustand'
import { DocumentLink, type DocumentState } from '../../link/documents'
import { imagesOf, type Images } from '../../link/images'
import { useHere, useRoom } from '../../room/read'
import type { Person } from '../../link/person'

/** In a room of the time when both were one document, both are the same link. */
export interface Work extends Readonly<Record<Pane, DocumentLink>> {
  readonly person: Person
  /** Of the board. */
  readonly images: Images
}

/** `keep`: what is written is kept on this device until the server has it; after the bell nothing more is. */
export function useWork(keep: boolean): Work | null {
  const { me, link: control } = useHere()
  const room = useRoom(one => one.open.id)
  const inOne = useRoom(one => one.open.documents.includes('work'))
  const colour = useRoom(one => one.open.seats.find(seat => seat.id === me.seat)?.colour ?? '#6d675e')
  const [work, setWork] = useState<Work | null>(null)
  useEffect(() => {
    const person: Person = { seat: me.seat, name: me.name, color: colour, role: me.role }
    const open = (name: DocumentName) => {
      const kept = keep && me.role !== 'observer'
      return new DocumentLink({ room, name, token: me.token, person, keep: kept })
    }
    const links = (inOne ? (['work'] as const) : panes).map(open)
    const [board, code = board] = links
    if (board && code) setWork({ board, code, person, images: imagesOf({ room, token: me.token }) })
    const reachable = (there: boolean) => links.forEach(link => link.reachable(there))
    // The control link is asked every second whether it lives; the documents' sockets go by that.
    reachable(control.state.getState().status !== 'lost')
    const forget = control.state.subscribe(({ status, refusal }, { status: before }) => {
      if (status === before) return
      if (status === 'lost' || status === 'live') reachable(status === 'live')
      // A page of another version may still bring what was typed in it.
      else if (refusal === 'version') reachable(true)
    })
    return () => {
      forget()
      setWork(null)
      links.forEach(link => link.close())
    }
  }, [room, inOne, me, control, colour, keep])
  return work
}

export const useDocumentStatus = (link: DocumentLink): DocumentState['status'] =>
  useStore(link.state, state => state.status)

export const useKeptFile = (link: DocumentLink): DocumentState['kept'] =>
  useStore(link.state, state => state.kept)

/** The code pane's files: a map of shared texts by name. */
export const filesIn = ({ code }: Work): YMap<YText> => code.doc.getMap<YText>('files')
