/** Sound by way of an audio context, whose own thread cuts it into frames for the worker: works in every browser. */
import { rate, type ToTap, tell, type OpenSource } from './messages'
import tapUrl from './tap?worker&url'

export const byTap: OpenSource = async (stream, worker, changed) => {
  // At the model's own rate, so that the browser resamples. On a busy machine short buffers lose sound (3 ms of each
  // second at 10 ms), and a context without a device ten times more; these lose none.
  const context = new AudioContext({ sampleRate: rate, latencyHint: 'playback' })
  const end = new AbortController()
  const close = () => {
    end.abort()
    if (context.state !== 'closed') void context.close()
  }
  try {
    await context.audioWorklet.addModule(tapUrl)
    const tap = tapped(context, worker)
    new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(tap, 0, 0)
    context.addEventListener('statechange', changed, { signal: end.signal })
    wake(context, end.signal)
    const played = new Map<MediaStream, AudioNode>()
    return {
      against: others => play(others, played, tap),
      mute: muted => say(tap.port, { type: 'open', open: !muted }),
      asleep: () => context.state !== 'running',
      close,
    }
  } catch (thrown) {
    close()
    throw thrown
  }
}

function tapped(context: AudioContext, worker: Worker): AudioWorkletNode {
  const tap = new AudioWorkletNode(context, 'tap', {
    numberOfInputs: 2,
    channelCount: 1,
    channelCountMode: 'explicit',
  })
  const { port1, port2 } = new MessageChannel()
  say(tap.port, { type: 'to', port: port1 }, [port1])
  tell(worker, { type: 'tap', port: port2 }, [port2])
  // Only what leads to the end of a context is run; the tap puts out nothing.
  tap.connect(context.destination)
  return tap
}

function play(others: readonly MediaStream[], played: Map<MediaStream, AudioNode>, tap: AudioWorkletNode) {
  for (const [stream, node] of played) {
    if (others.includes(stream)) continue
    node.disconnect()
    played.delete(stream)
  }
  for (const stream of others) {
    if (played.has(stream) || stream.getAudioTracks().length === 0) continue
    const node = new MediaStreamAudioSourceNode(tap.context as AudioContext, { mediaStream: stream })
    node.connect(tap, 0, 1)
    played.set(stream, node)
  }
}

/** A browser may want a click before it lets a page do anything with sound. */
function wake(context: AudioContext, signal: AbortSignal): void {
  const resume = () => void (context.state === 'suspended' && context.resume())
  resume()
  for (const name of ['pointerdown', 'keydown'] as const) addEventListener(name, resume, { signal })
  document.addEventListener('visibilitychange', resume, { signal })
}

const say = (port: MessagePort, message: ToTap, moved: Transferable[] = []): void =>
  port.postMessage(message, moved)
