/** Which sentences ask, and what for: with stops, and as a recogniser writes them, without. Knows one text at a time. */
import { asks, sentencesAt, type SentenceAt } from '../coach/written.js'
import type { Finding } from './marks.js'

/** Where nobody writes stops, a check of one's own proposal begins a sentence. */
const check =
  /(?<!\b(?:what|how|why|when|where|if|whether|which|who|and|so|but)) (?=(?:(?:and|so|but) )?(?:does (?:that|this|it)|should i (?:go on|continue)|are you (?:ok|okay|comfortable))\b)/giu
export const sentencesSaid = (text: string): readonly SentenceAt[] =>
  sentencesAt(text).flatMap(one => (/[.?!]/.test(one.text) ? [one] : apart(one)))

function apart({ text, start }: SentenceAt): readonly SentenceAt[] {
  const cuts = [...text.matchAll(check)].map(({ index }) => index)
  return [...cuts, text.length].map((end, i) => {
    const from = i === 0 ? 0 : (cuts[i - 1] ?? 0) + 1
    return { text: text.slice(from, end), start: start + from }
  })
}

const lead = '(?:(?:so|and|but|then|ok|okay|right|now|well|um+|uh+|sorry|also|wait|one more),? )*'
const auxiliary = '(?:do|does|did|is|are|was|were|has|have|can|could|should|would|will|shall|may)'
const somebody = '(?:we|you|i|that|this|it|there|they|these|those|the|my|our|your|each|every)'
/** What a sentence without any stop must begin with to be a question. */
const form = new RegExp(
  String.raw`^${lead}(?:${auxiliary} ${somebody}\b|how (?:many|much|often|long|fast|big|large|old|soon|far)\b|(?:how|why|when|where|who) ${auxiliary}\b|what (?:is|are|do|does|did|should|would|can|will|was|kind of|sort of)\b|which (?!we|you|i|it|they|that|this|means|is)\p{L}+ ${auxiliary}\b)`,
  'iu',
)
export const isQuestion = (sentence: string): boolean =>
  /\?["”’)]?$/.test(sentence) ||
  (!/[.!]["”’)]?$/.test(sentence) && (form.test(sentence) || tag.test(sentence)))

/** "So it goes through the queue, right?" asks for a nod. */
const tag =
  /\S(?:,? (?:right|ok|okay|yeah|yes|no|correct|agreed|makes sense|does that make sense|sound good)\?|, (?:right|ok|okay|yeah|correct)|(?<=\p{L}{2} \p{L}+) right)$/iu
/** The end of a sentence that is about a side or about being right is no tag: "on the right", "that is right". */
const noTag = /\b(?:the|is|was|'s|not|all|be|my|on|to|just|about|looks?|seems?|get|got|up|far) right\??$/i

/** What a question is: a check of one's own proposal, a tag, or a question for what one does not know. */
export function askedBy(sentence: string): Exclude<Finding, { readonly kind: 'quantity' }> {
  if (tag.test(sentence) && !noTag.test(sentence)) return { kind: 'tag' }
  const own = asks(
    sentence.replace(/[.!]?$|\?["”’)]$/, end => (end === '' ? '' : '?')).replace(/(?<!\?)$/, '?'),
  )
  return own ? { kind: 'confirm', anchored: own.anchored } : { kind: 'question', answered: false }
}

/** Whether a statement right behind a question says why it was asked, and so answers nothing. */
export const explainsAsking = (sentence: string): boolean =>
  /^(?:i(?:['’]m| am)? (?:ask|asking|want|need|would like)|i['’]d like|because i|just (?:asking|checking)|that (?:decides|matters|changes|would)|it (?:decides|matters|changes)|please|take your)\b/i.test(
    sentence,
  )
