/** Which engine a new room's board gets, and what is said of it at the start. */
import { describe, expect, test } from 'vitest'
import { boardEngine, boardSentence } from '../../server/src/host/board-engine.js'
import { call, openRoom, openServer } from '../kit/server.js'
import { control } from '../kit/clients.js'

const auto = { choice: 'auto', licenseKey: null } as const

describe('the engine of a new board', () => {
  test('[O1] without a key it is tldraw on this machine alone', () => {
    for (const here of ['http://127.0.0.1:4500', 'https://localhost', 'http://[::1]:80'])
      expect(boardEngine(auto, here)).toBe('tldraw')
    for (const away of [
      'https://rooms.example.org',
      'http://192.168.1.20:4500',
      'https://app.localhost',
      'http://127.0.0.1.example.org',
      'no address',
    ])
      expect(boardEngine(auto, away)).toBe('excalidraw')
  })
  test('[O1] with a key it is tldraw everywhere, and a host may say which', () => {
    const keyed = { choice: 'auto', licenseKey: 'tldraw-1' } as const
    expect(boardEngine(keyed, 'https://rooms.example.org')).toBe('tldraw')
    expect(boardEngine({ ...keyed, choice: 'excalidraw' }, 'http://localhost')).toBe('excalidraw')
    expect(boardEngine({ ...auto, choice: 'tldraw' }, 'https://rooms.example.org')).toBe('tldraw')
  })
  test('[O1] the start says which and why', () => {
    expect(boardSentence(auto, null)).toBe(
      'Boards: tldraw for rooms made on this machine, Excalidraw under any other address, since no TLDRAW_LICENSE_KEY is set.',
    )
    expect(boardSentence(auto, 'https://rooms.example.org')).toBe(
      'Boards: Excalidraw, since no TLDRAW_LICENSE_KEY is set.',
    )
    expect(boardSentence({ choice: 'auto', licenseKey: 'k' }, null)).toBe(
      'Boards: tldraw, since TLDRAW_LICENSE_KEY is set.',
    )
    expect(boardSentence({ choice: 'tldraw', licenseKey: null }, null)).toContain('will not start')
  })
  test.each([
    [undefined, 'tldraw'],
    ['https://rooms.example.org', 'excalidraw'],
  ] as const)(
    '[O1] it stands in the opening event and in the configuration: %s',
    async (publicOrigin, engine) => {
      const server = await openServer(publicOrigin === undefined ? {} : { publicOrigin })
      try {
        const { sit } = await openRoom(server.origin)
        const lee = control(server.origin, (await sit('interviewer')).token)
        expect(await lee.seen('room.opened')).toMatchObject({ engine })
        expect((await call(server.origin, 'GET', '/api/config')).json).toMatchObject({ board: engine })
        lee.close()
      } finally {
        await server.close()
      }
    },
  )
})
