/** Plays the round again: at its own pace or faster, silence kept or gone over. */
import { clockText, type Debrief } from '@signalroom/shared'
import { Pause, Play, ZoomIn, ZoomOut } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../../../ui/Button'
import { rates } from '../recording/player'
import type { Replay } from '../replay/useReplay'
import type { Viewing } from './useView'

const overviewMs = 10_000

export function Transport({
  debrief,
  replay,
  viewing,
}: {
  debrief: Debrief
  replay: Replay
  viewing: Viewing
}) {
  const { player, toggle } = replay
  const playing = useStore(player.state, state => state.playing)
  const rate = useStore(player.state, state => state.rate)
  const skips = useStore(player.state, state => state.skips)
  const second = useStore(player.state, state => Math.floor(state.at / 1000) * 1000)
  const overview = Math.max(1, debrief.took / overviewMs)
  const around = () => player.state.getState().at
  const Sign = playing ? Pause : Play
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2 print:hidden">
      <Button className="h-9 min-w-[150px] max-sm:h-11" keyName="Space" onClick={toggle}>
        <Sign size={15} aria-hidden="true" /> {playing ? 'Pause' : 'Play the round'}
      </Button>
      <span className="min-w-[104px] text-[13px] text-ink-2 tabular-nums">
        {clockText(second)} of {clockText(debrief.took)}
      </span>
      <label className="flex items-center gap-1.5 text-[12.5px] text-ink-2">
        Speed
        <select
          value={rate}
          onChange={event => player.pace(Number(event.target.value))}
          className="h-9 rounded-[8px] border border-line-strong bg-card px-2 text-[13px] text-ink max-sm:h-11"
        >
          {rates.map(one => (
            <option key={one} value={one}>
              {one} ×
            </option>
          ))}
          <option value={overview}>all in 10 s</option>
        </select>
      </label>
      <label className="flex items-center gap-1.5 text-[12.5px] text-ink-2 max-sm:min-h-11">
        <input
          type="checkbox"
          checked={skips}
          onChange={event => player.skip(event.target.checked)}
          className="size-4 accent-[var(--accent)]"
        />
        Go over long silences
      </label>
      <span className="flex-1" />
      <Button
        size="s"
        look="quiet"
        aria-label="Closer"
        title="Closer: Ctrl and the wheel, or draw over the axis"
        className="max-sm:h-11 max-sm:w-11"
        onClick={() => viewing.zoom(0.5, around())}
      >
        <ZoomIn size={16} aria-hidden="true" />
      </Button>
      <Button
        size="s"
        look="quiet"
        aria-label="Further away"
        className="max-sm:h-11 max-sm:w-11"
        disabled={viewing.isWhole}
        onClick={() => viewing.zoom(2, around())}
      >
        <ZoomOut size={16} aria-hidden="true" />
      </Button>
      {viewing.isWhole ? null : (
        <Button size="s" className="max-sm:h-11" onClick={viewing.showAll}>
          Whole round
        </Button>
      )}
    </div>
  )
}
