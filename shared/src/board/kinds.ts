/** The kinds of component a design is drawn with: their names, keys and outlines, and what a name gives away. Knows no board. */

/** An outline that both engines and Mermaid can draw. */
export type Outline =
  'box' | 'rounded' | 'ellipse' | 'diamond' | 'hexagon' | 'cylinder' | 'pipe' | 'slanted' | 'cloud'

export interface KindOfComponent {
  /** Stands in documents: it stays for ever. */
  readonly id: string
  readonly name: string
  /** The letter that drops one on the board; none is used twice, and none is one of the board's other keys. */
  readonly key: string
  readonly outline: Outline
  /** `caller`: where a flow begins; `keeper`: what holds data, where a flow may end. */
  readonly role: 'caller' | 'keeper' | 'between'
  /** Holds data for good, as no cache and no queue does. */
  readonly durable?: true
}

export const componentKinds = [
  { id: 'client', name: 'Client', key: 'U', outline: 'rounded', role: 'caller' },
  { id: 'service', name: 'Service', key: 'S', outline: 'box', role: 'between' },
  { id: 'gateway', name: 'Gateway', key: 'G', outline: 'hexagon', role: 'between' },
  { id: 'load-balancer', name: 'Load balancer', key: 'B', outline: 'diamond', role: 'between' },
  { id: 'cache', name: 'Cache', key: 'C', outline: 'rounded', role: 'keeper' },
  { id: 'queue', name: 'Queue', key: 'Q', outline: 'pipe', role: 'keeper' },
  { id: 'stream', name: 'Stream', key: 'T', outline: 'pipe', role: 'keeper' },
  { id: 'store', name: 'Database', key: 'D', outline: 'cylinder', role: 'keeper', durable: true },
  { id: 'object-store', name: 'Object store', key: 'O', outline: 'cylinder', role: 'keeper', durable: true },
  { id: 'search-index', name: 'Search index', key: 'I', outline: 'cylinder', role: 'keeper', durable: true },
  { id: 'model', name: 'Model', key: 'M', outline: 'slanted', role: 'between' },
  {
    id: 'feature-store',
    name: 'Feature store',
    key: 'F',
    outline: 'cylinder',
    role: 'keeper',
    durable: true,
  },
  { id: 'scheduler', name: 'Scheduler', key: 'H', outline: 'ellipse', role: 'caller' },
  { id: 'cdn', name: 'CDN', key: 'W', outline: 'cloud', role: 'between' },
  { id: 'third-party', name: 'Third party', key: 'X', outline: 'cloud', role: 'between' },
] as const satisfies readonly KindOfComponent[]

export type ComponentKind = (typeof componentKinds)[number]['id']

const byId: ReadonlyMap<string, KindOfComponent> = new Map(componentKinds.map(kind => [kind.id, kind]))

/** Narrows anything to the id of a kind. */
export const isComponentKind = (value: unknown): value is ComponentKind =>
  typeof value === 'string' && byId.has(value)

/** What is known of a kind. */
export const componentKind = (id: ComponentKind): KindOfComponent => byId.get(id)!

/** Holds data, if only for a while. */
export const keeps = (kind: ComponentKind | null): boolean =>
  kind !== null && componentKind(kind).role === 'keeper'
/** Holds data for good. */
export const keepsForGood = (kind: ComponentKind | null): boolean =>
  kind !== null && componentKind(kind).durable === true
/** Begins a flow by itself. */
export const calls = (kind: ComponentKind | null): boolean =>
  kind !== null && componentKind(kind).role === 'caller'

const words = (...forms: readonly string[]) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${forms.join('|')})(?![\p{L}\p{N}])`, 'iu')

/** From the surest to the least sure: the first form that a name holds tells its kind. */
const signs: readonly (readonly [ComponentKind, RegExp])[] = [
  ['load-balancer', words('load[ -]?balancers?', '[ank]?lbs?', 'haproxy', 'nlb', 'elb')],
  ['cdn', words('cdns?', 'cloud ?front', 'fastly', 'akamai', 'edge caches?', 'cloudflare')],
  ['feature-store', words('feature[ -]?stores?', 'feast', 'tecton')],
  [
    'gateway',
    words('(?:api[ -]?)?gateways?', 'envoy', 'nginx', 'kong', 'ingress', 'reverse prox(?:y|ies)', 'bff'),
  ],
  [
    'search-index',
    words(
      '(?:elastic|open)[ -]?search',
      'solr',
      'lucene',
      'algolia',
      'typesense',
      'meilisearch',
      '(?:search|inverted|vector) ind(?:ex|exes|ices)',
      'vector (?:db|database|store)s?',
      'pinecone',
      'weaviate',
      'qdrant',
      'milvus',
      'faiss',
      'pgvector',
    ),
  ],
  [
    'object-store',
    words(
      's3',
      'gcs',
      'minio',
      '(?:object|blob|file)[ -]?(?:stor(?:e|es|age))',
      '(?:s3 )?buckets?',
      'data ?lakes?',
      'hdfs',
      'azure blob',
    ),
  ],
  [
    'stream',
    words(
      'kafka',
      'kinesis',
      'redpanda',
      'pulsar',
      'event ?hubs?',
      '(?:event|data)[ -]?(?:streams?|bus|log)',
      'flink',
      'streams?',
    ),
  ],
  [
    'queue',
    words(
      'sqs',
      'rabbit ?mq',
      'active ?mq',
      'zero ?mq',
      'nats',
      'pub[ /-]?sub',
      'sns',
      'celery',
      'sidekiq',
      'dlq',
      '(?:\\p{L}+[ -])?queues?',
      'message brokers?',
      'mq',
    ),
  ],
  ['cache', words('redis', 'valkey', 'memcached?', 'dragonfly', 'elasti ?cache', 'varnish', 'caches?')],
  [
    'store',
    words(
      'postgres(?:ql)?',
      'my ?sql',
      'maria ?db',
      'sql ?ite',
      'sql server',
      'oracle',
      'mongo(?:db)?',
      'dynamo(?:db)?',
      'cassandra',
      'scylla(?:db)?',
      'cockroach(?:db)?',
      'spanner',
      'big ?table',
      'big ?query',
      'h ?base',
      'redshift',
      'snowflake',
      'click ?house',
      'neo4j',
      'aurora',
      'rds',
      'tidb',
      'vitess',
      'couch(?:base|db)',
      'fire ?store',
      'timescale(?:db)?',
      'influx(?:db)?',
      'druid',
      'etcd',
      'zookeeper',
      '(?:no)?sql',
      '(?:\\p{L}+)?dbs?',
      'data ?bases?',
      '(?:data )?warehouses?',
      '(?:key[ -]value|kv|document|graph|time[ -]series|metadata|primary|user|order|event)? ?(?:data ?)?stores?',
      '(?:read[ -])?replicas?',
    ),
  ],
  ['scheduler', words('schedulers?', 'cron(?: ?jobs?)?', 'airflow', 'temporal', 'timers?', 'dagster')],
  [
    'third-party',
    words(
      'third[ -]part(?:y|ies)',
      '3rd[ -]part(?:y|ies)',
      'stripe',
      'paypal',
      'twilio',
      'sendgrid',
      'adyen',
      'apns',
      'fcm',
      'external (?:api|service|system)s?',
      'payment providers?',
    ),
  ],
  [
    'client',
    words(
      'clients?',
      'browsers?',
      'users?',
      'customers?',
      '(?:mobile|web|ios|android|desktop)(?: (?:apps?|clients?))?',
      'apps?',
      'devices?',
      'phones?',
      'front-?ends?',
      'spa',
      'riders?',
      'drivers?',
      'readers?',
      'callers?',
    ),
  ],
  [
    'model',
    words(
      'models?',
      'llms?',
      'classifiers?',
      'rankers?',
      're-?rankers?',
      'embedders?',
      'gpt(?:-?[\\w.]+)?',
      'bert',
      'xgboost',
      'predictors?',
      'inference',
    ),
  ],
  [
    'service',
    words(
      'services?',
      'svc',
      'apis?',
      'servers?',
      'workers?',
      'back-?ends?',
      'microservices?',
      'lambdas?',
      'functions?',
      'consumers?',
      'producers?',
      'handlers?',
      'processors?',
    ),
  ],
]

/** What ends a name and says what the thing is, whatever stands before: a user service is no user. */
const lastWord =
  /(?<![\p{L}\p{N}])(services?|svc|apis?|servers?|workers?|back-?ends?|gateways?|queues?|caches?|streams?|dbs?|database|models?|scheduler|consumers?|producers?|clients?|apps?)$/iu

/** The kind that a name gives away, or null: `Postgres` is a database, `Kafka` a stream, `User service` a service. */
export function guessKind(name: string): ComponentKind | null {
  const first = (name.split('\n').find(line => line.trim() !== '') ?? '')
    .replace(/\(.*?\)/g, ' ')
    .trim()
    .slice(0, 120)
  const last = lastWord.exec(first)?.[1]
  const named = signs.find(([kind, form]) => surelyNames.has(kind) && form.test(first))
  return named?.[0] ?? kindIn(last ?? first) ?? kindIn(first) ?? kindIn(name.slice(0, 400))
}

/** Kinds whose signs are whole phrases or products: they win over the last word. */
const surelyNames: ReadonlySet<ComponentKind> = new Set([
  'load-balancer',
  'cdn',
  'feature-store',
  'search-index',
  'object-store',
])

const kindIn = (text: string): ComponentKind | null => signs.find(([, form]) => form.test(text))?.[0] ?? null
