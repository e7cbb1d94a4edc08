/**
 * Asks the endpoint that the host configured, in the form of chat completions that many servers speak. Knows no room: a
 * brief and a dialogue go in, a text or a sentence on why there is none comes out. It never throws.
 */
import { z } from 'zod'

export interface AssistantEndpoint {
  /** Where chat completions are answered, whole: `http://127.0.0.1:11434/v1/chat/completions`. */
  readonly url: string
  readonly model: string
  readonly key: string | null
}
/** One question of the candidate with its answer, if it has one. */
export interface Exchanged {
  readonly asked: string
  readonly answer: string | null
}
export type Answered = { readonly text: string } | { readonly why: string }

const waitMs = 30_000
/** As much of an answer is kept; a candidate reads no more in a round. */
const longest = 4000
const mostBytes = 1 << 20

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

export async function askEndpoint(
  { url, model, key }: AssistantEndpoint,
  brief: string,
  dialogue: readonly Exchanged[],
  within: number = waitMs,
): Promise<Answered> {
  const messages = [
    { role: 'system', content: brief },
    ...dialogue.flatMap(({ asked, answer }) => [
      { role: 'user', content: asked },
      ...(answer === null ? [] : [{ role: 'assistant', content: answer }]),
    ]),
  ]
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(within),
      headers: {
        'content-type': 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, messages, stream: false }),
    })
    if (!response.ok) return { why: `The assistant's endpoint answered ${response.status}.` }
    const text = await bounded(response)
    if (text === null) return { why: 'The assistant’s endpoint answered more than can be read.' }
    const completion = Completion.safeParse(parsed(text))
    const content = completion.success ? completion.data.choices[0]?.message.content.trim() : undefined
    return content
      ? { text: content.length > longest ? `${cut(content)}…` : content }
      : { why: 'The assistant’s endpoint answered in a form that is no answer.' }
  } catch (thrown) {
    const late = thrown instanceof Error && thrown.name === 'TimeoutError'
    return {
      why: late
        ? `The assistant’s endpoint did not answer within ${Math.round(within / 1000)} s.`
        : 'The assistant’s endpoint cannot be reached.',
    }
  }
}

/** No character is cut in two. */
const cut = (text: string): string => text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')

/** Null for more than so many bytes, of which no more are read. */
async function bounded(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > mostBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
