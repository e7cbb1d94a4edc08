#!/bin/sh
# mathjs 15.2.0: a number over a quantity is read as the quotient of the numbers, times the unit; a quantity over a quantity is not.
#
# Guess: "1000 / 10 ms" is 100 a millisecond, as "1000 USD / 10 ms" is 100 USD a millisecond.
# Seen:  1000 / 10 ms is 100 ms. Between two plain numbers a unit that follows the second is multiplied last; as soon as the first
#        has a unit of its own, or the second stands in brackets, it divides (100 USD / ms; 100 kHz). So the same sum changes its dimension, and not
#        by an error, when the thing that is counted is left out.
# So:    where people write "so many over so much time", put what follows the stroke in brackets before it is parsed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mathjs@15.2.0
cat >try.mjs <<'JS'
import { all, create } from 'mathjs'

const math = create(all)
math.createUnit('USD')
const says = text => math.evaluate(text).toString()
const seen = {
  'plain over quantity': says('1000 / 10 ms'),
  'quantity over quantity': says('1000 USD / 10 ms'),
  'in brackets': says('1000 / (10 ms)'),
  'power of ten': says('5e6 / 1 day'),
}
console.log(seen)
const asSeen =
  seen['plain over quantity'] === '100 ms' &&
  /^100 USD \/ ms$/.test(seen['quantity over quantity']) &&
  seen['in brackets'] === '100 kHz' &&
  /day$/.test(seen['power of ten']) &&
  !/\/|\^-1/.test(seen['power of ten'])
process.exit(asSeen ? 0 : 1)
JS
node try.mjs
