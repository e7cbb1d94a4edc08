/** The last quarter of an hour: nothing to read, a circle that breathes, and the time that is left. */
import { clockText } from '@signalroom/shared'
import { Dialog } from 'radix-ui'
import { Button } from '../../ui/Button'
import { DialogBox } from '../../ui/DialogBox'
import { useNow } from '../../ui/useNow'
import { loopNow } from './clock'

/** In for four seconds, out for six. */
const [inMs, outMs] = [4000, 6000]

export function Breathe({ until, title }: { until: number; title: string }) {
  return (
    <Dialog.Root>
      <Dialog.Trigger asChild>
        <Button size="s" look="quiet" className="max-sm:h-11">
          Breathe
        </Button>
      </Dialog.Trigger>
      <DialogBox aria-describedby={undefined} className="w-[min(420px,calc(100vw-32px))] p-8 text-center">
        <Dialog.Title className="text-[18px] font-[620]">No notes now</Dialog.Title>
        <Circle until={until} title={title} />
        <Dialog.Close asChild>
          <Button className="mt-6 max-sm:h-11">I am ready</Button>
        </Dialog.Close>
      </DialogBox>
    </Dialog.Root>
  )
}

function Circle({ until, title }: { until: number; title: string }) {
  const moment = useNow(loopNow, 250)
  const at = moment % (inMs + outMs)
  const goingIn = at < inMs
  const full = goingIn ? at / inMs : 1 - (at - inMs) / outMs
  return (
    <>
      <div className="mt-6 grid h-[180px] place-items-center" aria-hidden="true">
        <div
          className="rounded-full bg-accent-soft motion-reduce:scale-100!"
          style={{
            width: 150,
            height: 150,
            transform: `scale(${0.55 + 0.45 * full})`,
            transition: 'transform 250ms linear',
          }}
        />
      </div>
      <p className="text-[15px] text-ink-2">{goingIn ? 'Breathe in' : 'Breathe out'}</p>
      <p className="mt-2 text-[13.5px] text-ink-3 tabular-nums">
        {until > moment ? `${clockText(until - moment)} until ${title}` : `${title} begins`}
      </p>
    </>
  )
}
