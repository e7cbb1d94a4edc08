#!/bin/sh
# @dagrejs/dagre 3.1.3: a compound graph of ordinary size is not laid out, and throws.
#
# Guess: 120 boxes of one size, 80 of them in seven clusters, joined by 120 edges between boxes, are laid out, as the same
#        boxes and edges are without clusters; nothing in it is unusual (no edge to a cluster, no self-loop, none empty).
# Seen:  "Not possible to find intersection inside of the rectangle", thrown by layout(), with and without sizes for labels.
#        100 and 200 boxes made in the same way are laid out, 120 and 300 are not. Without clusters all are.
# So:    lay each cluster out by itself and then as one box, or be ready for the error.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @dagrejs/dagre@3.1.3
cat >try.cjs <<'JS'
const { Graph, layout } = require('@dagrejs/dagre')
function attempt(count, clustered) {
  const graph = new Graph({ multigraph: true, compound: true })
  graph.setGraph({ rankdir: 'LR' })
  graph.setDefaultEdgeLabel(() => ({}))
  if (clustered) for (let i = 0; i < 7; i++) graph.setNode('f' + i, {})
  for (let i = 0; i < count; i++) {
    graph.setNode('b' + i, { width: 136, height: 56 })
    if (clustered && i % 3) graph.setParent('b' + i, 'f' + (i % 7))
  }
  for (let i = 0; i < count; i++) {
    const [from, to] = [(i * 7) % count, (i * 13 + 5) % count]
    if (from !== to) graph.setEdge('b' + from, 'b' + to, {}, String(i))
  }
  try {
    layout(graph)
    return 'laid out'
  } catch (error) {
    return error.message
  }
}
const found = [100, 120, 200, 300].flatMap(count => [
  `${count} in clusters: ${attempt(count, true)}`,
  `${count} without: ${attempt(count, false)}`,
])
console.log(found.join('\n'))
const error = 'Not possible to find intersection inside of the rectangle'
const expected = [100, 120, 200, 300].flatMap(count => [
  `${count} in clusters: ${count === 120 || count === 300 ? error : 'laid out'}`,
  `${count} without: laid out`,
])
if (found.join() !== expected.join()) {
  console.error('This has changed.')
  process.exit(1)
}
JS
node try.cjs
