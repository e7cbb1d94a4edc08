/** The rest of the call: who is in it and how well they are heard, devices, the relay alone, and leaving. */
import { ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { like } from '../../call/preferences'
import { listDevices, type Device, type DeviceList } from '../../call/devices'
import { MenuChoice, MenuContent, MenuItem, MenuLine, MenuSwitch, MenuTitle } from '../../ui/Menu'
import { Button } from '../../ui/Button'
import { useHere, useRoom } from '../read'
import { useCall, useCallState, useCamera, useMicrophone } from './CallContext'
import { linkWord, noMicrophone } from './words'
import { Own } from '../../ui/Own'

export function CallMenu() {
  const { me } = useHere()
  const call = useCall()
  const place = useCallState(state => state.place)
  const relayOnly = useCallState(state => state.relayOnly)
  const microphone = useMicrophone()
  const troubled = useCallState(state => state.peers.some(peer => peer.status === 'failed'))
  const [devices, setDevices] = useState<DeviceList>({ microphones: [], cameras: [] })
  const sends = me.role !== 'observer'
  return (
    <DropdownMenu.Root modal={false} onOpenChange={open => open && void listDevices().then(setDevices)}>
      <DropdownMenu.Trigger asChild>
        <Button
          size="s"
          look="quiet"
          className="h-9 px-1.5 max-sm:h-11 max-sm:min-w-11"
          aria-label={troubled ? 'More for the call. Somebody is not reached' : 'More for the call'}
        >
          <span className={troubled ? 'text-amber' : undefined}>
            <ChevronDown size={16} aria-hidden="true" />
          </span>
        </Button>
      </DropdownMenu.Trigger>
      <MenuContent className="w-[296px]">
        <InTheCall />
        {sends ? (
          <>
            <Microphones list={devices.microphones} />
            <Cameras list={devices.cameras} />
          </>
        ) : null}
        <MenuSwitch checked={relayOnly} onCheckedChange={on => void call.setRelayOnly(on)}>
          <span>
            Through the relay alone
            <span className="block text-[12px] text-ink-3">The others do not learn your address.</span>
          </span>
        </MenuSwitch>
        {place.status === 'in' || microphone.status === 'on' ? <MenuLine /> : null}
        {microphone.status === 'on' ? (
          <MenuItem onSelect={() => call.microphone.close()}>Turn the microphone off</MenuItem>
        ) : null}
        {place.status === 'in' ? <MenuItem onSelect={() => call.leave()}>Leave the call</MenuItem> : null}
      </MenuContent>
    </DropdownMenu.Root>
  )
}

function InTheCall() {
  const place = useCallState(state => state.place)
  const peers = useCallState(state => state.peers)
  const seats = useRoom(room => room.open.seats)
  const microphone = useMicrophone()
  const sentence = place.status === 'out' ? place.sentence : null
  return (
    <>
      {place.status === 'in' ? (
        <>
          <MenuTitle>In the call</MenuTitle>
          <ul className="px-3 pb-1 text-[13px]">
            {peers.length === 0 ? <li className="text-ink-2">Nobody else yet</li> : null}
            {peers.map(peer => (
              <li key={peer.caller} className="flex justify-between gap-3 py-0.5">
                <span className="truncate">
                  <Own>{seats.find(seat => seat.id === peer.seat)?.name}</Own>
                </span>
                <span className={peer.status === 'failed' ? 'text-amber' : 'text-ink-3'}>
                  {linkWord(peer)}
                </span>
              </li>
            ))}
          </ul>
          <MenuLine />
        </>
      ) : null}
      {sentence ? <p className="px-3 py-1.5 text-[12.5px] text-amber">{sentence}</p> : null}
      {microphone.status === 'failed' ? (
        <p className="px-3 py-1.5 text-[12.5px] text-amber">{noMicrophone[microphone.why]}</p>
      ) : null}
    </>
  )
}

function Microphones({ list }: { readonly list: readonly Device[] }) {
  const { microphone } = useCall()
  const state = useMicrophone()
  const choose = (id: string) => {
    like({ microphone: id })
    void microphone.open(id)
  }
  return (
    <Choices
      title="Microphone"
      list={list}
      chosen={state.status === 'on' ? state.deviceId : ''}
      choose={choose}
    />
  )
}
function Cameras({ list }: { readonly list: readonly Device[] }) {
  const { camera } = useCall()
  const state = useCamera()
  const choose = (id: string) => {
    like({ camera: id })
    if (state.status === 'on') void camera.open(id)
  }
  return (
    <Choices
      title="Camera"
      list={list}
      chosen={state.status === 'on' ? state.deviceId : ''}
      choose={choose}
    />
  )
}
function Choices({
  title,
  list,
  chosen,
  choose,
}: {
  readonly title: string
  readonly list: readonly Device[]
  readonly chosen: string
  readonly choose: (id: string) => void
}) {
  if (list.length === 0) return null
  return (
    <>
      <MenuTitle>{title}</MenuTitle>
      <DropdownMenu.RadioGroup value={chosen} onValueChange={choose} aria-label={title}>
        {list.map(({ id, name }) => (
          <MenuChoice key={id} value={id}>
            <span className="truncate">{name}</span>
          </MenuChoice>
        ))}
      </DropdownMenu.RadioGroup>
      <MenuLine />
    </>
  )
}
