/** How loud a microphone is at this instant, and three seconds of it to listen back to. Keeps nothing, sends nothing. */

/** Quieter than this is an empty room; full is a shout. In decibels below the loudest there can be. */
const [silence, full] = [-60, -12]

/** A level is followed by eye at this pace; more would cost a small machine what it needs elsewhere. */
const drawMs = 60

/** Calls `show` with 0 to 1 some sixteen times a second; the returned function stops it. */
export function watchLevel(stream: MediaStream, show: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = new AnalyserNode(context, { fftSize: 1024 })
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const draw = () => {
    analyser.getFloatTimeDomainData(samples)
    const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length
    const decibels = 10 * Math.log10(power + 1e-12)
    show(Math.min(1, Math.max(0, (decibels - silence) / (full - silence))))
  }
  const drawing = setInterval(draw, drawMs)
  return () => {
    clearInterval(drawing)
    void context.close()
  }
}

/** Records for so many milliseconds. Rejects with a sentence where a browser cannot. */
export function recordSample(stream: MediaStream, length: number): Promise<Blob> {
  return new Promise((done, failed) => {
    if (typeof MediaRecorder === 'undefined') return failed(new Error('This browser cannot record.'))
    const pieces: Blob[] = []
    const recorder = new MediaRecorder(new MediaStream(stream.getAudioTracks()))
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
    recorder.addEventListener('stop', () => done(new Blob(pieces, { type: recorder.mimeType })))
    recorder.addEventListener('error', () => failed(new Error('The recording stopped. Try again.')))
    recorder.start()
    setTimeout(() => recorder.state !== 'inactive' && recorder.stop(), length)
  })
}
