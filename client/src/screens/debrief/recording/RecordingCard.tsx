/** The recording in the debrief: both voices on the round's own axis of time, and a way to erase one's own. */
import { clockText, roundClock, type Debrief } from '@signalroom/shared'
import { Pause, Play, Volume2, VolumeX } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { useStore } from 'zustand'
import { eraseRecording } from '../../../link/recordings'
import { useHere, useRoom } from '../../../room/read'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Confirm } from '../../../ui/Confirm'
import { useSource } from '../source'
import type { Replay } from '../replay/useReplay'
import type { Player, Track } from './player'
import { holesIn, type Stretch } from './slices'
import type { Fetched } from './useTracks'
import { Own } from '../../../ui/Own'
import { isolated } from '../../../ui/format'

interface Given {
  readonly debrief: Debrief
  readonly replay: Replay
}

/** Observers hear no recording, so they are shown none. */
export function RecordingCard(given: Given) {
  const { me } = useHere()
  const parts = useRoom(room => room.open.recording.parts)
  const { isCopy } = useSource()
  if (me.role === 'observer') return null
  return (
    <Card className="mt-4 p-5 print:hidden">
      <section aria-label="Recording">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-[13.5px] font-[620]">Recording</h2>
          {isCopy ? null : <EraseOwn />}
        </div>
        <Erased />
        {parts.length === 0 ? (
          <p className="mt-2 text-[13px] text-ink-3">
            Nothing is kept of this round’s sound. It is recorded while everybody in the room agrees.
          </p>
        ) : (
          <Voices {...given} />
        )}
      </section>
    </Card>
  )
}

function Voices({ debrief, replay: { player, loading, toggle } }: Given) {
  const playing = useStore(player.state, state => state.playing)
  const second = useStore(player.state, state => Math.floor(state.at / 1000) * 1000)
  const deaf = useStore(player.state, state => state.deaf)
  const rate = useStore(player.state, state => state.rate)
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
      <Button
        className="h-9 min-w-[104px] max-sm:h-11"
        disabled={loading.status === 'loading'}
        onClick={toggle}
      >
        {playing ? <Pause size={15} aria-hidden="true" /> : <Play size={15} aria-hidden="true" />}
        {playing ? 'Pause' : 'Play'}
      </Button>
      {loading.status === 'ready' ? (
        <>
          <span className="text-[12.5px] text-ink-3 tabular-nums">{clockText(second)}</span>
          <Heards debrief={debrief} player={player} fetched={loading.fetched} />
          {deaf && (
            <p role="status" className="basis-full text-[12.5px] text-ink-3">
              Nothing can be heard: this browser has no device to play sound on, or is not let to.
            </p>
          )}
          {rate > 2 && (
            <p role="status" className="basis-full text-[12.5px] text-ink-3">
              Faster than twice nothing is heard.
            </p>
          )}
        </>
      ) : (
        <p role="status" className="text-[12.5px] text-ink-3">
          {loading.status === 'loading'
            ? 'The recording is on its way'
            : loading.status === 'failed'
              ? `It could not be fetched: ${loading.why} Press again to try once more.`
              : 'Both voices, from the position of the timeline on. Silence is kept.'}
        </p>
      )}
    </div>
  )
}

/** Each voice, as far as this browser makes sound of it. */
function Heards({ debrief, player, fetched }: { debrief: Debrief; player: Player; fetched: Fetched }) {
  return (
    <>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {[...new Set(fetched.tracks.map(one => one.seat))].map(seat => (
          <Voice key={seat} seat={seat} player={player} took={debrief.took} />
        ))}
      </div>
      {fetched.tracks.map(track => (
        <Holes key={`${track.seat} ${track.from}`} track={track} />
      ))}
      {fetched.unheard.map(seat => (
        <Unheard key={seat} seat={seat} some={fetched.tracks.some(one => one.seat === seat)} />
      ))}
    </>
  )
}

/** What a recording lost is silence in its place, and said. */
function Holes({ track: { seat, from, slices } }: { track: Track }) {
  const name = useName(seat)
  const clock = useRoom(room => room.open.clock)
  const on = (at: number) => clockText(roundClock.elapsed(clock, from + at))
  const holes = holesIn(slices).map(hole => `${on(hole.from)} to ${on(hole.to)}`)
  if (holes.length === 0) return null
  return (
    <p role="status" className="basis-full text-[12.5px] text-ink-2">
      Missing of <Own>{name}</Own>’s voice: {holes.slice(0, mostNamed).join(', ')}
      {holes.length > mostNamed ? ` and ${holes.length - mostNamed} more` : ''}. It is silence there; all else
      is in its place.
    </p>
  )
}
const mostNamed = 5

const useName = (seat: string) =>
  useRoom(room => room.open.seats.find(one => one.id === seat)?.name ?? 'Somebody')

/** What cannot be played is said, of whom; the other voice plays. */
function Unheard({ seat, some }: { seat: string; some: boolean }) {
  const name = useName(seat)
  return (
    <p role="status" className="basis-full text-[12.5px] text-ink-3">
      {some
        ? `A part of ${name}’s voice cannot be played by this browser; another one may play it.`
        : `${name}’s voice cannot be played by this browser; another one may play it.`}
    </p>
  )
}

/** Where there is sound of a voice, on the axis of the timeline: a hole is a hole. */
function Heard({ stretches, took, name }: { stretches: readonly Stretch[]; took: number; name: string }) {
  const said = stretches.map(({ from, to }) => `${clockText(from)} to ${clockText(to)}`).join(', ')
  return (
    <div
      role="img"
      aria-label={`Sound of ${name}: ${said}`}
      className="relative h-[6px] basis-full overflow-hidden rounded-full bg-sunk"
    >
      {stretches.map(({ from, to }) => (
        <span
          key={from}
          className="absolute inset-y-0 min-w-[2px] bg-ink-3"
          style={{ left: `${(from / took) * 100}%`, width: `${((to - from) / took) * 100}%` }}
        />
      ))}
    </div>
  )
}

const none: readonly Stretch[] = []
function Voice({ seat, player, took }: { seat: string; player: Player; took: number }) {
  const name = useName(seat)
  const stretches = useStore(player.state, ({ voices }) => voices[seat]) ?? none
  const [volume, setVolume] = useState(100)
  const [muted, setMuted] = useState(false)
  const Speaker = muted ? VolumeX : Volume2
  const hear = (next: { volume?: number; muted?: boolean }) => {
    const [loud, quiet] = [next.volume ?? volume, next.muted ?? muted]
    setVolume(loud)
    setMuted(quiet)
    player.hear(seat, loud / 100, quiet)
  }
  return (
    <div
      role="group"
      aria-label={`Voice of ${isolated(name)}`}
      className="flex min-w-[260px] flex-wrap items-center gap-2 text-[13px]"
    >
      <Button
        size="s"
        look="quiet"
        className="h-9 px-2 max-sm:h-11 max-sm:w-11"
        aria-pressed={muted}
        aria-label={`Mute ${isolated(name)}`}
        onClick={() => hear({ muted: !muted })}
      >
        <Speaker size={16} aria-hidden="true" />
      </Button>
      <span className="max-w-[140px] truncate">
        <Own>{name}</Own>
      </span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={volume}
        aria-label={`Volume of ${isolated(name)}`}
        onChange={event => hear({ volume: Number(event.target.value) })}
        className="h-6 w-[96px] cursor-pointer accent-[var(--accent)] max-sm:h-11"
      />
      <Heard stretches={stretches} took={took} name={name} />
    </div>
  )
}

function EraseOwn() {
  const { me } = useHere()
  const room = useRoom(one => one.open.id)
  const has = useRoom(one => one.open.recording.parts.some(part => part.seat === me.seat))
  if (!has) return null
  const erase = () =>
    void eraseRecording({ room, token: me.token }).then(
      why => void toast(why ?? 'What was recorded of you is erased.'),
    )
  return (
    <Confirm
      title="Erase what was recorded of you?"
      text="Your own voice is taken off the server’s disk at once and for good. The other voice stays: it is theirs to erase."
      keep="Keep it"
      act="Erase it"
      onAct={erase}
    >
      <Button size="s" look="danger" className="max-sm:h-11">
        Erase mine
      </Button>
    </Confirm>
  )
}

function Erased() {
  const seats = useRoom(room => room.open.seats)
  const erased = useRoom(room => room.open.recording.erased)
  const parts = useRoom(room => room.open.recording.parts)
  const names = seats
    .filter(seat => seat.id in erased && !parts.some(part => part.seat === seat.id))
    .map(seat => seat.name)
  if (names.length === 0) return null
  return (
    <p className="mt-2 text-[13px] text-ink-2">
      {names.length === 1
        ? `One voice was erased by ${names[0]}.`
        : `The voices were erased by ${new Intl.ListFormat('en').format(names)}.`}
    </p>
  )
}
