/** Tells whether a sentence holds a number with a unit. Knows no room; reads words, not truth. */

/** Numbers that name a thing instead of measuring one. */
const names =
  /\b(?:https?\/\d(?:\.\d)?|tls\s*\d\.\d|ipv[46]|sha-?\d+|[pv]\d+(?:\.\d+)?|24\/7|\d+(?:st|nd|rd|th)\b(?:\s+percentile)?|(?:layer|step|round|phase|option|signal|version)\s+\d+|(?:in|since|after|before)\s+(?:19|20)\d\d)\b/gi
const number = String.raw`(?<![\w.])\d(?:[\d,' ]*\d)?(?:\.\d+)?`
const scale = String.raw`(?:\s*(?:k|m|mn|bn|thousand|million|billion|trillion)\b)?`
const notUnits =
  'and|or|of|in|to|is|are|was|the|an?|at|by|for|with|on|as|if|so|but|then|things?|layers?|steps?|phases?|points?|options?|ways?|reasons?|of'
const money = new RegExp(
  String.raw`[$€£¥]\s?\d|${number}${scale}\s*(?:usd|eur|gbp|dollars|euros|pounds)\b`,
  'i',
)
const share = new RegExp(String.raw`${number}\s*(?:%|percent\b|per cent\b|nines\b)`, 'i')
const ratio = new RegExp(String.raw`${number}\s*(?::|\bto\b)\s*\d+\b|${number}\s*[x×]\b|${number}\s*×`, 'i')
const measured = new RegExp(String.raw`${number}${scale}\s*(?:/\s*[a-z]+|(?!(?:${notUnits})\b)[a-zµμ]+)`, 'i')
const inWords =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred|thousand|million)\s+(?:times|percent|per cent|nines|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?)\b/i

/** Whether `text` holds at least one number with a unit, a currency, a percentage, a ratio or a multiplier. */
export function quantified(text: string): boolean {
  const plain = text.replace(names, ' ')
  return [money, share, ratio, measured, inWords].some(form => form.test(plain))
}
