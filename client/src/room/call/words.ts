/** What microphone, camera and connections are called on the screen. Knows no component. */
import type { CameraState } from '../../call/camera'
import type { MicrophoneState, WhyNot } from '../../call/microphone'
import type { PeerState } from '../../call/peer'

export function microphoneWord(state: MicrophoneState): string {
  switch (state.status) {
    case 'off':
      return 'Mic off'
    case 'asking':
      return 'Asking'
    case 'on':
      return state.muted ? 'Muted' : 'Mic on'
    case 'failed':
      return 'No mic'
  }
}

/** What happened, what goes on, what to do. */
export const noMicrophone: Readonly<Record<WhyNot, string>> = {
  denied:
    'The browser gives this page no microphone. Typing works as before. To be heard, allow it beside the address and press the button again.',
  missing: 'There is no microphone. Plug one in and it is used at once; typing works meanwhile.',
  busy: 'Another program holds the microphone. Close it there and press the button again; typing works meanwhile.',
  insecure:
    'Over plain http a browser gives no microphone. Open the room by https, or on the server’s own machine; typing works as before.',
  lost: 'The microphone is gone. Plug it in again or choose another one; typing works meanwhile.',
}
export const noCamera: Readonly<Record<WhyNot, string>> = {
  denied: 'The browser gives this page no camera. Allow it beside the address and press the button again.',
  missing: 'There is no camera.',
  busy: 'Another program holds the camera. Close it there and press the button again.',
  insecure: 'Over plain http a browser gives no camera. Open the room by https.',
  lost: 'The camera is gone. Plug it in and press the button again.',
}

export const cameraLabel = (state: CameraState): string =>
  state.status === 'on' ? 'Camera on' : state.status === 'asking' ? 'Camera, asking' : 'Camera off'

export function linkWord({ status, quality }: PeerState): string {
  if (status === 'connecting') return 'connecting'
  if (status === 'failed') return 'no way found'
  return quality === null ? 'connected' : `${quality} link`
}
export const noWay = (name: string, relay: boolean): string =>
  relay
    ? `No way to ${name} was found, not even by the relay. It is tried again by itself; Talk works.`
    : `No way to ${name} was found. It is tried again by itself; Talk works. Where a network lets no calls through, the host needs a relay (TURN).`
