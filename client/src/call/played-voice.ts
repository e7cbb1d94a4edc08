/** Lets one other caller be heard. Knows no connection. */

export class PlayedVoice {
  readonly #element = new Audio()
  readonly #refused: () => void

  /** `refused` is called when the browser wants a click before it lets a page be heard. */
  constructor(stream: MediaStream, refused: () => void) {
    this.#refused = refused
    this.#element.autoplay = true
    this.#element.srcObject = stream
    void this.play()
  }

  async play(): Promise<void> {
    try {
      await this.#element.play()
    } catch (error) {
      // Any other end of waiting is a stream that changed or was closed, and plays by `autoplay` when there is sound.
      if (error instanceof Error && error.name === 'NotAllowedError') this.#refused()
    }
  }

  close(): void {
    this.#element.pause()
    this.#element.srcObject = null
  }
}
