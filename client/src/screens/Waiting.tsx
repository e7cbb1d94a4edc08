/** Between two screens: quiet for a moment, then says so. Never a spinner that jumps in and out. */
import { Mark } from '../ui/Mark'

export function Waiting({ what = 'Opening the room' }: { what?: string }) {
  return (
    <main className="grid min-h-dvh place-items-center" aria-busy="true">
      <p
        role="status"
        className="flex animate-[appear_200ms_ease-out_400ms_both] items-center gap-3 text-ink-2 motion-reduce:animate-none"
      >
        <Mark /> {what}…
      </p>
    </main>
  )
}
