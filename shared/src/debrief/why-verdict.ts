/** Why a verdict is what it is, in sentences that stand on the screen as in the export. Knows the recommendation, no room. */
import { capWords, verdictWords } from './verdict-words.js'
import { beginsAt, type Recommendation } from './recommend.js'

/** The score and the line it stands at, what caps it, and what culture made of it. */
export function whyVerdict(r: Recommendation): readonly string[] {
  return [scoreWords(r), ...caps(r), ...tipped(r)]
}

function scoreWords({ score, base }: Recommendation): string {
  const hired = base === 'hire' || base === 'strong_hire'
  const line = hired
    ? `from ${beginsAt(base)} on it is ${verdictWords[base].toLowerCase()}`
    : base === 'no_hire'
      ? `below ${beginsAt('hire')}, where hire begins`
      : `below ${beginsAt('no_hire')}, where no hire begins`
  return `The scores come to ${score.toFixed(2)} of 4: ${line}.`
}

function caps(r: Recommendation): readonly string[] {
  const missing = r.caps.filter(cap => cap.type === 'gate').map(({ title }) => title)
  const sections = r.caps.flatMap(cap => (cap.type === 'section' ? [cap.section] : []))
  const others = r.caps.filter(cap => cap.type !== 'gate' && cap.type !== 'section')
  return [
    ...(missing.length > 0
      ? [
          `${listed(missing)} ${missing.length === 1 ? 'is a required stage that is' : 'are required stages that are'} not shown, and that caps the result.`,
        ]
      : []),
    ...(sections.length > 0
      ? [
          `${capital(listed(sections))} ${sections.length === 1 ? 'is' : 'are'} not there or never ran, and that caps the result.`,
        ]
      : []),
    ...others.map(cap => `${capital(capWords(cap))}.`),
  ]
}

/** Which way culture tipped it, and what it would be without; what a cap decides anyway is said, too. */
function tipped({ tipped: way, base, untipped, verdict }: Recommendation): readonly string[] {
  if (!way) return []
  const by = way === 'up' ? 'cultural alignment tipped it up' : 'a filler culture answer tipped it down'
  const capped = verdict === base ? '' : ' The cap decides all the same.'
  return [
    `The scores were close to the line; ${by}: by the scores alone it would be ${verdictWords[untipped].toLowerCase()}.${capped}`,
  ]
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
const listed = (words: readonly string[]): string => new Intl.ListFormat('en').format(words)
