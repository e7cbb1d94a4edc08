/** Writes a talk as a service would, and says what a reader should make of it. The shapes are written from what such files look like; the words are ours. */
import type { Maker, TranscriptLine } from '@signalroom/shared'
import type { Turn } from './talk.js'

export interface Written {
  readonly maker: Maker
  readonly text: string
  readonly expected: readonly TranscriptLine[]
}

const two = (count: number, digits = 2) => String(Math.floor(count)).padStart(digits, '0')
const clock = (time: number) =>
  `${two(time / 3_600_000)}:${two((time / 60_000) % 60)}:${two((time / 1000) % 60)}`
const stamp = (time: number, dot = '.') => `${clock(time)}${dot}${two(time % 1000, 3)}`
const short = (time: number) => `${Math.floor(time / 60_000)}:${two((time / 1000) % 60)}`
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const whole = (time: number) => Math.floor(time / 1000) * 1000

const exact = ({ speaker, text, from, to }: Turn): TranscriptLine => ({ speaker, text, from, to })
const nameless = (turn: Turn): TranscriptLine => ({ ...exact(turn), speaker: null })
const begun = (turn: Turn): TranscriptLine => ({
  ...exact(turn),
  from: whole(turn.from),
  to: whole(turn.from),
})

export const shapes = {
  zoom: (talk: readonly Turn[]): Written => ({
    maker: 'zoom',
    text: `WEBVTT\r\n\r\n${talk.map(({ speaker, text, from, to }, i) => `${i + 1}\r\n${stamp(from)} --> ${stamp(to)}\r\n${speaker}: ${text}\r\n`).join('\r\n')}`,
    expected: talk.map(exact),
  }),
  /** Sentences of more than five words are cut into two cues of one utterance, each over two lines. */
  teams: (talk: readonly Turn[]): Written => {
    const guid = '3f1c2a90-77aa-4d1e-9b1c-0d5e2f6a7b8c'
    const cues = talk.flatMap(({ speaker, text, from, to }, n) => {
      const words = text.split(' ')
      const half = words.length > 5 ? Math.ceil(words.length / 2) : words.length
      const middle = words.length > 5 ? Math.round((from + to) / 2) : to
      return [
        { n, m: 0, speaker, words: words.slice(0, half), from, to: middle },
        { n, m: 1, speaker, words: words.slice(half), from: middle, to },
      ].filter(cue => cue.words.length > 0)
    })
    return {
      maker: 'teams',
      text: `\ufeffWEBVTT\n\n${cues
        .map(cue => {
          const cut = Math.ceil(cue.words.length / 2)
          const wrapped = [cue.words.slice(0, cut), cue.words.slice(cut)].filter(line => line.length > 0)
          const words = wrapped.map(line => escaped(line.join(' '))).join('\n')
          return `${guid}/${cue.n + 7}-${cue.m}\n${stamp(cue.from)} --> ${stamp(cue.to)}\n<v ${escaped(cue.speaker)}>${words}</v>\n`
        })
        .join('\n')}`,
      expected: talk.map(exact),
    }
  },
  meet: (talk: readonly Turn[]): Written => {
    const minute = (time: number) => Math.floor(time / 60_000) * 60_000
    let shown = -1
    const lines = talk.flatMap(({ speaker, text, from }) => {
      const head = minute(from) === shown ? [] : ['', `### ${clock(minute(from))}`, '']
      shown = minute(from)
      return [...head, `${speaker}: ${text}`]
    })
    const last = clock(talk.at(-1)!.to)
    return {
      maker: 'meet',
      text: `Design round - Transcript\nAttendees\n${lines.join('\n')}\n\nTranscription ended after ${last}\n\nThis editable transcript was computer generated and might contain errors.\n`,
      expected: talk.map(turn => ({
        ...exact(turn),
        from: minute(turn.from),
        to: minute(turn.from),
        around: true,
      })),
    }
  },
  /** Captions of Meet, or of a video service: no arrow, no ids. */
  captions: (talk: readonly Turn[]): Written => ({
    maker: 'captions',
    text: talk
      .map(({ speaker, text, from, to }) => `${stamp(from)},${stamp(to)}\n${speaker}: ${text}\n`)
      .join('\n'),
    expected: talk.map(exact),
  }),
  /** Each sentence in three cues that roll: it comes with marks, stands still, and stands above the next one. */
  youtube: (talk: readonly Turn[]): Written => {
    let above = ' '
    const cues = talk.flatMap(({ text, from, to }, i) => {
      const next = talk[i + 1]?.from ?? to
      const spaced = text.includes(' ')
      const [first = '', ...rest] = spaced ? text.split(' ') : (text.match(/.{1,3}/gu) ?? [])
      const marked = [
        escaped(first),
        ...rest.map(
          (word, k) =>
            `<${stamp(from + Math.round(((to - from) * (k + 1)) / (rest.length + 1)))}><c>${spaced ? ' ' : ''}${escaped(word)}</c>`,
        ),
      ].join('')
      const end = Math.min(to, next - 10)
      const still = `${stamp(end)} --> ${stamp(end + 10)} align:start position:0%\n${escaped(text)}\n \n`
      const coming = `${stamp(from)} --> ${stamp(end)} align:start position:0%\n${above}\n${marked}\n`
      above = escaped(text)
      return [coming, still]
    })
    return {
      maker: 'youtube',
      text: `WEBVTT\nKind: captions\nLanguage: en\nStyle:\n::cue(c.colorE5E5E5) { color: rgb(229,229,229); }\n##\n\n${cues.join('\n')}`,
      expected: talk.map((turn, i) => ({
        ...nameless(turn),
        to: Math.min(turn.to, (talk[i + 1]?.from ?? turn.to) - 10),
      })),
    }
  },
  webex: (talk: readonly Turn[]): Written => ({
    maker: 'webex',
    text: `WEBVTT\n\n${talk.map(({ speaker, text, from, to }, i) => `${i + 1} "${speaker}" (${3_000_000 + speaker.length})\n${stamp(from)} --> ${stamp(to)}\n${text}\n`).join('\n')}`,
    expected: talk.map(exact),
  }),
  /** A heading for each turn: a name and when it began. */
  headings: (talk: readonly Turn[]): Written => ({
    maker: 'plain',
    text: talk.map(({ speaker, text, from }) => `${speaker}  ${short(from)}\n${text}\n`).join('\n'),
    expected: talk.map(begun),
  }),
  whisper: (talk: readonly Turn[]): Written => ({
    maker: 'srt',
    text: talk
      .map(({ text, from, to }, i) => `${i + 1}\n${stamp(from, ',')} --> ${stamp(to, ',')}\n${text}\n`)
      .join('\n'),
    expected: talk.map(nameless),
  }),
  /** Time and name before each paragraph. */
  boxed: (talk: readonly Turn[]): Written => ({
    maker: 'plain',
    text: talk.map(({ speaker, text, from }) => `[${clock(from)}] ${speaker}: ${text}\n`).join('\n'),
    expected: talk.map(begun),
  }),
  stream: (talk: readonly Turn[]): Written => ({
    maker: 'stream',
    text: `WEBVTT\n\nNOTE duration:"00:40:00.0000000"\n\nNOTE language:en-us\n\n${talk
      .map(
        ({ text, from, to }, i) =>
          `NOTE Confidence: 0.9${i % 10}\n\n0d5e2f6a-77aa-4d1e-9b1c-${two(i, 12)}\n${stamp(from)} --> ${stamp(to)}\n${escaped(text)}\n`,
      )
      .join('\n')}`,
    expected: talk.map(nameless),
  }),
} satisfies Record<string, (talk: readonly Turn[]) => Written>
