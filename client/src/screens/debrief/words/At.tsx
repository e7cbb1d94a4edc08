/** A moment of the round, to press. */
import { clockText } from '@signalroom/shared'
import { ToMoment } from '../ToMoment'

export type Go = (elapsed: number) => void

export const At = ({ elapsed, go }: { elapsed: number; go: Go }) => (
  <ToMoment
    at={elapsed}
    go={() => go(elapsed)}
    className="shrink-0 text-[12.5px] text-accent tabular-nums underline underline-offset-2 max-sm:-my-3 max-sm:min-h-11"
  >
    {clockText(elapsed)}
  </ToMoment>
)
