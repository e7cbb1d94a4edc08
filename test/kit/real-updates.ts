/** Updates as honest clients write them. Knows no relay. */
import * as Y from 'yjs'

/** One update of every kind this product or a stock editor writes. */
export function realUpdates(): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('t')
  text.insert(0, 'plain')
  text.insert(2, 'ü–\u{1f600}\ufeffé', { bold: true })
  text.insertEmbed(1, { image: 'x', n: [1, 2.5, -3, null, true] })
  text.delete(0, 3)
  const map = doc.getMap('board')
  map.set('a', { x: 1, y: -2.25, deep: [{ s: 'é' }, new Uint8Array([1, 2]), undefined, 2n ** 40n] })
  map.set('a', 'again')
  map.set('nested', new Y.Map([['k', new Y.Array()]]))
  map.delete('a')
  doc.getArray('l').insert(0, [1, 'two', { three: 3 }])
  doc.getXmlFragment('x').insert(0, [new Y.XmlElement('p'), new Y.XmlText('words')])
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  other.getText('t').insert(1, 'from another')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  return [...updates, Y.encodeStateAsUpdate(doc), Y.mergeUpdates(updates)]
}
