/** When a file began: its lines laid over what the room heard of each voice, where most of it lies on speech. Knows no file. */
import type { Span } from '../../base/span.js'

interface Spoken extends Span {
  readonly seat: string
}
export interface Placeable {
  readonly seat: string | null
  readonly from: number
  readonly to: number
  readonly around?: true | undefined
}
export type OffsetFound =
  /** `offset` is the moment of the file's zero; `fits` of `of` lines that begin a turn begin where a voice does. */
  | { readonly ok: true; readonly offset: number; readonly fits: number; readonly of: number }
  | { readonly ok: false; readonly why: 'around' | 'no-voices' | 'too-few' | 'no-fit' }

const bin = 100
/** More lines than that make it slower and no surer. */
const mostLines = 300
/** Lines that begin a turn, and the share of them that must begin with a voice; and of what is said, the share on speech. */
const [fewest, share, onSpeech] = [5, 0.45, 0.6]

export function findOffset(lines: readonly Placeable[], voices: readonly Spoken[], round: Span): OffsetFound {
  const told = lines.filter(({ around }) => !around)
  if (told.length === 0) return { ok: false, why: 'around' }
  if (voices.length === 0) return { ok: false, why: 'no-voices' }
  const turns = beginnings(told)
  if (turns.length < fewest || voices.length < fewest) return { ok: false, why: 'too-few' }
  const heard = speechBy(voices, round)
  const spans = told.map((line, i) => ({ ...line, to: endOf(line, told[i + 1]) }))
  const coarse = best(sampled(spans, mostLines), heard, round)
  const starts = startsBy(voices)
  let offset = coarse
  for (const reach of [1500, 800, 500]) offset += median(differences(turns, starts, offset, reach)) ?? 0
  const inside = turns.filter(({ from }) => from + offset >= round.from && from + offset <= round.to)
  const fits = differences(inside, starts, offset, 500).length
  const covered = score(spans, heard, round, offset)
  const fit = inside.length >= fewest && fits >= inside.length * share && covered.on >= covered.all * onSpeech
  return fit
    ? { ok: true, offset: Math.round(offset), fits, of: inside.length }
    : { ok: false, why: 'no-fit' }
}

/** Where only a beginning is known, a line is as long as it takes to the next, two seconds at most. */
const endOf = ({ from, to }: Placeable, next: Placeable | undefined): number =>
  to > from ? to : Math.min(from + 2000, Math.max(from + 300, next?.from ?? from + 2000))

/** Lines that begin after a silence of their own speaker: there a voice begins too. */
function beginnings(lines: readonly Placeable[]): readonly Placeable[] {
  const ended = new Map<string | null, number>()
  return lines.filter((line, i) => {
    const before = ended.get(line.seat) ?? -Infinity
    ended.set(line.seat, Math.max(before, endOf(line, lines[i + 1])))
    return line.from - before > 300
  })
}

const sampled = <Of>(all: readonly Of[], most: number): readonly Of[] =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)] as Of)

type Heard = ReadonlyMap<string | null, Float64Array>
/** Milliseconds of speech up to each bin of the round, by seat; of anybody under null. */
function speechBy(voices: readonly Spoken[], round: Span): Heard {
  const bins = Math.ceil((round.to - round.from) / bin) + 1
  const heard = new Map<string | null, Float64Array>()
  for (const who of [null, ...new Set(voices.map(({ seat }) => seat))]) {
    const here = new Float64Array(bins + 1)
    for (const { seat, from, to } of voices)
      if (who === null || who === seat) {
        const first = Math.max(0, Math.floor((from - round.from) / bin))
        const last = Math.min(bins, Math.ceil((to - round.from) / bin))
        for (let i = first; i < last; i++) here[i + 1] = bin
      }
    for (let i = 1; i <= bins; i++) here[i] = (here[i] ?? 0) + (here[i - 1] ?? 0)
    heard.set(who, here)
  }
  return heard
}

/** How much of the lines lies within the round, and how much of that on their own speakers' speech. */
function score(lines: readonly Placeable[], heard: Heard, round: Span, offset: number) {
  let [on, all] = [0, 0]
  for (const { seat, from, to } of lines) {
    const here = heard.get(seat) ?? heard.get(null)
    if (!here) continue
    const first = Math.floor((from + offset - round.from) / bin)
    const last = Math.ceil((to + offset - round.from) / bin)
    if (first < 0 || last >= here.length) continue
    all += (last - first) * bin
    on += (here[last] ?? 0) - (here[first] ?? 0)
  }
  return { on, all }
}

/** Of all moments at which the file may have begun, that which lays most lines on speech and fewest on silence. */
function best(lines: readonly Placeable[], heard: Heard, round: Span): number {
  const first = Math.min(...lines.map(({ from }) => from))
  const last = Math.max(...lines.map(({ to }) => to))
  let [found, most] = [round.from - first, -Infinity]
  for (let offset = round.from - last; offset <= round.to - first; offset += 2 * bin) {
    const { on, all } = score(lines, heard, round, offset)
    const worth = 2 * on - all
    if (worth > most) [found, most] = [offset, worth]
  }
  return found
}

type Starts = ReadonlyMap<string | null, readonly number[]>
function startsBy(voices: readonly Spoken[]): Starts {
  const starts = new Map<string | null, number[]>()
  for (const who of [null, ...new Set(voices.map(({ seat }) => seat))])
    starts.set(
      who,
      voices
        .filter(({ seat }) => who === null || seat === who)
        .map(({ from }) => from)
        .toSorted((a, b) => a - b),
    )
  return starts
}

/** For each line the nearest beginning of its speaker's voice, as far as one is within reach. */
function differences(
  lines: readonly Placeable[],
  starts: Starts,
  offset: number,
  reach: number,
): readonly number[] {
  return lines.flatMap(({ seat, from }) => {
    const here = starts.get(seat) ?? starts.get(null) ?? []
    const wanted = from + offset
    let [low, high] = [0, here.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((here[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    const near = [here[low - 1], here[low]].filter(one => one !== undefined).map(one => one - wanted)
    const [nearest] = near.toSorted((a, b) => Math.abs(a) - Math.abs(b))
    return nearest !== undefined && Math.abs(nearest) <= reach ? [nearest] : []
  })
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
