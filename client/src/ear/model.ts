/** The voice model: one frame of sound in, the probability of speech out. Knows no clock and no edges. */
import { Stillness } from '@signalroom/shared'
import { Silero } from '@ricky0123/vad-web/dist/models/silero'
import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v5.onnx?url'
import * as ort from 'onnxruntime-web/wasm'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'

export interface Model {
  /** Frames in order, one at a time: the model remembers what came before. */
  readonly speech: (frame: Float32Array) => Promise<number>
  /** What comes next does not follow on what came before. */
  readonly forget: () => void
}

/** Both files are ours and lie beside the page. Throws if they cannot be had or do not run here. */
export async function loadModel(): Promise<Model> {
  // More threads need a page that is isolated from every other, and one is fast enough.
  ort.env.wasm.numThreads = 1
  ort.env.wasm.wasmPaths = { wasm: wasmUrl }
  const silero = await Silero.new(ort, fetchModel)
  const stillness = new Stillness()
  return {
    speech: async frame => {
      const { isSpeech } = await silero.process(frame)
      if (stillness.heard(isSpeech)) silero.reset_state()
      return isSpeech
    },
    forget: () => silero.reset_state(),
  }
}

async function fetchModel(): Promise<ArrayBuffer> {
  const response = await fetch(modelUrl)
  if (!response.ok) throw new Error(`the voice model was not served (${response.status})`)
  return response.arrayBuffer()
}
