/** The model of the recogniser, opened from files that are known to be right. Knows no network. */
import * as ort from 'onnxruntime-web/wasm'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import type { Parts } from './decoding'

export async function openModel([encoder, decoder]: readonly ArrayBuffer[]): Promise<Parts> {
  if (!encoder || !decoder) throw new Error('a part of the model is missing')
  // One core at most, so that board, call and coach have the others.
  ort.env.wasm.numThreads = 1
  ort.env.wasm.wasmPaths = { wasm: wasmUrl }
  const open = (bytes: ArrayBuffer) =>
    ort.InferenceSession.create(new Uint8Array(bytes), { executionProviders: ['wasm'] })
  return { encoder: await open(encoder), decoder: await open(decoder), Tensor: ort.Tensor }
}
