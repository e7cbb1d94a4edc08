/** Files that several add under one name, as pages add them, over a relay with its usual bounds. */
import { isFileId } from '@signalroom/shared'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { until } from '../kit/clients.js'
import { openDoor } from '../kit/relay-door.js'

/** As the page has it; a project of its own compiles it. */
interface Files {
  addFile(files: Y.Map<Y.Text>, name: string): Y.Text
}
const from = new URL('../../client/src/link/files.ts', import.meta.url).href
const { addFile } = (await import(from)) as Files

let door: Awaited<ReturnType<typeof openDoor>> | undefined
afterEach(() => door?.close())

const filesOf = (doc: Y.Doc) => doc.getMap<Y.Text>('files')

test('[Y52] two who add the same file make the same text, also the second time, and more files than a connection has ids', async () => {
  door = await openDoor()
  const [ann, bob] = [door.join('ann'), door.join('bob')]
  await until('both have synced', () => Promise.resolve(ann.provider.synced && bob.provider.synced))
  for (let file = 0; file < 9; file += 1) {
    const name = `file${file % 8}.py`
    if (file === 8) {
      filesOf(ann.doc).delete(name)
      await until('it is gone', () => Promise.resolve(!filesOf(bob.doc).has(name)))
    }
    for (const who of [ann, bob]) who.provider.disconnect()
    addFile(filesOf(ann.doc), name).insert(0, `ann's ${file} `)
    addFile(filesOf(bob.doc), name).insert(0, `bob's ${file} `)
    for (const who of [ann, bob]) who.provider.connect()
    const holdBoth = ({ doc }: { doc: Y.Doc }) =>
      [`ann's ${file} `, `bob's ${file} `].every(words => filesOf(doc).get(name)?.toString().includes(words))
    await until('both have both', () => Promise.resolve(holdBoth(ann) && holdBoth(bob)))
  }
  expect(filesOf(ann.doc).toJSON()).toEqual(filesOf(bob.doc).toJSON())
  const ids = [...ann.doc.store.clients.keys()]
  expect(ids.filter(isFileId)).toHaveLength(9)
})
