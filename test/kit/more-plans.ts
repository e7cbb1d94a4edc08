/** The shipped rounds and some more beside them, as a page would list them once there are many. Test content, read by the server's own loader. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import type { Content } from '../../server/src/host/choose.js'

export interface MorePlan {
  readonly id: string
  readonly title: string
  readonly group: 'Design' | 'Coding' | 'Talking' | 'Drills'
  readonly rank: number
  /** Of the longest phase; the others stay as they are in the design plan, 32 minutes in all. */
  readonly deepDive: string
}

/** A second plan for a kind of question that has one. */
export const designInAnHour: MorePlan = {
  id: 'design-60',
  title: 'System design, an hour',
  group: 'Design',
  rank: 3,
  deepDive: '28:00',
}

const plan = (group: MorePlan['group'], rank: number, id: string, title: string): MorePlan => ({
  id,
  title,
  group,
  rank,
  deepDive: '13:00',
})
/** With those that are shipped and the hour of design, twenty-seven. */
export const fourMore: readonly MorePlan[] = [
  plan('Design', 14, 'api-design', 'API design'),
  plan('Design', 15, 'data-modelling', 'Data modelling'),
  plan('Coding', 20, 'debugging', 'Debugging'),
  plan('Drills', 20, 'estimation', 'Estimation'),
]

export function contentWith(more: readonly MorePlan[]): Content {
  const folder = mkdtempSync(path.join(tmpdir(), 'signalroom-content-'))
  try {
    cpSync(fileURLToPath(new URL('../../server/content', import.meta.url)), folder, { recursive: true })
    const design = readFileSync(path.join(folder, 'plans', 'design.yaml'), 'utf8')
    for (const { id, title, group, rank, deepDive } of more) {
      const text = design
        .replace(/^id: .*$/m, `id: ${id}`)
        .replace(/^title: .*$/m, `title: '${title}'`)
        .replace(/^group: .*$/m, `group: ${group}`)
        .replace(/^rank: .*$/m, `rank: ${rank}`)
        .replace(/minutes: '13:00'/, `minutes: '${deepDive}'`)
      writeFileSync(path.join(folder, 'plans', `${id}.yaml`), text)
    }
    return loadRounds(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
