/** Reads a written message: is it a proposal, does it end by asking whether the proposal holds? Knows no talk around it. */
import { quantified } from '../quantity/find.js'
import type { Asks } from './heard.js'
import { CHUNK_WORDS } from './thresholds.js'

/** To be about to say, ask or look at something is no decision for it. */
const undecided =
  '(?! (?:(?:just|first|quickly|also|maybe|then) )*(?:rather not|not|never|like|love|have to|need to|want|say|guess|think|ask|see|assume|hope|be|get back|come back|talk|look|start|begin|go on|continue|walk|explain|describe|sketch|draw|write (?:that|this|it) down|check|find out|know|prefer not|argue|call it)\\b)'
/** A decision for something. */
export const pickForm = new RegExp(
  String.raw`\b(?:(?:we['’]ll|i['’]ll|let['’]s|i['’]d|i would|we['’]d|we will|i will)${undecided}|going with|my pick is|(?:i|we) would (?:then |rather )?(?:pick|choose|go with|take|use|put|keep)|(?:i|we) (?:chose|choose|pick|picked|take|propose|went with))\b`,
  'giu',
)
/** Something that could be done. What somebody else said could be done is none. */
export const optionForm =
  /(?<!(?:said|says|suggested|asked|argued|proposed|claimed)(?: that)? )\b(?:we|i|you) (?:could|can|might)(?: (?:also|just|maybe|perhaps|possibly|probably|either|always|even|then|simply))* (?:use|add|try|go with|do|shard|cache|store|move|put|keep|split|run|replicate|partition|push|send|batch|queue|introduce|switch|scale|write)\b/giu
const about = /\b(?:this|that|it|these|those)\b/i
const holds =
  /\b(?:align|match|fit|satisfy|meet|work|stay|hold|accept|enough|comfortable|okay|ok|fine|live with|sound right|right for)\w*\b/i
const before = '(?:(?:so|and|but|then|ok|okay|right|now|well|um|uh),? )*'
const opens = new RegExp(
  String.raw`^${before}(?:does|do|is|are|would|will|should|can)\b(?! (?:you|we|they) (?:want|need|mean|expect|have|care|know)\b)`,
  'i',
)
const goOn = new RegExp(
  String.raw`^${before}(?:should|shall|can|may) i (?:go on|continue|move on|carry on|go ahead|go deeper|keep going)\b`,
  'i',
)
const comfortable = new RegExp(
  String.raw`^${before}(?:are|would) you (?:be )?(?:comfortable|ok|okay|fine|happy) with\b`,
  'i',
)
const figure = new RegExp(
  String.raw`^${before}(?:does|is|would|will|can) (?:(?:about|around|roughly|some|a p\d\d of) )?(?:[$€£]?\d|p\d\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|a hundred|half)\b)`,
  'i',
)
/** "Would 300 ms be fine?" asks about the figure it has just proposed. */
const figureFirst = (sentence: string): boolean => figure.test(sentence) && quantified(sentence)
const target = /\d|\b(?:target|sla|slo|budget)\b/i

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** A sentence and where it begins in its text. */
export interface SentenceAt {
  readonly text: string
  readonly start: number
}
/** A text taken apart where a sentence or a line ends. */
export function sentencesAt(text: string): readonly SentenceAt[] {
  const found: SentenceAt[] = []
  let start = 0
  for (const { 0: gap, index } of [
    ...text.matchAll(/(?<=[.?!]["”’)]?)\s+|\s*\n\s*/g),
    { 0: '', index: text.length },
  ]) {
    const part = text.slice(start, index)
    const words = part.trim()
    if (words !== '') found.push({ text: words, start: start + part.indexOf(words) })
    start = index + gap.length
  }
  return found
}
export const sentences = (text: string): readonly string[] => sentencesAt(text).map(one => one.text)

/** Whether a sentence decides for something. */
export const picks = (sentence: string): boolean => sentence.search(pickForm) >= 0
/** Whether a sentence names something that could be done. */
export const namesOption = (sentence: string): boolean => sentence.search(optionForm) >= 0

/** A message taken apart: what it proposes (empty if it only asks) and how it ends. */
export interface Written {
  readonly words: number
  readonly proposal: string
  readonly substantive: boolean
  readonly confirm: Asks
}

export function read(text: string): Written {
  const all = sentences(text)
  const confirm = asks(all.at(-1) ?? '')
  const proposal = (confirm ? all.slice(0, -1) : all).join(' ')
  return { words: countWords(proposal), proposal, substantive: isProposal(proposal), confirm }
}

/** A question about the own proposal; a tag such as "right?" is none, nor is a question for facts. */
export function asks(sentence: string): Asks {
  if (!sentence.endsWith('?')) return false
  const own = opens.test(sentence) && (about.test(sentence) || figureFirst(sentence)) && holds.test(sentence)
  if (!own && !goOn.test(sentence) && !comfortable.test(sentence)) return false
  return { anchored: target.test(sentence) || quantified(sentence) }
}

/** Whether a text proposes anything: questions alone never do. */
function isProposal(text: string): boolean {
  const said = sentences(text)
    .filter(one => !one.endsWith('?'))
    .join(' ')
  return countWords(said) >= CHUNK_WORDS || quantified(said) || picks(said) || namesOption(said)
}

/** How people say that the silence which follows is theirs: sources of patterns, matched as whole words. */
export const thinkingWords = [
  "(?:let me|i['’]d like to|can i|could i|may i) think(?! of)",
  'give me (?:a|an|one|two|another|ten|twenty|thirty|\\d+) (?:more )?(?:seconds?|secs?|moments?|minutes?|mins?)',
  "(?:let me|can i|could i|may i|i(?:['’]ll| will)) take (?:a|one|two|thirty|\\d+) (?:seconds?|secs?|moments?|minutes?)",
  '(?:i )?need (?:a|one|thirty|\\d+) (?:seconds?|secs?|moments?|minutes?)',
  'bear with me',
] as const
const thought = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${thinkingWords.join('|')})(?![\p{L}\p{N}])`, 'iu')
/** "Let me think." */
export const declaresThought = (text: string): boolean => thought.test(text)
