/** Whom the interviewer plays: who may come in, what each wants without saying so, and when to interrupt. */
import { monologueOf, type Persona } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Titled } from '../../ui/Titled'
import { useAsk, useCan } from '../ask'
import { useLink, useRoom, useServerNow } from '../read'

export function Partners() {
  const personas = useRoom(room => room.panel.guide?.personas)
  const now = useRoom(room => room.open.personas?.at(-1)?.persona)
  if (!personas) return null
  return (
    <Titled title={personas.length === 1 ? 'Whom you play' : `Whom you play · ${personas.length} people`}>
      <ul className="space-y-2">
        {personas.map(persona => (
          <Partner key={persona.id} persona={persona} speaks={now === persona.id} />
        ))}
      </ul>
    </Titled>
  )
}

function Partner({ persona, speaks }: { persona: Persona; speaks: boolean }) {
  const ask = useAsk()
  const can = useCan()
  return (
    <li
      className={classes(
        'rounded-m border p-3 text-[13px]',
        speaks ? 'border-accent bg-accent-soft' : 'border-line bg-card',
      )}
    >
      <div className="flex items-center gap-2">
        <h4 className="min-w-0 flex-1 font-[620]">{persona.title}</h4>
        {speaks ? (
          <span className="text-[12px] font-[560] text-accent">you speak as them</span>
        ) : (
          <Button
            size="s"
            className="max-[899px]:h-[44px]"
            disabled={!can({ type: 'persona.play', persona: persona.id })}
            onClick={() => void ask({ type: 'persona.play', persona: persona.id })}
          >
            Speak as them
          </Button>
        )}
      </div>
      <p className="mt-1.5 text-[14px] font-[560]">“{persona.opening}”</p>
      <p className="mt-1.5">
        <span className="font-[620]">Wants, without saying so:</span> {persona.goals.join(' ')}
      </p>
      <p className="mt-1 text-ink-2">
        <span className="font-[620]">Calmed by:</span> {persona.calms}
      </p>
      {speaks ? <Interrupt persona={persona} /> : null}
    </li>
  )
}

/** When the candidate has talked for as long as this persona listens, a line to interrupt with. */
function Interrupt({ persona }: { persona: Persona }) {
  const open = useRoom(room => room.open)
  const speaking = useLink(state => state.speaking)
  const now = useServerNow(500)
  const talked = monologueOf(open, speaking, now)
  const times = Math.floor(talked / persona.patience)
  const line = persona.interrupts[(times + persona.interrupts.length - 1) % persona.interrupts.length]
  return (
    <p
      role="status"
      className={classes(
        'mt-2 rounded-[8px] px-2.5 py-2',
        times > 0 ? 'bg-amber-soft font-[560] text-amber' : 'bg-sunk text-ink-3',
      )}
    >
      {times > 0
        ? `Interrupt now: “${line ?? ''}”`
        : `Listens for ${persona.patience / 1000} s, then interrupts.`}
    </p>
  )
}

/** For everybody else: who speaks now, and what they opened with. */
export function SpeaksNow() {
  const persona = useRoom(room => room.open.personas?.at(-1))
  if (!persona) return null
  return (
    <section aria-label="Who you speak to" className="rounded-m border border-line bg-sunk p-3.5">
      <p className="text-[12px] text-ink-3">You speak to</p>
      <h3 className="text-[14px] font-[620]">{persona.title}</h3>
      <p aria-live="polite" className="mt-1 text-[14px]">
        “{persona.opening}”
      </p>
    </section>
  )
}
