/**
 * Recorded answers of loops as files, one a take, in a folder of their own: `LOOP/ROUND/TAKE`. A piece is on the disk before it
 * is acknowledged; what is erased is gone before anybody is told. Knows no transport; the loop says what may come.
 */
import { takeKinds, type Loop, type AnswerTake } from '@signalroom/shared'
import { oneAtATime } from '../base/one-at-a-time.js'
import type { Recordings, SoundKind } from '../recordings/recordings.js'
import type { Loops } from './loops.js'

/** Of all takes of a round, and of a loop: half an hour of video is about 150 MB. */
export const answerLimits = { seatBytes: 512 << 20, roomBytes: 1 << 30, partsOfSeat: 40 }

export interface PieceOfTake {
  readonly loop: string
  readonly owner: string
  readonly round: string
  readonly take: string
  readonly mime: string
  readonly offset: number
  readonly bytes: Uint8Array
}
export type KeptOfTake =
  | { readonly type: 'kept' | 'gap'; readonly size: number }
  | { readonly type: 'full'; readonly what: 'seat' | 'room' | 'disk' }
  | { readonly type: 'unwanted'; readonly why: string }

export class Answers {
  readonly #files: Recordings
  readonly #loops: Loops
  readonly #inTurn = oneAtATime()

  constructor({ files, loops }: { readonly files: Recordings; readonly loops: Loops }) {
    this.#files = files
    this.#loops = loops
  }

  get folder(): string {
    return this.#files.folder
  }

  /** Asked again within its turn: a loop that was erased meanwhile takes nothing more. */
  async keep(piece: PieceOfTake): Promise<KeptOfTake> {
    let kept: KeptOfTake = { type: 'unwanted', why: 'There is no such take.' }
    await this.#inTurn(piece.loop, async () => {
      const loop = await this.#loops.find(piece.loop)
      const take = loop ? takeOf(loop, piece.round, piece.take) : undefined
      if (loop && take) kept = await this.#append(loop, take, piece)
    })
    return kept
  }
  async #append(loop: Loop, take: AnswerTake, piece: PieceOfTake): Promise<KeptOfTake> {
    const { round, offset, bytes, mime } = piece
    const kind = kindOf(take.mime ?? mime)
    if (!kind || kindOf(mime) !== kind) return { type: 'unwanted', why: 'One take is of one kind.' }
    const answer = loop.answers.find(one => one.round === round)
    if (answer?.sent.some(one => one.type === 'take' && one.take === take.id))
      return { type: 'unwanted', why: 'This take was sent; nothing is added to it.' }
    const kept = await this.#files.append({ room: loop.id, seat: round, part: take.id, kind }, offset, bytes)
    if (kept.type === 'kept' && take.mime === null)
      await this.#loops.takeKept(loop.id, piece.owner, { round, take: take.id, mime })
    return kept
  }

  /** Where a take lies in the folder, and what it is; null where nothing of it has come, or it is gone. */
  async find(
    loop: string,
    round: string,
    take: AnswerTake,
  ): Promise<{ readonly path: string; readonly mime: string } | null> {
    const mime = take.mime ?? ''
    const kind = kindOf(mime)
    const name = kind && { room: loop, seat: round, part: take.id, kind }
    return name && (await this.#files.size(name)) > 0
      ? { path: this.#files.pathOf(name), mime: baseOf(mime) }
      : null
  }
  async erase(loop: Loop): Promise<void> {
    await this.#inTurn(loop.id, async () => {
      for (const { round } of loop.answers) await this.#files.erase(loop.id, round)
      await this.#loops.erase(loop)
    })
  }
}

export const takeOf = (loop: Pick<Loop, 'answers'>, round: string, take: string): AnswerTake | undefined =>
  loop.answers.find(one => one.round === round)?.takes.find(({ id }) => id === take)
/** What follows the type says how, not what. */
const baseOf = (mime: string): string => mime.split(';')[0]?.trim().toLowerCase() ?? ''
const kindOf = (mime: string): SoundKind | undefined => takeKinds.get(baseOf(mime))
