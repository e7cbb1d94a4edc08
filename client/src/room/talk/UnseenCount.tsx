/** How much is new behind a tab. Who listens is told each of it as it comes, so the tab keeps its name. */
export const Unseen = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <span
      aria-hidden="true"
      className="ml-1 rounded-full bg-amber-soft px-1.5 text-[11px] leading-[16px] text-amber tabular-nums"
    >
      {count}
    </span>
  )
