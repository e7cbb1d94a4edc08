/** The files of the recogniser: where this server has them, how long they are, and their sums. Knows no network. */
import decoderUrl from 'moonshine-tiny/decoder_model_merged.onnx?url'
import encoderUrl from 'moonshine-tiny/encoder_model.onnx?url'
import { sums } from './sums'

export const modelFiles = [
  { url: encoderUrl, ...sums.encoder },
  { url: decoderUrl, ...sums.decoder },
] as const
