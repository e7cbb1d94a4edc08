/**
 * The loop around the recogniser's model: sound in, text out, the likeliest token each time; and how likely a given text is
 * for the same sound. Knows no file, no worker and no page.
 */
import { HEARD_RATE, type Recognised } from '@signalroom/shared'
import type { InferenceSession, Tensor as OrtTensor, TensorConstructor } from 'onnxruntime-web/wasm'
import tokenizer from 'llama-tokenizer-js'

export interface Parts {
  readonly encoder: Pick<InferenceSession, 'run'>
  readonly decoder: Pick<InferenceSession, 'run'>
  readonly Tensor: TensorConstructor
}
/** Sound as the model hears it, and what it makes of it. */
export interface Hearing extends Recognised {
  /** How probable each text is for this sound, as a natural logarithm over all its tokens. */
  readonly likelihood: (text: string) => Promise<number>
  /** The same sound once more, heard with an ear for these terms: where it differs, one of them may have been said. */
  readonly withEarFor: (terms: readonly string[]) => Promise<string>
}

const start = 1
const end = 2
const layers = 6
const heads = 8
const size = 36
/** Nobody speaks more tokens a second; the makers' own bound. */
const tokensASecond = 6.5
/** Shorter sound is filled up with silence: of less the model makes nothing. */
const leastSamples = HEARD_RATE / 2

export async function hear(parts: Parts, given: Float32Array): Promise<Hearing> {
  const sound = given.length < leastSamples ? filled(given) : given
  const { encoder, Tensor } = parts
  const input = new Tensor('float32', sound, [1, sound.length])
  const { last_hidden_state: heard } = await encoder.run({ input_values: input })
  if (!heard) throw new Error('the model gave nothing')
  const most = Math.ceil((sound.length / HEARD_RATE) * tokensASecond)
  const { tokens, sum, ended } = await decode(parts, heard, most, asItIs)
  return {
    text: textOf(tokens),
    sureness: sum / (tokens.length + (ended ? 1 : 0)),
    ended,
    likelihood: text => likelihood(parts, heard, text),
    withEarFor: async terms => textOf((await decode(parts, heard, most, favouring(terms))).tokens),
  }
}

/** The likeliest token each time, until the end. */
async function decode(parts: Parts, heard: OrtTensor, most: number, favour: Favour) {
  const tokens: number[] = []
  let [sum, memory] = [0, nothing(parts)]
  let ended = false
  while (!ended && tokens.length < most) {
    const first = tokens.length === 0
    const out = await step(parts, heard, [tokens.at(-1) ?? start], first, memory)
    const best = likeliest(favour(out.logits, tokens))
    sum += best.logarithm
    ended = best.token === end
    if (!ended) tokens.push(best.token)
    memory = remembered(memory, out.all, first)
  }
  return { tokens, sum, ended }
}

/** Lifts what may come next; of the same length. */
type Favour = (logits: Float32Array, before: readonly number[]) => Float32Array
const asItIs: Favour = logits => logits

/** By how much a token is lifted with which a term may begin, and one with which a term that has begun goes on. Measured. */
const lift = { begins: 4, goesOn: 8 } as const

function favouring(terms: readonly string[]): Favour {
  const ways = terms.map(term => tokenizer.encode(term, false, true))
  return (logits, before) => {
    const lifted = Float32Array.from(logits)
    const raise = (token: number | undefined, by: number) => {
      if (token !== undefined) lifted[token] = Math.max(lifted[token] ?? 0, (logits[token] ?? 0) + by)
    }
    for (const way of ways) {
      raise(way[0], lift.begins)
      for (let at = Math.min(way.length - 1, before.length); at > 0; at -= 1)
        if (way.slice(0, at).every((token, i) => before[before.length - at + i] === token))
          raise(way[at], lift.goesOn)
    }
    return lifted
  }
}

export const textOf = (tokens: readonly number[]): string =>
  tokens.length === 0 ? '' : tokenizer.decode([...tokens], false, false).trim()

function filled(sound: Float32Array): Float32Array {
  const whole = new Float32Array(leastSamples)
  whole.set(sound, (leastSamples - sound.length) >> 1)
  return whole
}

type Memory = Readonly<Record<string, OrtTensor>>
function nothing({ Tensor }: Parts): Memory {
  const names = Array.from({ length: layers }, (_, layer) =>
    ['decoder', 'encoder'].flatMap(of =>
      ['key', 'value'].map(part => `past_key_values.${layer}.${of}.${part}`),
    ),
  ).flat()
  return Object.fromEntries(
    names.map(name => [name, new Tensor('float32', new Float32Array(0), [0, heads, 1, size])]),
  )
}
/** What hangs on the sound alone is computed once. */
const remembered = (memory: Memory, all: Readonly<Record<string, OrtTensor>>, first: boolean): Memory =>
  Object.fromEntries(
    Object.entries(memory).map(([name, before]) => {
      const now = all[name.replace('past_key_values', 'present')]
      return [name, now && (first || name.includes('decoder')) ? now : before]
    }),
  )

async function step(
  { decoder, Tensor }: Parts,
  heard: OrtTensor,
  tokens: readonly number[],
  first: boolean,
  memory: Memory,
) {
  const all = await decoder.run({
    input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
    encoder_hidden_states: heard,
    use_cache_branch: new Tensor('bool', [!first], [1]),
    ...memory,
  })
  const logits = all['logits']?.data
  if (!(logits instanceof Float32Array)) throw new Error('the model gave no tokens')
  return { all, logits }
}

function likeliest(logits: Float32Array): { readonly token: number; readonly logarithm: number } {
  let token = 0
  for (let i = 1; i < logits.length; i++) if ((logits[i] ?? 0) > (logits[token] ?? 0)) token = i
  return { token, logarithm: logarithmOf(logits, token) }
}
function logarithmOf(logits: Float32Array, token: number): number {
  const most = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (const one of logits) sum += Math.exp(one - most)
  return (logits[token] ?? 0) - most - Math.log(sum)
}

/** All tokens at once: each is asked how probable it is after those before it. */
async function likelihood(parts: Parts, heard: OrtTensor, text: string): Promise<number> {
  const tokens = tokenizer.encode(text, false, true)
  const { logits } = await step(parts, heard, [start, ...tokens], true, nothing(parts))
  const width = logits.length / (tokens.length + 1)
  return [...tokens, end].reduce(
    (sum, token, i) => sum + logarithmOf(logits.subarray(i * width, (i + 1) * width), token),
    0,
  )
}
