/** One shared document of a room over the y-websocket protocol. Knows no board, no editor and no rules. */
import { subprotocol, type DocumentName } from '@signalroom/shared'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Awareness } from 'y-protocols/awareness'
import { createStore, type StoreApi } from 'zustand/vanilla'

export interface DocumentState {
  /** `loading` until the first full copy is here; then live or offline. */
  readonly status: 'loading' | 'live' | 'offline'
}

export class DocumentLink {
  readonly doc = new Y.Doc()
  readonly state: StoreApi<DocumentState>
  private readonly provider: WebsocketProvider

  constructor(given: {
    room: string
    name: DocumentName
    token: string
    person: { seat: string; name: string; color: string; role: string }
  }) {
    this.state = createStore<DocumentState>(() => ({ status: 'loading' }))
    const origin = location.origin.replace(/^http/, 'ws')
    this.provider = new WebsocketProvider(`${origin}/yjs/${given.room}`, given.name, this.doc, {
      protocols: [subprotocol, given.token],
      // Two roles in one browser must not hear each other but through the server.
      disableBc: true,
      maxBackoffTime: 2500,
    })
    this.provider.awareness.setLocalStateField('user', given.person)
    this.provider.on('sync', (synced: boolean) => {
      if (synced) this.state.setState({ status: 'live' })
    })
    this.provider.on('status', ({ status }) => {
      if (status === 'disconnected')
        this.state.setState(state => (state.status === 'loading' ? {} : { status: 'offline' }))
    })
  }

  get awareness(): Awareness {
    return this.provider.awareness
  }

  close(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}
