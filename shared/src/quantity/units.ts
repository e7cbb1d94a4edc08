/** The units and the things that people count, and what kind of quantity each makes. Knows no sentence. */

/** What a quantity measures. `count` is of anything that no other kind names: teams, services, people on call. */
export type QuantityKind =
  | 'time'
  | 'size'
  | 'rate'
  | 'money'
  | 'share'
  | 'ratio'
  | 'multiple'
  | 'users'
  | 'business'
  | 'records'
  | 'load'
  | 'errors'
  | 'count'

const one = (...words: readonly string[]) => words.join('|')

export const clock = one(
  'nano(?:second|sec)s?|micro(?:second|sec)s?|milli(?:second|sec)s?|nanos|micros|millis',
  'seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|quarters?(?! of)|years?|yrs?|decades?',
  'ns|us|µs|μs|ms|msecs?|usecs?',
)
/** Signs that mean a time only right behind a digit: 5s, 10 m, 2h. */
export const clockSigns = 's|m|h|d|w|y'

export const sizes = one(
  '(?:kilo|mega|giga|tera|peta|exa|kibi|mebi|gibi|tebi|pebi)?(?:bytes?|bits)',
  '(?:[KkMGTPE]i?|[mgt])?B',
  '[kKMGTPE]i?b(?:it)?s?(?![a-z])',
  'gigs?|megs?|teras?',
)
/** Measures that are rates in themselves. */
export const rates = one(
  'rps|qps|tps|iops|wps|ops|rpm|rph|fps|hz|khz|mhz|ghz|[kmgt]?bps|[KMGT]?bit/s|[KMGT]?B/s',
  'mbps|gbps|kbps|baud|wpm|req/s',
)
export const shares = one(
  '%|‰|percent(?:age points?)?|per ?cent|pct|permille|basis points?|bps|pp|ppm',
  "nines\\b|9'?s\\b",
)
export const currencies = one(
  'usd|eur|gbp|inr|jpy|chf|cad|aud|nzd|sgd|hkd|sek|nok|dkk|pln|czk|huf|cny|rmb|brl|krw|zar|mxn|aed|try|ils|uah|rub|thb|vnd|ngn|kes',
  'dollars?|euros?|pounds?(?: sterling)?|quid|bucks?|cents?|pence|rupees?|yen|yuan|francs?|kronor|kroner|pesos?|reais|won|zloty|złotych|roubles?|rubles?|zł|kr|grand',
)
export const currencySigns = '$€£¥₹₽₩₺₪₴₫₦฿₿¢'
/** Measures of other things: power, screens, distance, the cores of a machine. */
export const others = one(
  'km|cm|mm|miles?|met(?:er|re)s?|kilomet(?:er|re)s?|feet|inch(?:es)?|kg|kilos?|grams?|tons?|tonnes?|lit(?:er|re)s?',
  'watts?|w|wh|kw|kwh|mw|volts?|amps?|degrees?|°c?|pixels?|px|dpi|db|cores?|v?cpus?|gpus?|tpus?|ebit|characters?|chars?|lines?|words? per minute|auc|accuracy|recall|precision|f1|ndcg',
)

export const users = one(
  '[dmw]au|users?|actives|customers?|tenants?|subscribers?|members?|players?|drivers?|riders?|merchants?|sellers?|buyers?|accounts?|visitors?|viewers?|shoppers?|readers?|listeners?|followers?|friends?|students?|patients?|guests?|clients?|companies|households?|couriers?|creators?|consumers? of the product|seats?',
)
const business = one(
  'orders?|bookings?|payments?|checkouts?|transactions?|purchases?|sales|subscriptions?|tickets?|rides?|trips?|deliver(?:y|ies)|listings?|ads?|impressions?|clicks?|conversions?|sign-?ups?|downloads?|installs?|refunds?|chargebacks?|invoices?|leads?|views?|uploads?|searches|swipes?|stores|shops?',
)
const records = one(
  'rows?|records?|events?|messages?|keys?|documents?|docs|photos?|images?|videos?|posts?|items?|objects?|files?|labels?|features?|partitions?|entries|logs?|log lines?|metrics?|data ?points?|vectors?|embeddings?|tokens?|parameters?|params|samples?|tweets?|comments? a|products?|skus?|urls?|pages?|blobs?|chunks? of data|edges?|vertices|characters',
)
const load = one(
  'requests?|reqs?|calls?|queries|query|reads?|writes?|hits?|misses|connections?|sockets?|jobs?|tasks?|operations?|ops|inserts?|updates?|deletes?|lookups?|invocations?|fetches|pings?|round[ -]?trips?|hops?|deploys?|deployments?|releases?|builds?|commits?|pushes|notifications?|emails?|sms|streams?',
)
const errors = one(
  'errors?|failures?|time-?outs|retr(?:y|ies)|exceptions?|crash(?:es)?|incidents?|alerts?|outages?|attempts?|faults?|bugs?|drops?|losses|drills?|alarms?',
)
/** Things that an engineer counts beside those: enough to tell "2048 partitions" from a year. */
const things = one(
  'teams?|engineers?|developers?|people|persons?|reports|reviewers?|hires?|squads?|services?|microservices?|nodes?|machines?|servers?|hosts?|instances?|pods?|containers?|vms?|boxes|clusters?|shards?|replicas?|copies|brokers?|workers?|threads?|processes|consumers?|producers?|queues?|topics?|buckets?|regions?|zones?|azs?|data ?cent(?:er|re)s|countries|cities|locations?|sites|racks?|disks?|caches?|levels? of traffic|apis?|endpoints?|devices?|phones?|sensors?|cars?|vehicles?|dependencies|tests?|branches|environments?|versions kept|slots?|cpus?|lambdas?|functions?|tables?|columns?|fields?|models?|trees|candidates?|epochs?|batches|iterations?|years? old',
)

/** Whatever is counted, of all kinds, as alternatives of a pattern. */
export const counted = `(?:${[users, business, records, load, errors, things].join('|')})\\b`

const kinds: readonly (readonly [RegExp, QuantityKind])[] = (
  [
    [users, 'users'],
    [business, 'business'],
    [records, 'records'],
    [load, 'load'],
    [errors, 'errors'],
    [things, 'count'],
  ] as const
).map(([words, kind]) => [new RegExp(`^(?:${words})(?![\\w])`, 'i'), kind])

/** The kind that a counted thing makes, or null for a word that is in no list. */
export const countedKind = (words: string): QuantityKind | null =>
  kinds.find(([form]) => form.test(words))?.[1] ?? null

/** What is counted of the talk itself: these make no quantity, however many there are. */
export const talk =
  /^(?:questions?|ones|designs?|drafts?|sketch(?:es)?|proposals?|solutions?|variants?|strategies|patterns?|cards?|things?|points?|ways?|reasons?|options?|layers?|steps?|phases?|parts?|ideas?|thoughts?|approach(?:es)?|alternatives?|choices?|trade-?offs?|assumptions?|clarifications?|examples?|scenarios?|aspects?|areas?|sections?|slides?|chunks?(?! of)|bullets?|bullet points?|remarks?|hints?|rounds?(?![ -]trips?)|interviews?|interviewers?|stories|goals?|requirements?|use[ -]cases?|cases?|constraints?|concerns?|issues?|challenges?|problems?|risks?|decisions?|principles?|criteria|signals?|answers?|topics? to|boxes|box|arrows?|diagrams?|drawings?|sentences?|notes?|comments?(?! (?:a|per)\b)|caveats?|angles?|lenses|pillars?|whys|stages?|buckets? of|flavou?rs?|kinds?|types?|sorts?|categories|themes?|words?(?! (?:per|a)\b)|lessons?|takeaways?|items? on|minds?|times? (?:already|before|now)|places|sides|halves|hands?|cents worth|failure modes?|bottlenecks?|pieces?|directions?|cards? left|flows?)(?![\w])/i
