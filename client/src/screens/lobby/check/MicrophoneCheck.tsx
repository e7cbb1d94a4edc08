/** The microphone: its level as it is, which one it is, and three seconds of it to listen to. */
import { useEffect, useRef, useState } from 'react'
import { like, likes } from '../../../call/preferences'
import { recordSample, watchLevel } from '../../../call/level'
import { useCall, useMicrophone } from '../../../room/call/CallContext'
import { microphoneWord } from '../../../room/call/words'
import { Button } from '../../../ui/Button'
import { Part } from './Part'
import { Picker } from './Picker'

const sampleMs = 3000

export function MicrophoneCheck() {
  const { microphone } = useCall()
  const state = useMicrophone()
  const on = state.status === 'on'
  const choose = (id: string) => {
    like({ microphone: id })
    void microphone.open(id)
  }
  return (
    <Part title="Microphone" word={microphoneWord(state)}>
      <Meter stream={on && !state.muted ? state.stream : null} />
      <div className="mt-2.5">
        <Picker
          key={state.status}
          label="Microphone"
          of="microphones"
          chosen={on ? state.deviceId : ''}
          choose={choose}
        />
      </div>
      <div className="mt-2.5 flex flex-wrap gap-2">
        {on ? (
          <Sample stream={state.stream} />
        ) : (
          <Button
            size="s"
            className="h-9 max-sm:h-11"
            disabled={state.status === 'asking'}
            onClick={() => void microphone.open(likes().microphone)}
          >
            Try the microphone
          </Button>
        )}
      </div>
    </Part>
  )
}

/** Drawn at each frame, past React: a level is no state of the page. */
function Meter({ stream }: { stream: MediaStream | null }) {
  const bar = useRef<HTMLSpanElement>(null)
  const [heard, setHeard] = useState(false)
  useEffect(() => {
    const element = bar.current
    if (!stream || !element) return
    let loudest = 0
    const stop = watchLevel(stream, level => {
      element.style.transform = `scaleX(${level.toFixed(3)})`
      if (level <= loudest) return
      loudest = level
      if (level > heardAt) setHeard(true)
    })
    return () => {
      stop()
      element.style.transform = 'scaleX(0)'
      setHeard(false)
    }
  }, [stream])
  return (
    <div className="flex items-center gap-3">
      <span
        aria-hidden="true"
        className="relative h-2 flex-1 overflow-hidden rounded-full bg-sunk forced-color-adjust-none"
      >
        <span
          ref={bar}
          className="absolute inset-0 origin-left rounded-full bg-accent"
          style={{ transform: 'scaleX(0)' }}
        />
      </span>
      <span role="status" className="w-[92px] text-right text-[12px] text-ink-3">
        {stream === null ? '' : heard ? 'It hears you' : 'Say something'}
      </span>
    </div>
  )
}
/** A voice at arm's length is well above this share of the scale, an empty room well below. */
const heardAt = 0.35

const forget = (address: { current: string | null }): void => {
  if (address.current) URL.revokeObjectURL(address.current)
  address.current = null
}

/** Three seconds, then they play by themselves. The sound stays in this page and is forgotten with it. */
function Sample({ stream }: { stream: MediaStream }) {
  const [step, setStep] = useState<'ready' | 'recording' | 'playing'>('ready')
  const [wrong, setWrong] = useState<string | null>(null)
  const audio = useRef<HTMLAudioElement>(null)
  const address = useRef<string | null>(null)
  useEffect(() => () => forget(address), [])
  const go = async () => {
    setWrong(null)
    setStep('recording')
    try {
      const sample = await recordSample(stream, sampleMs)
      const element = audio.current
      if (!element) return
      forget(address)
      address.current = URL.createObjectURL(sample)
      element.src = address.current
      setStep('playing')
      await element.play()
    } catch (error) {
      setStep('ready')
      setWrong(error instanceof Error ? error.message : 'That did not work. Try again.')
    }
  }
  const words = {
    ready: 'Record 3 s and listen',
    recording: 'Recording 3 s: say something',
    playing: 'This is how you sound',
  }
  return (
    <>
      <Button
        size="s"
        className="h-9 min-w-[200px] max-sm:h-11 slim:min-w-0"
        disabled={step !== 'ready'}
        onClick={() => void go()}
      >
        {words[step]}
      </Button>
      {/* What is heard is one's own voice, said a moment ago. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <audio ref={audio} className="hidden" onEnded={() => setStep('ready')} />
      {wrong ? <p className="w-full text-[12.5px] text-amber">{wrong}</p> : null}
    </>
  )
}
