/**
 * The words that the analyser looks for, as data: each list by what a hit in it says. Entries are sources of patterns, matched as
 * whole words, case aside. English; to read another language is to write another such module. Knows no text.
 */
import type { Layer } from '../room/parts/worksheet/facts.js'

/** From the lists of linguists, widened. Words of estimate before a number ("about 200 ms") are none: to estimate is good. */
export const hedges = [
  'maybe',
  'perhaps',
  'possibly',
  'probably',
  'presumably',
  'somehow',
  'somewhat',
  'hopefully',
  'kinda',
  'sorta',
  'i guess',
  'i suppose',
  'i think(?! (?:about|through|of)\\b)',
  'might',
  'not sure',
  'should be (?:fine|ok|okay)',
  'or something',
  'something like that',
  '(?:stuff|things) like that',
  'some (?:kind|sort) of',
  // "What kind of clients" and "that kind of failure" name a kind; "that kind of fixed it" hedges.
  '(?<!(?:what|which|the|same|that|this|every|one|any|an?|another|some|new|other|right|certain) )(?:kind|sort) of',
  '(?<=(?:that|this|it|which) )(?:kind|sort) of(?= (?:\\p{L}+ed|works?|helps?|holds?|means?|made|got|went|did|does|broke|was|is|solves?)(?!\\p{L}))',
  '(?<!\\p{L} )it depends(?! (?:up)?on)',
  '(?<=(?:then|so|and|but|well|think|guess|here|really|honestly) )it depends(?! (?:up)?on)',
] as const

/** Sounds that fill a gap. Reported, never scored. */
export const fillers = [
  'u+m+',
  'u+h+m*',
  'erm+',
  'er',
  'hm+',
  // "Do you know how large" asks and "as you know the rule" tells.
  "(?<!(?:do|did|does|if|as|let|that|what|how|so|when|would|should|don't) )you know(?! (?:how|what|that|why|when|where|who|which|the|if|whether|about|it|this|of|any|your|my|our)\\b)",
] as const

/** "p ninety nine", as it is heard. */
export const spokenPercentile = 'p[.]?[- ]?(?:ninety(?:[- ](?:five|nine))?|seventy[- ]five|fifty)'

/** A mention is a hit anywhere; a layer is stated where a quantity that it takes stands in the same statement. */
export const layers: Readonly<Record<Layer, readonly string[]>> = {
  business: [
    'availability',
    'uptime',
    'downtime',
    'slas?',
    'slos?',
    'revenue',
    'user retention',
    '(?:customer|user|day[- ]\\d+) retention',
    'customers?',
    'penalt(?:y|ies)',
    'churn(?:ed|s)?',
    'conversions?',
    'checkouts?',
    'subscri(?:bers?|ptions?)',
    'spend',
    'sales',
    'sign-?ups?',
    'bookings?',
    'refunds?',
  ],
  data: [
    'ingest\\w*',
    'stor(?:e|es|ed|ing|age)',
    'cach(?:e|es|ed|ing)',
    'rows?',
    'partition(?:s|ed|ing)?',
    'labels?',
    'labelled',
    'features?',
    'records?',
    'data ?sets?',
    'schemas?',
    'retention of',
    '(?:data|log|event) retention',
  ],
  operational: [
    'latenc(?:y|ies)',
    'cold[- ]starts?',
    'spik(?:e|es|ed|y)',
    'alerts?',
    'alerting',
    'roll(?:ed|ing|s)?[- ]?backs?',
    'retr(?:y|ies|ied|ying)',
    'p\\d{2,}',
    spokenPercentile,
    'percentile',
    'fail-?overs?',
    'canar(?:y|ies)',
    'time-?outs?',
    'on[- ]call',
    'circuit breakers?',
    'back-?pressure',
    'load shedding',
  ],
}

/** What a decision is weighed with. */
export const connectives = [
  'at the (?:cost|expense|price) of',
  'rather than',
  'instead of',
  'versus',
  'vs',
  'in exchange',
  '(?:give|gives|gave|giving) up',
  '(?:costs|cost) (?:us|me|them)',
  'downsides?',
  'trad(?:e|es|ed|ing)[- ]?off?s? (?:is|are|here|of)',
  'tradeoff',
  'trad(?:e|es|ed|ing) (?!off)[^.;]{1,40} (?:for|against)',
  'but (?:it|that|this|then it|you|we) (?:also )?(?:adds?|means?|loses?|lose|costs?|takes?|gives? up)',
  'the price (?:is|of that)',
  // "We chose eventual consistency over strong"; "they took over" weighs nothing.
  '(?:chose|choose|pick|picked|prefer|preferred|favou?r) (?:\\S+ ){1,5}(?<!(?:go|went|going|look) )over',
] as const
/** A rule with a threshold weighs, too: "below 2,000 a second I'd keep one primary". */
export const thresholds = [
  "(?:below|under|above|over|beyond|past|up to|until|once we (?:pass|hit)|at more than|if it (?:exceeds|passes)) [^.;?!]{1,60} (?:i['’]d|i would|we['’]d|we would)",
  "(?:i['’]d|i would|we['’]d|we would) [^.;?!]{1,60} (?:below|under|above|beyond|once we (?:pass|hit)) [^.;?!]{0,12}\\d",
] as const

/** What is measured where a system is watched. */
export const metrics = [
  'latenc(?:y|ies)',
  'p\\d{2,}',
  spokenPercentile,
  'percentile',
  '(?:error|failure|success|hit|miss|cache[- ]hit|retry|drop|conversion|click[- ]through|false[- ]positive) (?:rates?|ratios?)',
  'throughput',
  'availability',
  'uptime',
  'downtime',
  'cold[- ]starts?',
  '\\p{L}+ times?(?= )',
  '(?:requests?|reads?|writes?|events?|queries|messages|uploads?|photos?|orders?|calls?|lookups?) (?:per|a|each|every) (?:second|minute|hour)',
  'per (?:second|minute|hour)',
  '(?:rps|qps|tps|iops)',
  '(?<=\\d ?)(?:ms|milliseconds?)',
  '(?:milli|micro)seconds?',
  'lag',
  'staleness',
  'precision',
  'recall',
  'accuracy',
  'auc',
  'mttr',
  'backlog',
] as const
/** So it was seen to be. */
export const observed = [
  '(?:was|were|had|did|went|fell|rose|grew|came|took|got|saw|ran|kept|lost|won|hit|held|noticed|measured|observed|recorded)',
  '(?:dropped|climbed|jumped|doubled|halved|tripled|improved|reduced|increased|decreased|stayed|reached|recovered|spiked|peaked|shrank|levelled|leveled)',
  '(?:i|we|that|it|which) cut',
] as const
/** So it is reckoned to be. */
export const estimated = [
  'about',
  'roughly',
  'around',
  'approximately',
  'nearly',
  'on average',
  'average',
  'mean',
  'at peak',
  'peaks?',
  'assum(?:e|es|ed|ing|ption)',
  'estimates?',
  'estimated',
  'expect',
  'call it',
  'say',
  '(?:order|orders) of magnitude',
] as const

const decided =
  'led|coordinated|organi[sz]ed|decided|chose|picked|ranked|prioriti[sz]ed|compared|rolled (?:it |that |them |everything |the \\p{L}+ )?back|bisected|aligned|agreed|cut|ran(?! (?:out|into))|moved|proposed|convinced|negotiated|escalated|rejected|drove|owned|paused|stopped|split|replaced|introduced|called'
/** Somebody decided or did, and says "I" or "we". */
export const decisions = [
  `(?:i|we)(?:['’]ve| have| had| also| then| first| finally| just| personally| together)* (?:${decided})`,
  // "I led the call, ran a bisect": the same person goes on.
  'war[- ]rooms?',
  '(?<=(?:^|[^\\p{L}])(?:i|we) [^.?!]{0,120})(?<!(?:keep|pick|put|need|want|use|have|choose|take|ask|asking) [^.?!]{0,60})(?<!ask )because',
] as const

/** What a business feels. */
export const outcomes = [
  'revenue',
  'penalt(?:y|ies)',
  'churn',
  '(?:customer |user )?retention',
  'conversions?',
  'customers?',
  'checkouts?',
  'tickets?',
  'spend',
  'bills?',
  'velocity',
  'sales',
  'sign-?ups?',
  'orders?',
  'subscri(?:bers|ptions)',
  'bookings?',
  'refunds?',
] as const
/** It changed. */
export const changes = [
  'saved',
  'cut',
  'avoided',
  'rose',
  'fell',
  'recovered',
  'dropped',
  'grew',
  'increased',
  'decreased',
  'reduced',
  'went (?:up|down|from|back)',
  'gained',
  'kept',
  'improved',
  'lost',
  'doubled',
  'halved',
  'tripled',
  'prevented',
  'won(?: back)?',
] as const

/** What was made of money is felt by a business, though nobody names what: "we kept $180k a quarter". */
export const earned = ['saved', 'kept', 'avoided', 'recovered', 'gained', 'earned', 'prevented'] as const

/** To know is not to have done. */
export const knowledge = [
  '(?<!(?:as|if|do|did|that|what) )i (?:really |do )?know (?!(?:that |if |whether )?(?:you|it|this|we|they|i)\\b)(?:how|that|about|the|what|why|where|when|all|a lot|\\p{L}+)',
  '(?<!(?:if|as|so|do|did|that) )i (?:fully |really )?understand (?!(?:you|your|that you|correctly|it right))',
  "i(?:['’]ve| have)? studied",
  "i(?:['’]ve| have) read",
  'i read (?:up on|about|the (?:paper|book|docs|documentation|code|blog)|papers|books|a (?:paper|book|lot))',
  "i(?:['’]m| am) (?:very |quite |really )?familiar with",
] as const
/** Said by everybody of themselves. */
export const generic = [
  'team[- ]players?',
  'communicate (?:very |really )?(?:well|clearly)',
  '(?:great|good|strong|excellent) communicator',
  'hard[- ]?work(?:er|ing)',
  '(?:fast|quick) learner',
  'learn (?:very )?(?:fast|quickly)',
  'passionate',
  'people person',
  'self[- ]starter',
  'go[- ]getter',
  'detail[- ]oriented',
  'results?[- ](?:driven|oriented)',
  'love (?:teamwork|working with people|challenges|a challenge)',
  'work well (?:with (?:others|people)|under pressure|in a team)',
  'think outside the box',
  'give (?:it )?(?:110|120|a hundred and ten) ?(?:%|percent|per cent)?',
] as const
/** Silence that was announced. */
export { thinkingWords as thinking } from '../coach/written.js'

/** Not said by oneself: "they suggested we could …". */
export const reported =
  '(?:said|says|say|suggested|suggests|asked|argued|proposed|claimed|wanted|told (?:me|us))(?: that)?'
/** What is denied is not claimed. */
export const denied = "(?:not|never|n['’]t|hardly|neither|nobody)"
