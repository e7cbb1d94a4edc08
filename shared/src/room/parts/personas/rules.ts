/** Who speaks as whom, and which partners come in by themselves where nobody plays them. Knows no fold. */
import { ms } from '../../../base/brand.js'
import * as clock from '../../clock.js'
import type { Persona } from '../../../content/persona.js'
import type { Fact } from '../../event.js'
import { accept, refuse } from '../../refusal.js'
import type { Room } from '../../room.js'
import { always, live, type Due, type Rules } from '../../rule.js'
import type { PersonaCommand } from './facts.js'

export const personaRules: Rules<PersonaCommand> = {
  'persona.play': [
    'interviewer',
    live,
    ({ open, panel }, { persona }) => {
      const found = panel.guide?.personas?.find(({ id }) => id === persona)
      if (!found) return refuse('unknown', 'This round has no such persona.')
      return open.personas?.at(-1)?.persona === persona
        ? refuse('done', 'You speak as them already.')
        : accept(entered(found))
    },
  ],
  'seniority.say': [
    'interviewer',
    always,
    ({ open }, { as }, { seat }) =>
      open.seniority?.[seat] === as ? refuse('done') : accept({ type: 'seniority.said', as }),
  ],
}

const entered = ({ id, title, opening }: Persona): Fact => ({
  type: 'persona.entered',
  persona: id,
  title,
  opening,
})

/** Who is met in the phase of now, in their order; nobody where no guide was sent. */
export function partnersOf({ open, panel }: Room): readonly Persona[] {
  const phases = panel.guide?.phases ?? []
  const here = phases.findIndex(({ id }) => id === open.clock.phase)
  const before = phases.slice(0, Math.max(0, here)).reduce((sum, phase) => sum + (phase.partners ?? 0), 0)
  return (panel.guide?.personas ?? []).slice(before, before + (phases[here]?.partners ?? 0))
}

/** Alone, the partners of a phase come in one after the other, at even distances. */
export function personaEnters(room: Room): Due | null {
  const { open } = room
  const visit = open.visits.at(-1)
  const theirs = partnersOf(room)
  if (!open.alone || !visit) return null
  const nth = theirs.findIndex(({ id }) => !open.personas?.some(one => one.persona === id))
  const next = theirs[nth]
  if (!next || open.clock.phase === null) return null
  const budget = open.clock.budgets[open.clock.phase] ?? 0
  const at = nth === 0 ? visit.at : clock.whenPhaseSpent(open.clock, ms((budget * nth) / theirs.length))
  return at === null ? null : { at, facts: () => [entered(next)] }
}
