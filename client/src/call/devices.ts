/** Which microphones and cameras there are, and where both begin: what this page is given of its machine. Knows no room. */
import { Camera } from './camera'
import { Microphone, type Devices } from './microphone'

export interface Device {
  readonly id: string
  /** As the system calls it; without a permission a browser tells no names. */
  readonly name: string
}
export interface DeviceList {
  readonly microphones: readonly Device[]
  readonly cameras: readonly Device[]
}

/** On a page that is no secure context there is no such thing, whatever the type says. */
const devices = (): MediaDevices | undefined =>
  (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices

export const ownDevices = (): { readonly microphone: Microphone; readonly camera: Camera } => {
  const given: Devices | undefined = devices()
  return { microphone: new Microphone(given), camera: new Camera(given) }
}

/** Never rejects: what cannot be listed is not there. */
export async function listDevices(): Promise<DeviceList> {
  const all =
    (await devices()
      ?.enumerateDevices()
      .catch(() => [])) ?? []
  const of = (kind: MediaDeviceKind, word: string): readonly Device[] =>
    all
      .filter(device => device.kind === kind && device.deviceId !== '')
      .map(({ deviceId, label }, i) => ({ id: deviceId, name: label || `${word} ${i + 1}` }))
  return { microphones: of('audioinput', 'Microphone'), cameras: of('videoinput', 'Camera') }
}
