/** A person as two letters on their colour. A faded one is away. */
import { classes } from './classes'

export function Avatar({
  name,
  colour,
  away = false,
  size = 30,
}: {
  name: string
  colour: string
  away?: boolean
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
      aria-label={away ? `${name}, away` : name}
      title={away ? `${name} is away` : name}
      style={{ background: colour, width: size, height: size, fontSize: size * 0.4 }}
      className={classes(
        'inline-grid place-items-center rounded-full border-2 border-paper font-[650] text-white',
        away && 'opacity-45 grayscale',
      )}
    >
      <span aria-hidden="true">{letters}</span>
    </span>
  )
}
