/** What a number is about, as the few words that tell it from others. Knows words alone. */

const sameThing: Readonly<Record<string, string>> = {
  querie: 'request',
  query: 'request',
  call: 'request',
  req: 'request',
  reqs: 'request',
  hit: 'request',
  machine: 'node',
  server: 'node',
  instance: 'node',
  host: 'node',
}
/** In its base form, and of several words for one thing the same. */
export function base(word: string): string {
  const small = word.toLowerCase()
  const one = small
    .replace(/(?<=[a-z]{2})ies$/, 'y')
    .replace(/(?<=(?:ch|sh|ss|x))es$/, '')
    .replace(/(?<=[a-z]{2}[^s])s$/, '')
  return sameThing[one] ?? one
}

/** Words that say nothing of what is measured: they join, hedge, count, name units or what is in the key already. */
const saysNothing = new Set(
  (
    'the a an this that these those it its our your their my we you they i he she there here ' +
    'is are was were be been being am has have had do does did will would should must may might can could ' +
    'of in on at by for from with within without to into onto over under above below up down off as than then so ' +
    'and or but nor if because since while when where which who what why how not no yes ok okay all any some each every per ' +
    'about around between roughly approximately approx circa nearly almost maybe exactly only just even still also too very quite ' +
    'more less most least many much few fewer max min maximum minimum total overall roughly ' +
    'hold holds holding keep keeps kept take takes taking took need needs want wants get gets give gives make makes come comes ' +
    'go goes run runs serve serves handle handles see sees expect expects assume assumes say says said store stores stored ' +
    'cost costs answer answers answered return returns respond responds stay stays sit sits sustain sustains support supports ' +
    'p50 p75 p90 p95 p99 p999 percentile median average mean avg worst case ' +
    'target targets goal goals budget slo sla objective limit allowed promised measured observed today currently actual actually ' +
    'peak peaks burst bursts spike spikes surge surges steady typical normal baseline base ' +
    'ns us ms s sec secs second seconds min mins minute minutes h hr hour hours day days week weeks month months year years daily hourly weekly monthly yearly ' +
    'b kb mb gb tb pb eb kib mib gib tib pib byte bytes bit bits bps mbps gbps kbps ' +
    'rps qps tps iops rpm ops usd eur gbp dollars euros pounds percent pct ' +
    'thousand million billion trillion hundred k m bn one two three ten half ' +
    'latency latencies time times size sizes data volume traffic throughput load rate rates number numbers amount capacity sorry correction mean rather instead now again or'
  ).split(' '),
)

/** In base form, each once, in the order of the alphabet. `drop`: words that the key holds already. */
export function topicOf(words: string, noun: string | null, drop: RegExp | null): readonly string[] {
  const left = drop ? words.replace(drop, ' ') : words
  const found = [...left.toLowerCase().matchAll(/\p{L}[\p{L}\p{N}'-]*/gu)]
    .map(([word]) => word)
    .filter(word => !saysNothing.has(word) && word.length > 1 && !/^p\d/.test(word))
    .map(base)
    .filter(word => word !== noun && !saysNothing.has(word))
  return [...new Set(found)].toSorted()
}

/** These tell one thing of a node from another: with one of them, a number is not of the node as a whole. */
const partOf = new Set(
  (
    'item row record entry key object message page block file photo image video document event request response payload value ' +
    'user tenant shard partition replica node disk memory ram heap log index read write hot cold warm raw compressed old new ' +
    'before after later next first second last small large single region miss batch client connection worker thread queue backup'
  ).split(' '),
)

/**
 * Whether two numbers are about the same. On one node or arrow a number without a word is of the whole; elsewhere both must name
 * the same thing. `names`: words of the node or arrow itself, which tell nothing more.
 */
export function sameTopic(
  a: readonly string[],
  b: readonly string[],
  of: { readonly names: ReadonlySet<string>; readonly oneThing: boolean },
): boolean {
  const [small, large] = [a, b]
    .map(words => words.filter(word => !of.names.has(word)))
    .toSorted((one, other) => one.length - other.length) as [string[], string[]]
  if (!small.every(word => large.includes(word))) return false
  if (small.length > 0 || large.length === 0) return true
  return of.oneThing && !large.some(word => partOf.has(word))
}
