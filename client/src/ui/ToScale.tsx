/** Parts of a whole as bars to scale. Decoration: what they stand for is written beside them. */

export function ToScale({ parts }: { parts: readonly { readonly id: string; readonly size: number }[] }) {
  return (
    <div aria-hidden="true" className="flex gap-1">
      {parts.map(({ id, size }, i) => (
        <span
          key={id}
          className="h-2 rounded-full bg-accent forced-color-adjust-none"
          style={{ flexGrow: size, flexBasis: 0, opacity: 0.4 + (i % 2) * 0.3 }}
        />
      ))}
    </div>
  )
}
