/** Why a verdict is what it is, in sentences that stand on the screen as in the export. Knows the recommendation, no room. */
import { capWords, verdictWords } from './verdict-words.js'
import { beginsAt, isShown, type Move, type Recommendation } from './recommend.js'

/** The score and the line it stands at, what caps it, what culture made of it, and what each flag or card moved by itself. */
export function whyVerdict(r: Recommendation): readonly string[] {
  return [scoreWords(r), ...caps(r), ...tipped(r), ...r.moved.flatMap(move => moveWords(move, r))]
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

/** What it would be without that one thing, and by how much the scores would differ. Culture has its own sentence. */
function moveWords({ by, score, without }: Move, r: Recommendation): readonly string[] {
  const scored = isShown(score) ? `the scores would come to ${(r.score - score).toFixed(2)}` : ''
  if (by.type === 'flag' && cultureFlags.includes(by.flag) && scored === '') return []
  const verdict = without === r.verdict ? '' : `it would be ${verdictWords[without].toLowerCase()}`
  const all = [scored, verdict].filter(part => part !== '').join(', and ')
  return [`${conditionWords(by)} ${all}.`]
}
const cultureFlags: readonly string[] = ['cultural-alignment', 'filler-culture-answer']

function conditionWords(by: Move['by']): string {
  switch (by.type) {
    case 'flag':
      return `Without the flag ${by.title}`
    case 'slo_card':
      return 'Without the SLO card, which says who set or changed it,'
    case 'gate':
      return `With ${by.title} shown`
    case 'section':
      return `With ${by.section} there and run`
    case 'commitment':
      return 'With a commitment'
    case 'slo_ownership':
      return 'With an owner of the SLO'
  }
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
const listed = (words: readonly string[]): string => new Intl.ListFormat('en').format(words)
