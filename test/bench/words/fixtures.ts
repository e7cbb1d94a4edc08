/** How many labelled utterances and paragraphs the analyser reads exactly as labelled. Knows no room. */
import { countsOf, densityOf, marksOf, readWords, type WordsRead } from '@signalroom/shared'
import { more, paragraphs, story, utterances, type Labelled } from './labelled.js'

/** What was found, in the words of the labels, sorted. */
export function labelsOf(text: string): readonly string[] {
  const read = readWords(text)
  const { quantified, quantities, confirms, anchored, tags, questions, hedges, options, fillers } =
    countsOf(read)
  const count = (name: string, of: number) => (of > 0 ? [`${name}${of}`] : [])
  return [
    ...count('Q', quantified),
    ...count('n', quantities),
    ...layersOf(read),
    ...strongest(
      'T',
      ['full', 'partial'],
      marksOf(read, 'trade-off').map(one => (one.whole ? 'full' : 'partial')),
    ),
    ...count('pick', marksOf(read, 'pick').length),
    ...count('O', options),
    ...count('C', confirms),
    ...count('anchored', anchored),
    ...count('tag', tags),
    ...count('clarifying', questions),
    ...count('rhetorical', marksOf(read, 'question').filter(one => one.answered).length),
    ...count('H', hedges),
    ...strongest(
      'S1',
      ['observed', 'estimate', 'target'],
      marksOf(read, 'metric').map(one => one.as),
    ),
    ...(marksOf(read, 'decision').length > 0 ? ['S2'] : []),
    ...(marksOf(read, 'outcome').length > 0 ? ['S3'] : []),
    ...count('knowledge', marksOf(read, 'knowledge').length),
    ...count('generic', marksOf(read, 'generic').length),
    ...count('think', marksOf(read, 'thinking').length),
    ...count('filler', fillers),
  ].toSorted()
}

const strongest = (name: string, order: readonly string[], had: readonly string[]): readonly string[] =>
  order
    .filter(one => had.includes(one))
    .slice(0, 1)
    .map(one => `${name}:${one}`)

const layersOf = (read: WordsRead): readonly string[] =>
  (['business', 'data', 'operational'] as const).flatMap(layer => {
    const hits = marksOf(read, 'layer').filter(one => one.layer === layer)
    return hits.length === 0 ? [] : [`${layer}:${hits.some(one => one.stated) ? 'stated' : 'mentioned'}`]
  })

/** Labels as they are compared: a pick only where one is labelled. */
export function compared([text, labels]: Labelled): { readonly found: string; readonly wanted: string } {
  const wanted = labels.split(' ').filter(one => one !== '' && one !== 'pick0')
  const asksPick = labels.includes('pick')
  return {
    found: labelsOf(text)
      .filter(one => asksPick || !one.startsWith('pick'))
      .join(' '),
    wanted: wanted.toSorted().join(' '),
  }
}

/** Of the two paragraphs: words, the six counts and the density to a tenth. */
export function comparedParagraph(one: (typeof paragraphs)[number]): {
  readonly found: object
  readonly wanted: object
} {
  const counts = countsOf(readWords(one.text))
  const { quantified: Q, layers: L, tradeOffs: T, confirms: C, hedges: H, options: O } = counts
  return {
    found: {
      words: counts.words,
      density: Math.round(densityOf(counts) * 10) / 10,
      labels: { Q, L, T, C, H, O },
    },
    wanted: { words: one.words, density: one.density, labels: one.labels },
  }
}

/** The story has all three signals; how else it is worded is its own affair. */
export const storyHolds = (): boolean =>
  story[1].split(' ').every(label => labelsOf(story[0]).includes(label))

export function fixtures(): { readonly tried: number; readonly right: number } {
  const all = [...utterances, ...more].map(one => compared(one))
  const whole = paragraphs.map(one => comparedParagraph(one))
  const right =
    all.filter(({ found, wanted }) => found === wanted).length +
    whole.filter(({ found, wanted }) => JSON.stringify(found) === JSON.stringify(wanted)).length +
    (storyHolds() ? 1 : 0)
  return { tried: all.length + whole.length + 1, right }
}
