/** The recogniser's model in this process: the very files and the very loop of the page. Knows no browser. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as ort from 'onnxruntime-web/wasm'
import type { Parts } from './words-of-the-page.js'

const folder = new URL(
  '../../node_modules/@moonshine-ai/moonshine-js/dist/model/tiny/quantized/',
  import.meta.url,
)

let opened: Promise<Parts> | undefined
/** Once a process: it takes a second and a hundred megabytes. */
export const openParts = (): Promise<Parts> => (opened ??= open())

async function open(): Promise<Parts> {
  ort.env.wasm.numThreads = 1
  const session = (name: string) =>
    ort.InferenceSession.create(readFileSync(fileURLToPath(new URL(name, folder))), {
      executionProviders: ['wasm'],
    })
  return {
    encoder: await session('encoder_model.onnx'),
    decoder: await session('decoder_model_merged.onnx'),
    Tensor: ort.Tensor,
  }
}
