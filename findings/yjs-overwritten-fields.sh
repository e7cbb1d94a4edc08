#!/bin/sh
# yjs 13.6.33: what a collected document weighs depends on the order in which its fields were overwritten, not on what it holds.
#
# Guess: with garbage collection on, 120 boxes of two numbers each are written as a few kilobytes, however often they moved.
# Seen:  an overwritten field stays as an item that says only that it is gone. Neighbours in time that belong to one field
#        melt into one; those of another box do not. 12,000 moves of one box: 72 bytes; of 120 boxes in turn: 4,500; of the
#        same 120 in an order as people have it: over 25,000. Written once more by who has just read it, it weighs the same.
# So:    whole states along a log of small changes may weigh more than the log; count on the log's size, not on the content's.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yjs@13.6.33
cat >try.mjs <<'JS'
import * as Y from 'yjs'

/** The same numbers in every run. */
let seed = 7
const any = below => (seed = (seed * 1103515245 + 12345) % 2147483648) % below

function weigh(boxes, next) {
  const doc = new Y.Doc()
  doc.clientID = 1
  const board = doc.getMap('board')
  doc.transact(() => {
    for (let i = 0; i < boxes; i++) board.set(`box ${i}`, new Y.Map([['x', 0], ['y', 0]]))
  })
  for (let move = 0; move < 12_000; move++)
    doc.transact(() => {
      const box = board.get(`box ${next(move)}`)
      box.set('x', move % 1000)
      box.set('y', move % 1000)
    })
  const state = Y.encodeStateAsUpdateV2(doc)
  const read = new Y.Doc()
  Y.applyUpdateV2(read, state)
  return { gc: doc.gc, held: JSON.stringify(board).length, state: state.length, again: Y.encodeStateAsUpdateV2(read).length }
}
const [one, inTurn, many] = [weigh(1, () => 0), weigh(120, move => move % 120), weigh(120, () => any(120))]
console.log('one box            ', JSON.stringify(one))
console.log('120 boxes in turn  ', JSON.stringify(inTurn))
console.log('120 boxes as it was', JSON.stringify(many))
if (!one.gc || one.state > 200) throw new Error('one box no longer melts into one')
if (many.held > 6000 || inTurn.state > 8000 || many.state < 4 * many.held || many.again < 4 * many.held) throw new Error('it now weighs what it holds')
JS
node try.mjs
