/** Says on every screen that the round is recorded, and of whom; behind it is this seat's consent. Its width never changes. */
import { recording } from '@signalroom/shared'
import { Popover } from 'radix-ui'
import { classes } from '../../ui/classes'
import { useHere, useLink, useRoom } from '../read'
import { Consent } from './Consent'
import { useSending } from './RecorderContext'
import { isolated } from '../../ui/format'

export function RecordingSign() {
  const { me } = useHere()
  const on = useRoom(recording)
  const names = useRecorded()
  const { trouble } = useSending()
  const words = on ? `Recording ${names}` : 'Record: the sound is not recorded'
  if (me.role === 'observer')
    return (
      <span role="status" title={words} className="flex w-[92px] shrink-0 justify-center">
        {on ? <Word on /> : null}
        <span className="sr-only">{on ? names : ''}</span>
      </span>
    )
  return (
    <Popover.Root>
      <Popover.Trigger
        title={words}
        aria-label={trouble ? `${words}. ${trouble}` : words}
        className="flex h-9 w-[92px] shrink-0 items-center justify-center rounded-[8px] hover:bg-sunk max-sm:h-11"
      >
        <Word on={on} trouble={trouble !== null} />
      </Popover.Trigger>
      <span role="status" className="sr-only">
        {on ? words : ''}
      </span>
      <Popover.Portal>
        <Popover.Content
          align="end"
          aria-label="Recording"
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-h-(--radix-popover-content-available-height) overflow-y-auto w-[min(360px,calc(100vw-24px))] rounded-m border border-line bg-card p-4 text-ink shadow-card"
        >
          <p className="mb-2.5 text-[13px] text-ink-2">
            {on ? `Now recording ${names}.` : 'Nothing is recorded now.'}
          </p>
          <Consent />
          {trouble ? <p className="mt-2.5 text-[12.5px] text-amber">{trouble}</p> : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Word({ on, trouble = false }: { on: boolean; trouble?: boolean }) {
  return (
    <span
      className={classes(
        'flex items-center gap-1.5 text-[12.5px]',
        on ? (trouble ? 'font-[620] text-amber' : 'font-[620] text-ink') : 'text-ink-3',
      )}
    >
      <span
        aria-hidden="true"
        className={classes(
          'size-2 rounded-full border border-current forced-color-adjust-none',
          on && 'bg-current',
        )}
      />
      {on ? 'Recording' : 'Record'}
    </span>
  )
}

/** Those whose own browsers record now: everybody here who may be. */
function useRecorded(): string {
  const seats = useRoom(room => room.open.seats)
  const agreed = useRoom(room => room.open.recording.agreed)
  const present = useLink(state => state.present)
  const { me } = useHere()
  const names = seats
    .filter(seat => agreed[seat.id] === true && present.includes(seat.id))
    .map(seat => (seat.id === me.seat ? 'you' : isolated(seat.name)))
  return new Intl.ListFormat('en').format(names)
}
