/** Quantities that are said without a number: half the traffic, twice as many, threefold, within an hour. Knows plain text alone. */
import { counted, countedKind, type QuantityKind } from './units.js'

/** What was said, its kind, and where it begins in the text. */
export interface Spoken {
  readonly text: string
  readonly kind: QuantityKind
  readonly at: number
}

/** Of what there are so many, by its last word. */
function kindOfMany(said: string): QuantityKind {
  const noun = /[\p{L}]+$/u.exec(said)![0]
  if (/bytes$|B$/.test(noun)) return 'size'
  if (/seconds$|^(?:minutes|hours|days|ms)$/i.test(noun)) return 'time'
  if (/^(?:dollars|euros|pounds)$/i.test(noun)) return 'money'
  return /^people$/i.test(noun) ? 'users' : (countedKind(noun) ?? 'count')
}

/** Tens of thousands of sockets: as many as the word says, of what is counted or measured. */
const manyOf = new RegExp(
  String.raw`\b(?:tens|dozens|hundreds|thousands|millions|billions|trillions)(?: of (?:tens|dozens|hundreds|thousands|millions|billions))* of (?:\p{L}+ )?(?:${counted}|(?:kilo|mega|giga|tera|peta)bytes\b|[kMGTP]B\b|gigs\b|megs\b|(?:milli|micro|nano)?seconds\b|ms\b|minutes\b|hours\b|days\b|dollars\b|euros\b|pounds\b)`,
  'giu',
)

/** A few hundred milliseconds: of what the word behind says. */
const severalOf =
  /\b(?:several|a few|some|many|a couple(?: of)?|a pair of|a handful of) (?:hundred|thousand|million|billion|100|1,?000)\s?[\p{L}]+/giu

/** Every fifth request: a share of them. "Every other" may mean all others. */
const everySo = new RegExp(
  String.raw`\b(?:every|each) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|fiftieth|hundredth|thousandth|millionth) (?:\p{L}+ )?(?!(?:persons?|people|teams?|engineers?|developers?|reviewers?|candidates?|reports|services?)\b)${counted}`,
  'giu',
)

const spoken: readonly (readonly [RegExp, QuantityKind])[] = [
  [/\b(?:two|three|four|five|six|seven|eight|ten|twenty|hundred|thousand|multi)-?fold\b/gi, 'multiple'],
  [/\b(?:twice|thrice) (?:as|the|that|this|its|our|their|an?|per|each|every|daily|what|more)\b/gi, 'multiple'],
  [/\b(?:doubles|doubled|doubling|triples|tripled|tripling|quadruples|quadrupled|quadrupling|halves|halved|halving)\b(?!\s(?:down|back|up))/gi, 'multiple'],
  [/\b(?:double|triple|quadruple|halve)\s(?:the|that|this|our|its|their|every|at|in|during|what|as)\b/gi, 'multiple'],
  [/\b(?:an|one|two|three|several) orders? of magnitude\b/gi, 'multiple'],
  [/\b(?:in|by) half\b/gi, 'multiple'],
  [/\bfifty[- ]fifty (?:split|mix|ratio|between)/gi, 'ratio'],
  [/\ba fortnight\b/gi, 'time'],
  [/\bhalf (?:as|of|the|our|all|its|their|those|these|that)\b(?! (?:me|you|us)\b)(?! (?:the )?(?:battle|truth|story|time\b[.,]))/gi, 'share'],
  [/\b(?:an?|one|two|three|four|five)[- ](?:thirds?|quarters?|fifths?|tenths?|sixths?|eighths?|ninths?|hundredths?)\b(?= (?:of|the|every|each|per|a|more|less|faster|slower|cheaper)\b|\s?[.,;]|$)(?! of (?:january|february|march|april|may|june|july|august|september|october|november|december))/gi, 'share'],
  [/\b(?:two|three)[- ](?:thirds|quarters|fifths)\b/gi, 'share'],
  [/\b(?:half|quarter|third|three[- ]quarters) (?:an?|of an?) (?:nano|micro|milli)?(?:second|minute|hour|day|week|month|year|decade)\b/gi, 'time'],
  [/\bhalf[- ](?:second|minute|hour|day|year|month)(?:ly)?\b/gi, 'time'],
  [/\bhalf a (?:percent|per cent)\b/gi, 'share'],
  [/\bhalf a (?:gig\w*|tera\w*|mega\w*|kilo\w*|peta\w*|TB|GB|MB|PB|kB)\b/gi, 'size'],
  [/\b(?:an?|one|\d+) \p{L}+ (?:every|each|an?) (?:second|minute|hour|day|week|month|night|year)\b/giu, 'rate'],
  [/\b(?:an?|one) (?:(?:milli|micro|nano)?second|minute|hour|day|week|month|year|decade) and a half\b/gi, 'time'],
  [/\b(?:an?|one) (?:percent|per cent) and a half\b/gi, 'share'],
  [/\b(?:within|under|below|about|around|roughly|nearly|almost|over|less than|more than|fewer than|at most|at least|up to|exactly|takes?|took|lasts?|lasted|for|after|in) (?:an?|one) (?:milli|micro|nano)?(?:second|minute|hour|day|week|month|year|decade)\b(?! of your| to think| please|,? let)/gi, 'time'],
  [/\b(?:an?) (?:hour|minute|day|week|month|year)(?:'s worth)? of (?:downtime|outage|data|retention|logs|history|staleness|lag|events|traffic|backlog|delay|buffer)\b/gi, 'time'],
  [/\bsub-?(?:second|millisecond|minute)\b/gi, 'time'],
  [/\b(?:single|double|triple|low|one|two|three)[- ]digit (?:milli|micro)?seconds?\b|\b(?:single|double|triple)[- ]digit (?:ms|percent\w*|%|growth|latenc\w+)/gi, 'time'],
  [/\bonce (?:an?|per|each|every) (?:other )?(?:second|minute|hour|day|week|month|quarter|year|night)\b/gi, 'rate'],
  [/\ba (?:couple|pair) of (?:milli|micro)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|ms|gigabytes?|terabytes?|percent)\b/gi, 'time'],
  [/\b(?:a|one|per) (?:percent|per cent)\b/gi, 'share'],
  [/\b(?:a|an) (?:gigabyte|terabyte|petabyte|megabyte|kilobyte|gig|GB|TB|MB|kB)\b/gi, 'size'],
  [/\ba (?:dollar|euro|pound|cent)\b(?! question)/gi, 'money'],
  [/\b(?:a few|several|a handful of|some|a couple of|a couple) (?:(?:kilo|mega|giga|tera|peta)(?:bytes|bits)|gigs|megs|[kMGTP]i?B)\b/gi, 'size'],
  [/\b(?:a few|several|a handful of|a couple of|a couple) (?:dollars|euros|pounds|cents|pence|bucks|grand|quid|rupees)\b/gi, 'money'],
  [/\b(?:a few|several|a handful of|a couple of|a couple) (?:(?:milli|micro|nano)seconds|ms|millis|micros|nanos)\b/gi, 'time'],
  [/\b(?:within|under|below|over|less than|more than|at most|at least|up to|takes?|took|lasts?|lasted|after|every) (?:a few|several|a handful of) (?:seconds|minutes|hours|days|weeks|months|years)\b/gi, 'time'],
  [/\b(?:a few|several|a handful of) (?:seconds|minutes|hours|days|weeks|months|years) of (?:downtime|outage|data|retention|logs|history|staleness|lag|events|traffic|backlog|delay|buffer)\b/gi, 'time'],
  [manyOf, 'count'],
  [everySo, 'share'],
  [severalOf, 'count'],
] // prettier-ignore

export function spokenIn(text: string): readonly Spoken[] {
  return spoken.flatMap(([form, kind]) =>
    [...text.matchAll(form)].map(match => ({
      text: match[0].trim(),
      kind: form === manyOf || form === severalOf ? kindOfMany(match[0]) : kind,
      at: match.index,
    })),
  )
}
