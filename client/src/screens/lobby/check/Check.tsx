/** The check before the round: one screen, one click to be in the call, and everything below it may be skipped. */
import { useHere, useRoom } from '../../../room/read'
import { useCall, useCallState, useMicrophone } from '../../../room/call/CallContext'
import { noMicrophone } from '../../../room/call/words'
import { Consent } from '../../../room/recording/Consent'
import { WriteDown } from '../../../room/words/WriteDown'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { CameraCheck } from './CameraCheck'
import { LinkCheck } from './LinkCheck'
import { MicrophoneCheck } from './MicrophoneCheck'
import { TryOut } from './TryOut'

export function Check() {
  const { me } = useHere()
  if (me.role === 'observer') return <Hear />
  return (
    <Card className="p-6">
      <section aria-labelledby="check">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
          <div className="min-w-0 flex-1 basis-[260px]">
            <h2 id="check" className="text-[17px] font-[620]">
              Your voice
            </h2>
            <p className="mt-1 text-[13.5px] text-ink-2">
              <WhoHears />
            </p>
          </div>
          <GoIn />
        </div>
        <Without />
        <div className="mt-5 grid gap-x-8 gap-y-5 sm:grid-cols-2">
          <MicrophoneCheck />
          <CameraCheck />
          <LinkCheck />
          <TryOut />
        </div>
        <div className="mt-5 border-t border-line pt-5">
          <Consent />
        </div>
        <div className="mt-5 border-t border-line pt-5">
          <WriteDown />
        </div>
      </section>
    </Card>
  )
}

/** Who can hear and who can see what, in one sentence. */
function WhoHears() {
  const alone = useRoom(room => room.open.alone)
  return alone
    ? 'Nobody hears you. Your own page listens for when you speak and when you pause; no sound leaves it.'
    : 'Once you are in the call everybody in it hears you, and sees you if your camera is on; sound and picture go from browser to browser, and the log of the room holds only when you spoke.'
}

function GoIn() {
  const call = useCall()
  const alone = useRoom(room => room.open.alone)
  const place = useCallState(state => state.place)
  const microphone = useMicrophone()
  if (alone) {
    const on = microphone.status === 'on'
    return (
      <Button
        look={on ? 'plain' : 'primary'}
        className="h-11 px-5"
        disabled={microphone.status === 'asking'}
        onClick={() => (on ? call.microphone.close() : void call.microphone.open())}
      >
        {on ? 'Turn the microphone off' : 'Turn the microphone on'}
      </Button>
    )
  }
  return place.status === 'in' ? (
    <div className="flex items-center gap-3">
      <p role="status" className="text-[13.5px] font-[600] text-accent">
        You are in the call
      </p>
      <Button className="h-11" onClick={() => call.leave()}>
        Leave it
      </Button>
    </div>
  ) : (
    <Button
      look="primary"
      className="h-11 px-5"
      disabled={place.status === 'joining'}
      onClick={() => void call.join()}
    >
      Join the call
    </Button>
  )
}

/** No microphone keeps nobody out. Its line stands there also while there is nothing to say, so that nothing moves. */
function Without() {
  const microphone = useMicrophone()
  const place = useCallState(state => state.place)
  const sentence =
    microphone.status === 'failed'
      ? noMicrophone[microphone.why]
      : place.status === 'out' && place.sentence
        ? place.sentence
        : null
  return (
    <p
      role="status"
      className={
        sentence
          ? 'mt-3 rounded-m bg-amber-soft px-3.5 py-2.5 text-[13px] text-amber'
          : 'mt-3 text-[13px] text-ink-3'
      }
    >
      {sentence ??
        'Without a microphone the round goes by keys and by typing: nothing is lost but the sound.'}
    </p>
  )
}

/** An observer listens, and sends nothing. */
function Hear() {
  const call = useCall()
  const place = useCallState(state => state.place)
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4 p-6">
      <p className="min-w-0 flex-1 basis-[260px] text-[13.5px] text-ink-2">
        You can listen in. Nobody hears or sees you; that somebody listens is shown to all.
      </p>
      {place.status === 'in' ? (
        <Button className="h-11" onClick={() => call.leave()}>
          Stop listening
        </Button>
      ) : (
        <Button
          look="primary"
          className="h-11 px-5"
          disabled={place.status === 'joining'}
          onClick={() => void call.join()}
        >
          Listen in
        </Button>
      )}
    </Card>
  )
}
