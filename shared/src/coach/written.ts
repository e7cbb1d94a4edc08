/** Reads a written message: is it a proposal, does it end by asking whether the proposal holds? Knows no talk around it. */
import { quantified } from '../quantity/find.js'
import type { Asks } from './heard.js'
import { CHUNK_WORDS } from './thresholds.js'

const pick =
  /\b(?:we['’]ll|i['’]ll|let['’]s|i['’]d|we will|i will|going with|i (?:chose|choose|pick|take|propose))\b/i
const option =
  /\b(?:we|i|you) (?:could|can|might) (?:use|add|try|go with|shard|cache|store|move|put|keep|split)\b/i
const about = /\b(?:this|that|it|these|those)\b/i
const holds =
  /\b(?:align|match|fit|satisfy|meet|work|stay|hold|acceptable|enough|comfortable|okay|fine|right for)\w*\b/i
const opens = /^(?:so |and |but |then )*(?:does|do|is|are|would|will|should|can)\b/i
const goOn = /^(?:so |and )*(?:should|shall|can|may) i (?:go on|continue|move on|carry on)\b/i
const comfortable = /^(?:so |and )*(?:are|would) you (?:be )?comfortable with\b/i
const target = /\d|\b(?:target|sla|slo|budget)\b/i

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** A text taken apart where a sentence ends. */
export const sentences = (text: string): readonly string[] =>
  text
    .split(/(?<=[.?!])\s+/)
    .map(one => one.trim())
    .filter(Boolean)

/** Whether a sentence decides for something. */
export const picks = (sentence: string): boolean => pick.test(sentence)
/** Whether a sentence names something that could be done. */
export const namesOption = (sentence: string): boolean => option.test(sentence)

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
  const own = opens.test(sentence) && about.test(sentence) && holds.test(sentence)
  if (!own && !goOn.test(sentence) && !comfortable.test(sentence)) return false
  return { anchored: target.test(sentence) || quantified(sentence) }
}

/** Whether a text proposes anything: questions alone never do. */
function isProposal(text: string): boolean {
  const said = sentences(text)
    .filter(one => !one.endsWith('?'))
    .join(' ')
  return countWords(said) >= CHUNK_WORDS || quantified(said) || pick.test(said) || option.test(said)
}
