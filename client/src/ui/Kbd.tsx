/** A key as printed on it. Hidden from screen readers: the shortcut is announced by `aria-keyshortcuts` where it matters. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd
      aria-hidden="true"
      translate="no"
      className="rounded-[5px] border border-b-2 border-line-strong bg-card px-[5px] py-[3px] font-sans text-[11px] leading-none font-medium text-ink-2"
    >
      {children}
    </kbd>
  )
}
