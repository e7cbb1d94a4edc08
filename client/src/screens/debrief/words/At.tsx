/** A moment of the round beside a line of words. */
import { At as Moment } from '../At'

export type Go = (elapsed: number) => void

export const At = ({ elapsed, go }: { elapsed: number; go: Go }) => (
  <Moment elapsed={elapsed} go={go} className="shrink-0 text-[12.5px] max-sm:-my-3" />
)
