/** Whether this seat agrees to be recorded: a switch, one sentence, and who has not agreed yet. */
import { Switch } from 'radix-ui'
import { useId } from 'react'
import { useCall, useMicrophone } from '../call/CallContext'
import { useHere, useLink, useRoom } from '../read'
import { useAsk, useCan } from '../ask'
import { isolated } from '../../ui/format'

/** An observer is not recorded, and has nothing to say here. */
export function Consent() {
  const { me } = useHere()
  return me.role === 'observer' ? null : <Own />
}

function Own() {
  const { me } = useHere()
  const ask = useAsk()
  const can = useCan()
  const { microphone } = useCall()
  const id = useId()
  const agreed = useRoom(room => room.open.recording.agreed[me.seat] ?? false)
  const alone = useRoom(room => room.open.alone)
  const choose = (on: boolean) => {
    void ask({ type: on ? 'recording.allow' : 'recording.refuse' })
    // A press is the moment in which a browser may ask for the microphone.
    const { status } = microphone.state.getState()
    if (on && (status === 'off' || status === 'failed')) void microphone.open()
  }
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="text-[13.5px] font-[620]">
          Record the sound
        </label>
        <p id={`${id}-about`} className="mt-0.5 text-[12.5px] text-ink-2">
          {alone
            ? 'Your browser records your own microphone while the clock runs. It stays on this server for you; you can erase it at any time.'
            : 'Each browser records its own microphone, only while everybody here agrees and the clock runs. It stays on this server for the two of you; you can erase yours at any time.'}
        </p>
        <Others agreed={agreed} />
      </div>
      <Switch.Root
        id={id}
        checked={agreed}
        disabled={!can({ type: agreed ? 'recording.refuse' : 'recording.allow' })}
        onCheckedChange={choose}
        aria-describedby={`${id}-about`}
        className="relative mt-0.5 h-6 w-10 shrink-0 rounded-full border border-line-strong bg-sunk transition-colors duration-150 before:absolute before:-inset-[10px] data-[state=checked]:border-accent data-[state=checked]:bg-accent motion-reduce:transition-none"
      >
        <Switch.Thumb className="block size-[18px] translate-x-[2px] rounded-full border border-line-strong bg-card transition-transform duration-150 data-[state=checked]:translate-x-[18px] motion-reduce:transition-none" />
      </Switch.Root>
    </div>
  )
}

function Others({ agreed }: { agreed: boolean }) {
  const { me } = useHere()
  const alone = useRoom(room => room.open.alone)
  const microphone = useMicrophone()
  const seats = useRoom(room => room.open.seats)
  const said = useRoom(room => room.open.recording.agreed)
  const present = useLink(state => state.present)
  const others = seats.filter(
    seat => seat.id !== me.seat && seat.role !== 'observer' && present.includes(seat.id),
  )
  const missing = others.filter(seat => said[seat.id] !== true).map(seat => isolated(seat.name))
  const names = new Intl.ListFormat('en').format(missing)
  const line =
    missing.length > 0
      ? `${names} ${missing.length === 1 ? 'has' : 'have'} not agreed yet.`
      : others.length > 0
        ? `${new Intl.ListFormat('en').format(others.map(seat => isolated(seat.name)))} ${others.length === 1 ? 'agrees' : 'agree'}.`
        : alone
          ? ''
          : 'Nobody else is here yet.'
  return (
    <p role="status" className="mt-1 text-[12.5px] text-ink-3">
      {line}
      {agreed && microphone.status !== 'on' ? ' Your microphone is off, so nothing of you is recorded.' : ''}
    </p>
  )
}
