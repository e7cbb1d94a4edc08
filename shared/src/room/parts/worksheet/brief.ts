/** Whether the business layer speaks of what the company lives on. Knows words, no room. */
import type { Brief } from '../../../content/question.js'

/** The first metric of the brief that a text names, by any of its telling words; null where it names none. */
export function metricNamed({ metrics }: Brief, text: string): string | null {
  const said = new Set(tellingWords(text))
  return metrics.find(metric => tellingWords(metric).some(word => said.has(word))) ?? null
}

/** Its nouns and verbs as they begin: "orders" and "ordered" are one. */
const tellingWords = (text: string): readonly string[] =>
  [...text.toLowerCase().matchAll(/[\p{L}]{4,}/gu)]
    .map(([word]) => word.slice(0, 5))
    .filter(word => !joins.has(word))

const joins = new Set(
  (
    'that with from into over them they this have than then when what which each every until after before under above ' +
    'were been being more most less only also some such about around without wrongly again next time times ' +
    'hour hours minute minutes second seconds week weeks month months year years daily percent thousand million billion ' +
    'people person customers users company share cost number'
  )
    .split(' ')
    .map(word => word.slice(0, 5)),
)

/** Said beside the layer, and no more than said: the layer counts all the same. Null where there is nothing to say. */
export function briefHint(brief: Brief | undefined, text: string): string | null {
  if (!brief || text.trim() === '' || metricNamed(brief, text) !== null) return null
  const [last, ...rest] = brief.metrics.toReversed()
  const all = rest.length > 0 ? `${rest.toReversed().join(', ')} or ${last}` : last
  return `The brief speaks of ${all}: does this number move one of them?`
}
