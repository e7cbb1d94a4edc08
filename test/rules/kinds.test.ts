/** Which row of the table of kinds each shipped round has on its screens. No browser. */
import { publicPlan, type Language, type Plan } from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'

interface Kind {
  readonly stage: { readonly shows: string }
  readonly side: string
  readonly foot: readonly string[]
  readonly layers: string
  readonly sections: string
  readonly lanes: readonly string[]
  readonly summary: string
}
// By address: the client is compiled for a browser, these rules for anything.
const { kindOf } = (await import(
  new URL('../../client/src/screens/room/kinds.ts', import.meta.url).href
)) as {
  kindOf: (room: { plan: Plan; code: { language: Language; data: string | null } | null }) => Kind
}
const { plans } = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const rowOf = (id: string, language: Language | null) => {
  const plan = plans.find(one => one.id === id)
  if (!plan) throw new Error(`there is no plan ${id}`)
  return kindOf({ plan: publicPlan(plan), code: language && { language, data: null } })
}

test('[L25] each kind of round has on its screens what its plan asks for', () => {
  expect(rowOf('design', null)).toMatchObject({
    stage: { shows: 'panes', board: '48%' },
    layers: 'stated',
    sections: 'none',
    summary: 'verdict',
  })
  expect(rowOf('ml-design', null)).toBe(rowOf('design', null))
  expect(rowOf('coding', 'python')).toMatchObject({
    stage: { shows: 'panes', code: '52%' },
    layers: 'none',
    sections: 'shown',
  })
  expect(rowOf('concurrency', 'typescript')).toBe(rowOf('coding', 'python'))
  expect(rowOf('sql', 'sql')).toMatchObject({ layers: 'none', sections: 'measured' })
  expect(rowOf('impact_45', null)).toMatchObject({ side: 'listen', foot: [], summary: 'drill' })
  expect(rowOf('cpc_10', null)).toMatchObject({ side: 'listen', foot: ['cue', 'cadence'], summary: 'drill' })
})

test('[L25] a drill has neither board nor cards on its timeline, and takes have a lane of their own', () => {
  expect(rowOf('impact_120', null).lanes).toContain('takes')
  for (const id of ['impact_45', 'cpc_10', 'layers_90'])
    for (const lane of ['board', 'cards']) expect(rowOf(id, null).lanes).not.toContain(lane)
  expect(rowOf('design', null).lanes).not.toContain('takes')
})
