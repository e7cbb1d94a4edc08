/** Says a sentence with a voice: a speech program that npm brings, so that tests can speak on any machine. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { loudness, rate, resampled, unwav, type Sound } from './sound.js'

export interface Voice {
  /** A variant of the program's English, such as `en-us+f3`. */
  readonly name: string
  /** Words a minute. */
  readonly speed: number
  /** From 0 to 99. */
  readonly pitch: number
}
/** What is heard of a sentence: from its first to its last sound, and where in it somebody spoke. */
export interface Said {
  readonly sound: Sound
  /** Stretches of sound in milliseconds; silence of less than `joined` is part of one. */
  readonly spoken: readonly { readonly from: number; readonly to: number }[]
}

/** The program brings no types. */
type Program = (
  given: object,
) => Promise<{ readonly FS: { readonly readFile: (path: string) => Uint8Array } }>
interface Compiled {
  readonly speak: Program
  readonly code: WebAssembly.Module
}
let compiled: Promise<Compiled> | null = null
async function compile(): Promise<Compiled> {
  const entry = createRequire(import.meta.url).resolve('espeak-ng')
  const { default: speak } = (await import('espeak-ng' as string)) as { readonly default: Program }
  return { speak, code: await WebAssembly.compile(readFileSync(entry.replace(/\.js$/, '.wasm'))) }
}

/** The program runs once and is over, so each sentence has an instance of its own, of what is compiled once. */
export async function say(text: string, voice: Voice): Promise<Said> {
  const { speak, code } = await (compiled ??= compile())
  const words = ['-w', 'said', '-v', voice.name, '-s', String(voice.speed), '-p', String(voice.pitch), text]
  const instantiateWasm = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
    WebAssembly.instantiate(code, imports).then(done, () => {})
    return {}
  }
  const program = await speak({ arguments: words, instantiateWasm, print: () => {}, printErr: () => {} })
  const { sound, rate: from } = unwav(Buffer.from(program.FS.readFile('said')))
  return trimmed(levelled(resampled(sound, from)))
}

const level = 0.08
function levelled(sound: Sound): Sound {
  const gain = level / loudness(sound)
  return sound.map(one => one * gain)
}

/** Steps of 5 ms; what is 30 dB below the level is no sound of speech. */
const step = rate / 200
const quiet = level / 31.6
/** Shorter silence lies within words and between them. */
const joined = 300

/** The truth about a sentence is read from its own waveform, before anything is mixed into it. */
function trimmed(sound: Sound): Said {
  const spans: { from: number; to: number }[] = []
  for (let at = 0; at + step <= sound.length; at += step) {
    if (loudness(sound, at, at + step) < quiet) continue
    const last = spans.at(-1)
    if (last && at - last.to < (joined * rate) / 1000) last.to = at + step
    else spans.push({ from: at, to: at + step })
  }
  const first = spans[0]
  const last = spans.at(-1)
  if (!first || !last) throw new Error('the speech program said nothing')
  const inMs = (samples: number) => ((samples - first.from) * 1000) / rate
  return {
    sound: sound.slice(first.from, last.to),
    spoken: spans.map(({ from, to }) => ({ from: inMs(from), to: inMs(to) })),
  }
}
