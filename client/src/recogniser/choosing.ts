/** Which terms stand in a text: those that fit the sound about as well as what was heard. Knows no model. */
import {
  candidatesBeside,
  candidatesIn,
  corrected,
  type TermCandidate,
  type Corrected,
} from '@signalroom/shared'
import type { Hearing } from './decoding'

/**
 * A term of the talk that is as alike as can be may be so much less probable than what was heard, as a natural logarithm:
 * the model knows nothing of the talk, and rare names are rare to it. Measured: `npm run bench -- words`.
 */
const margin = 16
/** Each is asked of the model, and costs a twentieth of a second. */
const askedMost = 10

export async function withTerms(
  { text, likelihood, withEarFor }: Pick<Hearing, 'text' | 'likelihood' | 'withEarFor'>,
  terms: readonly string[],
): Promise<Corrected> {
  if (terms.length === 0) return corrected(text, [])
  const candidates = [...candidatesBeside(text, await withEarFor(terms), terms), ...candidatesIn(text, terms)]
  const sure = candidates.filter(({ likeness }) => likeness === 1)
  const asked = candidates.filter(({ likeness }) => likeness < 1).slice(0, askedMost)
  if (asked.length === 0) return corrected(text, sure)
  const heard = await likelihood(text)
  const fitting: { readonly one: TermCandidate; readonly gain: number }[] = []
  for (const one of asked) {
    const gain = (await likelihood(corrected(text, [one]).text)) - heard
    if (gain >= -margin * one.likeness) fitting.push({ one, gain })
  }
  const best = fitting.toSorted((a, b) => b.gain - a.gain).map(({ one }) => one)
  return corrected(text, [...sure, ...best])
}
