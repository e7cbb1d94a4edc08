/** The camera, if wanted: what the others would see, and which one it is. */
import { like, likes } from '../../../call/preferences'
import { useCall, useCamera } from '../../../room/call/CallContext'
import { noCamera } from '../../../room/call/words'
import { Button } from '../../../ui/Button'
import { Live } from '../../../ui/Live'
import { Part } from './Part'
import { Picker } from './Picker'

export function CameraCheck() {
  const { camera } = useCall()
  const state = useCamera()
  const on = state.status === 'on'
  const choose = (id: string) => {
    like({ camera: id })
    void camera.open(id)
  }
  return (
    <Part title="Camera" word={on ? 'On' : 'Off, and not needed'}>
      <div className="flex gap-3">
        <div className="relative h-[84px] w-[112px] shrink-0 overflow-hidden rounded-m border border-line bg-sunk">
          {on ? <Live stream={state.stream} label="What the others would see" own /> : null}
        </div>
        <div className="min-w-0 flex-1 space-y-2.5">
          <Picker
            key={state.status}
            label="Camera"
            of="cameras"
            chosen={on ? state.deviceId : ''}
            choose={choose}
          />
          <Button
            size="s"
            className="h-9 max-sm:h-11"
            disabled={state.status === 'asking'}
            onClick={() => (on ? camera.close() : void camera.open(likes().camera))}
          >
            {on ? 'Turn it off' : 'Try the camera'}
          </Button>
        </div>
      </div>
      {state.status === 'failed' ? (
        <p role="status" className="mt-2 text-[12.5px] text-ink-2">
          {noCamera[state.why]}
        </p>
      ) : null}
    </Part>
  )
}
