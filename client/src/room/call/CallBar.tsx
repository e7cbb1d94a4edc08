/** The call in the head of a screen: microphone, camera, faces, and the rest in a menu; or how to join. Holds no rule. */
import { Mic, MicOff, Phone, SquareUser, Video, VideoOff, Volume2 } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { likes } from '../../call/preferences'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { useHere, useLink, useRoom, useSeats } from '../read'
import { useKeys } from '../keys/useKeys'
import { useCall, useCallState, useCamera, useMicrophone } from './CallContext'
import { CallMenu } from './CallMenu'
import { useFacesOpen } from './useFacesOpen'
import { useCallNews } from './useCallNews'
import { useMicrophoneToggle } from './useMicrophoneToggle'
import { cameraLabel, microphoneWord, noMicrophone } from './words'

/**
 * `tight`: the state of the microphone is a sign alone, its word in the name. `joins`: false where the screen has a
 * button of its own for that.
 */
export function CallBar({
  tight = false,
  joins = true,
}: {
  readonly tight?: boolean
  readonly joins?: boolean
}) {
  const { me } = useHere()
  const place = useCallState(state => state.place)
  const sends = me.role !== 'observer'
  useCallNews()
  return (
    <div
      role="group"
      aria-label="Call"
      className="flex shrink-0 items-center gap-1 slim:shrink slim:flex-wrap"
    >
      {sends ? <MicrophoneButton tight={tight} /> : null}
      {place.status === 'in' ? (
        <>
          {sends ? <CameraButton /> : null}
          <FacesButton />
          <HearOthers />
        </>
      ) : joins ? (
        <JoinButton />
      ) : null}
      <CallMenu />
    </div>
  )
}

/** Icon buttons of the bar: words where there is room for them, always in the name. */
function BarButton({
  name,
  lit = false,
  children,
  ...rest
}: { readonly name: string; readonly lit?: boolean; readonly children: ReactNode } & Omit<
  ComponentProps<typeof Button>,
  'name'
>) {
  return (
    <Button
      size="s"
      look="quiet"
      className="h-9 min-w-9 px-2 max-sm:h-11 max-sm:min-w-11"
      aria-label={name}
      title={name}
      {...rest}
    >
      <span className={classes('flex items-center gap-2', lit && 'text-accent')}>{children}</span>
    </Button>
  )
}

function MicrophoneButton({ tight }: { readonly tight: boolean }) {
  const state = useMicrophone()
  const toggle = useMicrophoneToggle()
  // M alone is a flag's.
  useKeys({ 'Shift+M': toggle })
  const live = state.status === 'on' && !state.muted
  const word = microphoneWord(state)
  const Sign = live ? Mic : MicOff
  return (
    <BarButton
      name={`Microphone: ${word}`}
      title={state.status === 'failed' ? noMicrophone[state.why] : `${word} (⇧M)`}
      lit={live}
      aria-pressed={live}
      aria-keyshortcuts="Shift+M"
      disabled={state.status === 'asking'}
      onClick={toggle}
    >
      <Sign size={17} aria-hidden="true" />
      <span className={classes('w-[46px] text-left', tight ? 'max-2xl:hidden' : 'max-lg:hidden')}>
        {word}
      </span>
    </BarButton>
  )
}

function CameraButton() {
  const { camera } = useCall()
  const state = useCamera()
  const openFaces = useFacesOpen(faces => faces.show)
  const on = state.status === 'on'
  const toggle = () => {
    if (on) return camera.close()
    openFaces()
    void camera.open(likes().camera)
  }
  const Sign = on ? Video : VideoOff
  return (
    <BarButton
      name={cameraLabel(state)}
      lit={on}
      aria-pressed={on}
      disabled={state.status === 'asking'}
      onClick={toggle}
    >
      <Sign size={17} aria-hidden="true" />
    </BarButton>
  )
}

/** Faces are looked at by those who want to: nobody's screen moves because somebody else turned a camera on. */
function FacesButton() {
  const open = useFacesOpen(faces => faces.open)
  const toggle = useFacesOpen(faces => faces.toggle)
  const cameras = useLink(state => state.callers.filter(caller => caller.camera).length)
  return (
    <BarButton
      name={`Faces: ${cameras === 0 ? 'no camera is on' : cameras === 1 ? 'one camera is on' : `${cameras} cameras are on`}`}
      lit={open}
      aria-pressed={open}
      onClick={toggle}
    >
      <SquareUser size={17} aria-hidden="true" />
      <span aria-hidden="true" className="w-2 tabular-nums">
        {cameras > 0 ? cameras : ''}
      </span>
    </BarButton>
  )
}

function HearOthers() {
  const call = useCall()
  const silenced = useCallState(state => state.silenced)
  if (!silenced) return null
  return (
    <Button size="s" className="h-9 max-sm:h-11" onClick={() => void call.hearOthers()}>
      <Volume2 size={16} aria-hidden="true" />
      Hear the others
    </Button>
  )
}

function JoinButton() {
  const call = useCall()
  const { me } = useHere()
  const place = useCallState(state => state.place)
  const inCall = useLink(state => state.callers.length)
  // Who rehearses alone has nobody to call.
  const alone = useRoom(room => room.open.alone)
  const nobody = useSeats().length < 2 && alone
  if (nobody) return null
  const what = me.role === 'observer' ? 'Listen in' : 'Join the call'
  return (
    <Button
      size="s"
      className="h-9 max-sm:h-11"
      disabled={place.status === 'joining'}
      title={inCall === 0 ? 'Nobody is in the call yet' : `${inCall} in the call`}
      onClick={() => void call.join()}
    >
      <Phone size={15} aria-hidden="true" />
      {what}
    </Button>
  )
}
