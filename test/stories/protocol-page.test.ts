/** Holds docs/protocol.md to what is built: its tables of commands, events, refusals and settings are complete and true. */
import {
  Command,
  factTypes,
  half,
  mayNot,
  refusals,
  roles,
  vacant,
  type Role,
  type Room,
} from '@signalroom/shared'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readConfig } from '../../server/src/config.js'
import { playRound } from '../golden/play-round.js'

const file = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
const page = file('docs/protocol.md')

/** The rows of the first table under a heading, as cells without their backticks. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const [, under = ''] = page.split(new RegExp(`^#+ ${heading}$`, 'm'))
  const lines = under.split('\n')
  const first = lines.findIndex(line => line.startsWith('|'))
  const rest = lines.slice(first)
  const rows = rest.slice(
    2,
    rest.findIndex(line => !line.startsWith('|')),
  )
  return rows.map(row =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim().replaceAll('`', '')),
  )
}
const firsts = (heading: string) =>
  tableUnder(heading)
    .map(([name = '']) => name)
    .toSorted()

test('[W] every command stands there, asked by whom and when it says, with every field', () => {
  const options = Command.options.map(option => option.shape)
  expect(firsts('Commands')).toEqual(options.map(shape => shape.type.value).toSorted())
  for (const [type = '', fields = '', who = '', when = ''] of tableUnder('Commands')) {
    const shape = options.find(one => one.type.value === type)
    for (const field of Object.keys(shape ?? {})) if (field !== 'type') expect(fields, type).toContain(field)
    for (const role of roles)
      for (const stage of ['lobby', 'live', 'over'] as const)
        for (const alone of [false, true]) {
          const room: Room = { ...vacant, open: { ...vacant.open, stage, alone } }
          const says = isMeant(who, role, alone) && when.split(', ').includes(stage)
          const refusal = mayNot(room, type as Command['type'], role)
          expect(refusal === null, `${type} by ${role} in ${stage}${alone ? ', alone' : ''}`).toBe(says)
        }
  }
})
const isMeant = (who: string, role: Role, alone: boolean): boolean =>
  who === 'lead'
    ? role === 'interviewer' || (alone && role === 'candidate')
    : who === 'talk'
      ? role !== 'observer'
      : who === 'anybody' || who === role

test('[W] every event stands there with its half, and with every field that a whole round shows', () => {
  const rows = tableUnder('Events')
  expect(firsts('Events')).toEqual(factTypes.toSorted())
  for (const [type = '', , said] of rows) expect(half(type), type).toBe(said)
  for (const { seq: _, at: __, actor: ___, type, ...fields } of playRound({ talkMs: 30_000 })) {
    const told = rows.find(([name]) => name === type)?.[1] ?? ''
    for (const field of Object.keys(fields)) expect(told, type).toContain(field)
  }
})

test('[W] every refusal and every setting stands there, with its default', () => {
  expect(firsts('Refusals')).toEqual(Object.keys(refusals).toSorted())
  const settings = [...file('server/src/config.ts').matchAll(/^ {2}([A-Z_]+): z$|^ {2}([A-Z_]+): z\./gm)].map(
    found => found[1] ?? found[2],
  )
  expect(firsts('Configuration')).toEqual(settings.toSorted())
  const defaults = readConfig({}) as Record<string, unknown>
  for (const [name = '', value = ''] of tableUnder('Configuration'))
    if (name in defaults && name !== 'TRUST_PROXY') expect(value).toBe(String(defaults[name]))
})
