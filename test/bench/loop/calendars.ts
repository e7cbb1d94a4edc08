/** Whether calendars of generated loops, before and after rounds were moved and taken back, are read right by two programs of others in three zones. */
import { at } from '@signalroom/shared'
import { spawn } from 'node:child_process'
import { text as whole } from 'node:stream/consumers'
import { isDeepStrictEqual } from 'node:util'
import { fileURLToPath } from 'node:url'
import { calendarOf } from '../../../server/src/loops/calendar.js'
import { minute } from './by-hand.js'
import { happens, loopFrom, toldByHand } from './days.js'
import type { GeneratedLoop, GeneratedRound } from './generated.js'

interface Read {
  readonly id: string
  readonly from: number
  readonly fromDate?: number
  readonly to: number
  readonly sequence: number
  readonly status: string
  readonly summary: string
  readonly description: string
}
const machines = ['UTC', 'Asia/Tokyo', 'America/New_York']

/** By loop, what is wrong with its calendars. */
export async function wrongCalendars(
  loops: readonly GeneratedLoop[],
): Promise<readonly (readonly string[])[]> {
  const texts = loops.map(written)
  const read = await Promise.all(machines.map(zone => readIn(zone, texts.flat())))
  return loops.map((loop, i) => [
    ...texts[i]!.flatMap(wrongLines),
    ...[0, 1].flatMap(moved => {
      const should = loop.rounds.flatMap(round => eventsByHand(round, loop.zone, moved === 1))
      return read.flatMap((programs, machine) =>
        programs[2 * i + moved]!.flatMap((events, program) => {
          const is = events.map(event => seen(event)).toSorted(byId)
          return isDeepStrictEqual(is, should.toSorted(byId))
            ? []
            : [
                `program ${program} in ${machines[machine]}: ${JSON.stringify(is)}, by hand ${JSON.stringify(should)}`,
              ]
        }),
      )
    }),
  ])
}

/** As it was planned, and after the moves. */
function written(generated: GeneratedLoop): readonly [string, string] {
  const planned = loopFrom(generated)
  const moved = happens(
    planned,
    ...generated.rounds.flatMap(({ id, movedTo }) =>
      movedTo === null
        ? []
        : [{ type: 'round.moved', round: id, to: at(movedTo), zone: generated.zone, when: 1 } as const],
    ),
  )
  const text = (loop: typeof planned) =>
    calendarOf({ loops: [loop], urlOf: () => 'https://rooms.example/loops/l', name: 'Rounds' })
  return [text(planned), text(moved)]
}

async function readIn(
  zone: string,
  texts: readonly string[],
): Promise<readonly (readonly (readonly Read[])[])[]> {
  const reader = fileURLToPath(new URL('../../kit/read-calendars.mjs', import.meta.url))
  const reading = spawn(process.execPath, [reader], {
    env: { ...process.env, TZ: zone },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  reading.stdin.end(JSON.stringify(texts))
  return JSON.parse(await whole(reading.stdout)) as Awaited<ReturnType<typeof readIn>>
}

/** What stands for a moment, in whichever way a program gives it. */
const seen = ({ id, from, fromDate = from, to, sequence, status, summary, description }: Read) => ({
  id,
  moments: [from, fromDate, to],
  sequence,
  status,
  summary,
  told: /Begins \w{3} (\d+ \w+ \d{4}), (\d\d:\d\d), .*\(([+-]\d\d:\d\d)\)\./.exec(description)?.slice(1),
})
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

function eventsByHand(
  round: GeneratedRound,
  zone: string,
  moved: boolean,
): readonly ReturnType<typeof seen>[] {
  const moves = moved && round.movedTo !== null
  const T = moves ? round.movedTo : round.at
  const parts = [
    ['round', '', T, T + round.minutes * minute],
    ['prep', 'Prepare: ', T - 1440 * minute, T - 45 * minute],
    ['review', 'Review: ', T - 45 * minute, T - 15 * minute],
    ['reset', 'Reset: ', T - 15 * minute, T],
  ] as const
  return parts.map(([what, before, from, to]) => ({
    id: `l-made-${round.id}-${what}@signalroom`,
    moments: [from, from, to],
    sequence: 1 + Number(round.cancelled) + Number(moves),
    status: round.cancelled ? 'CANCELLED' : 'CONFIRMED',
    summary: `${before}${round.title}`,
    told: [...toldByHand(T, zone)],
  }))
}

function wrongLines(text: string): readonly string[] {
  const lines = text.split('\r\n')
  const cut = lines.filter(line => Buffer.byteLength(line) > 75 || /[\n\r\uFFFD]/.test(line))
  const forbidden = /TZID|VTIMEZONE|RRULE|EXDATE|\nDURATION/.exec(text)
  const named = /\r\nMETHOD:PUBLISH\r\n/.test(text)
  return [
    ...cut.map(line => `line ${line}`),
    ...(forbidden ? [forbidden[0]] : []),
    ...(named ? [] : ['no method']),
  ]
}
