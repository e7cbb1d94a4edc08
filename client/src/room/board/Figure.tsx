/** A small figure as it is laid out, in the page's own colours. Knows no room. */
import { boxSize, cut, type PlacedFigure } from '@signalroom/shared'
import { useId } from 'react'

export function Figure({ figure: { width, height, boxes, arrows } }: { figure: PlacedFigure }) {
  const head = useId()
  const name = (place: number) => boxes[place]?.name ?? ''
  const words = [
    `${boxes.map(box => box.name).join(', ')}.`,
    ...arrows.map(arrow => `${name(arrow.from)} to ${name(arrow.to)}, ${arrow.label}.`),
  ].join(' ')
  return (
    <svg
      role="img"
      aria-label={words}
      viewBox={`0 0 ${width} ${height}`}
      className="mx-auto w-full text-ink"
      style={{ maxWidth: width }}
    >
      <defs>
        <marker
          id={head}
          viewBox="0 0 8 8"
          refX="7.5"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto-start-reverse"
        >
          <path d="M 0 0 L 8 4 L 0 8 z" fill="currentColor" />
        </marker>
      </defs>
      {arrows.map(({ id, path, heads, x, y, label }) => (
        <g key={id}>
          <path
            d={path}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            markerEnd={heads === 'none' ? undefined : `url(#${head})`}
            markerStart={heads === 'both' ? `url(#${head})` : undefined}
          />
          <text x={x} y={y} fontSize="12" textAnchor="middle" fill="var(--ink-2)">
            {cut(label, 22)}
          </text>
        </g>
      ))}
      {boxes.map(({ id, x, y, lines }) => (
        <g key={id}>
          <rect
            x={x}
            y={y}
            width={boxSize.w}
            height={boxSize.h}
            rx="8"
            fill="var(--paper)"
            stroke="currentColor"
            strokeWidth="1.5"
          />
          {lines.map((line, i) => (
            <text
              key={line + String(i)}
              x={x + boxSize.w / 2}
              y={y + boxSize.h / 2 + 5 + (i - (lines.length - 1) / 2) * 18}
              fontSize="14"
              textAnchor="middle"
              fill="currentColor"
            >
              {line}
            </text>
          ))}
        </g>
      ))}
    </svg>
  )
}
