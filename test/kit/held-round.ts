/** A round held in its room by both, judged and released, over the doors of a server; nobody looks at a screen. */
import { control, type Control } from './clients.js'
import { askHttp } from './persons.js'
import type { TestServer } from './server.js'

export const saidInRound = 'Our p99 is 120 ms and the canary of words is here.'

export interface Held {
  /** Of every criterion that is judged here, with a pin. */
  readonly score?: number
  readonly criteria?: readonly string[]
  readonly says?: string
}

export async function hold(
  { origin }: Pick<TestServer, 'origin'>,
  links: { readonly interviewer: string; readonly candidate: string },
  { score = 3, criteria = ['S1'], says = saidInRound }: Held = {},
): Promise<void> {
  const lee = await sit(origin, links.interviewer, 'Lee')
  const mina = await sit(origin, links.candidate, 'Mina')
  await ask(lee, { type: 'round.start' })
  await ask(mina, { type: 'chat.say', text: says })
  for (const criterion of criteria)
    await ask(lee, { type: 'score.set', criterion, value: score, pin: { quote: 'p99' } })
  await ask(lee, { type: 'round.end' })
  await ask(lee, { type: 'debrief.release' })
  lee.close()
  mina.close()
}

async function sit(origin: string, link: string, name: string): Promise<Control> {
  const { pathname, hash } = new URL(link)
  const path = `/api/rooms/${pathname.split('/').at(-1)}/seats`
  const { body } = await askHttp<{ token: string }>(origin, 'POST', path, undefined, {
    key: hash.slice(1),
    name,
  })
  const line = control(origin, body.token)
  await line.welcome
  return line
}
async function ask(
  line: Control,
  command: { readonly type: string; readonly [field: string]: unknown },
): Promise<void> {
  const answer = await line.ask(command)
  if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal}`)
}
