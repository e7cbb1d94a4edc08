/** What written words give away: scale, stores, components, hedges, a decision opened again. Knows one text at a time. */
import { scaleWords } from '../board/scale-words.js'
import { sentences } from '../coach/written.js'

const word = (...forms: readonly string[]) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${forms.join('|')})(?![\p{L}\p{N}])`, 'iu')

const store = word(
  'postgres(?:ql)?',
  'my ?sql',
  'mongo(?:db)?',
  'dynamo(?:db)?',
  'cassandra',
  'scylla(?:db)?',
  'spanner',
  'big ?table',
  'h ?base',
  'click ?house',
  'redshift',
  'elastic ?search',
  's3',
  '(?:no)?sql databases?',
  '(?:relational|key[ -]value|document|graph|vector|object|blob) (?:stores?|databases?|dbs?)',
)
const component = word(
  'kafka',
  'kinesis',
  'rabbit ?mq',
  'sqs',
  'redis',
  'memcached?',
  'load[ -]balancers?',
  'api[ -]gateways?',
  'cdns?',
  'micro-?services?',
)

const found = (form: RegExp, text: string): string | null =>
  statements(text)
    .map(sentence => form.exec(sentence)?.[0])
    .find(Boolean) ?? null
/** A question proposes nothing: who asks whether it must run in several regions pins the scale. */
const statements = (text: string): readonly string[] => sentences(text).filter(one => !one.endsWith('?'))

export const scaleWord = (text: string): string | null => found(scaleWords, text)
export const storeWord = (text: string): string | null => found(store, text)
export const componentWord = (text: string): string | null => found(component, text) ?? found(store, text)

/** From the lists of linguists, widened; a word of estimate before a number is none. */
const hedge = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${[
    'maybe',
    'perhaps',
    'possibly',
    'probably',
    'presumably',
    'somehow',
    'somewhat',
    'hopefully',
    'kinda',
    'sorta',
    'i guess',
    'i suppose',
    'i think',
    'might',
    'not sure',
    'should be (?:fine|ok|okay)',
    'or something',
    'something like that',
    'stuff like that',
    'some kind of',
    '(?<!(?:what|which|the|same|that|this|every|one|any) )(?:kind|sort) of',
    'it depends(?! on)',
  ].join('|')})(?![\p{L}\p{N}])`,
  'giu',
)
export const hedgesIn = (text: string): number => text.match(hedge)?.length ?? 0

/** A word that goes back on something decided. */
const again = word(
  'actually',
  'on second thoughts?',
  'instead',
  'changed? my mind',
  'reconsider(?:ing)?',
  '(?:go|going|come|coming) back (?:to|on)',
  'rather than what i said',
  'scratch that',
  'no,? wait',
)
export const goesBack = (text: string): boolean => again.test(text)

const small: ReadonlySet<string> = new Set(
  'that this with from have will would could should then than them they there here what when which where because since into onto over under about going take choose chose pick propose actually instead thought second back mind change changed reconsider rather also just more most some only very much each both keep make need want'.split(
    ' ',
  ),
)
/** The words of a text that carry it, without those that any sentence has. */
export const carrying = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter(one => !small.has(one)).slice(0, 60))

/** Whether hardly a word of what stood there is left: a reason added or a letter mended opens nothing again. */
export function saysOtherwise(before: string, after: string): boolean {
  const [were, are] = [carrying(before), carrying(after)]
  if (were.size === 0) return false
  return [...were].filter(one => are.has(one)).length / were.size < 0.5
}
