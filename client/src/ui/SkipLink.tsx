/** The first stop of the Tab key: past the head, to where the work is. Leaves the address as it is. */
export function SkipLink({ to, children }: { to: string; children: string }) {
  return (
    <a
      href={`#${to}`}
      onClick={event => {
        event.preventDefault()
        document.getElementById(to)?.focus()
      }}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-m border border-accent bg-card px-4 py-2.5 font-[560] text-accent shadow-card focus:translate-y-0"
    >
      {children}
    </a>
  )
}
