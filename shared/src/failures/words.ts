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
