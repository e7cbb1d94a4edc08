/** The three sections of a solution as three lamps: how each stands, and a way to where it begins. It holds no rule. */
import { classes } from '../../ui/classes'
import type { SectionStart, Sections, Standing } from './sections'

const names = { validation: 'Validation', core: 'Core', testing: 'Tests' } as const

export function SectionLamps({
  sections,
  open,
}: {
  sections: Sections
  open: (place: SectionStart) => void
}) {
  return (
    <ul aria-label="Sections" className="flex min-w-0 items-center gap-0.5 slim:flex-wrap">
      {(['validation', 'core', 'testing'] as const).map(name => {
        const { standing, at } = sections[name]
        const where = at ? `, ${at.file} line ${at.line}` : ''
        return (
          <li key={name}>
            <button
              type="button"
              disabled={!at}
              onClick={() => at && open(at)}
              title={`${names[name]}: ${standing}${where}`}
              className="flex h-6 items-center gap-1.5 rounded-[6px] px-1.5 text-[12px] whitespace-nowrap text-ink-2 enabled:hover:bg-sunk max-[899px]:h-11 max-[899px]:px-2.5"
            >
              <Lamp standing={standing} />
              {names[name]} <span className="text-ink-3 @max-[420px]:sr-only">{standing}</span>
              <span className="sr-only">{where}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Empty, half and full: told by its shape, in any colour. */
function Lamp({ standing }: { standing: Standing }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'size-[9px] rounded-full border forced-color-adjust-none',
        standing === 'missing' ? 'border-line-strong' : 'border-accent',
        standing === 'present' && 'bg-accent',
      )}
      style={
        standing === 'thin'
          ? { background: 'linear-gradient(90deg, var(--accent) 50%, transparent 50%)' }
          : undefined
      }
    />
  )
}
