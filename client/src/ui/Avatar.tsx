/** A person as two letters on their colour. An empty one is away. */
import { classes } from './classes'
import { isolated } from './format'

export function Avatar({
  name,
  colour,
  away = false,
  also,
  size = 30,
}: {
  name: string
  colour: string
  away?: boolean
  /** What else is so of this person, in a word. */
  also?: string | undefined
  size?: number
}) {
  const letters = name
    .split(/\s+/)
    .map(word => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()
  return (
    <span
      role="img"
      translate="no"
      aria-label={[isolated(name), away ? 'away' : undefined, also].filter(Boolean).join(', ')}
      title={away ? `${isolated(name)} is away` : also ? `${isolated(name)} · ${also}` : name}
      style={{
        width: `${size / 16}rem`,
        height: `${size / 16}rem`,
        fontSize: `${size / 40}rem`,
        ...(away ? { borderColor: colour } : { background: colour }),
      }}
      className={classes(
        'inline-grid place-items-center rounded-full border-2 font-[650] forced-color-adjust-none',
        away ? 'border-dashed bg-card text-ink-3' : 'border-card text-white',
      )}
    >
      <span aria-hidden="true">{letters}</span>
    </span>
  )
}
