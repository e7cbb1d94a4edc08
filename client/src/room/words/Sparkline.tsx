/** The density of each minute as bars, and in words for who hears it. Knows no room. */
import { classes } from '../../ui/classes'

/** A bar is full from here on; dense begins at half of it. */
const full = 10
const height = 22

export function Sparkline({
  minutes,
  className,
}: {
  minutes: readonly (number | null)[]
  className?: string
}) {
  const width = Math.max(1, minutes.length) * 4
  const said = minutes.flatMap((one, i) => (one === null ? [] : [`minute ${i + 1}: ${one.toFixed(1)}`]))
  return (
    <svg
      role="img"
      aria-label={`Signal density by minute: ${said.length > 0 ? said.join(', ') : 'nothing yet'}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      style={{ width: Math.min(width * 2, 150), height }}
      className={classes('shrink text-accent', className)}
    >
      <path
        d={`M0 ${height / 2} H${width}`}
        className="stroke-line-strong"
        strokeDasharray="2 2"
        vectorEffect="non-scaling-stroke"
      />
      {minutes.map((one, i) => {
        const tall = one === null ? 0 : Math.max(1.5, Math.min(1, one / full) * height)
        // A minute has no other name than its place.
        return (
          <rect key={`${i}`} x={i * 4 + 0.5} y={height - tall} width={3} height={tall} fill="currentColor" />
        )
      })}
    </svg>
  )
}
