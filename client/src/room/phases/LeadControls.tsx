/** What whoever leads may do with the clock: next phase, pause, and the rest in a menu. Asks; holds no rule. */
import { DropdownMenu } from 'radix-ui'
import { MoreHorizontal, Pause, Play } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { MenuContent, MenuItem } from '../../ui/Menu'
import { PeopleAndLinks } from '../invites/PeopleAndLinks'
import { useRoom } from '../read'
import { EndRound } from './EndRound'
import { arm } from '../keys/armed'
import { useKeys } from '../keys/useKeys'
import { useAsk, useCan } from '../ask'

export function LeadControls() {
  const ask = useAsk()
  const can = useCan()
  const [ending, setEnding] = useState(false)
  const [people, setPeople] = useState(false)
  const more = useRef<HTMLButtonElement>(null)
  const phases = useRoom(room => room.open.plan.phases)
  const current = useRoom(room => room.open.clock.phase)
  const stands = useRoom(room => room.open.clock.paused || room.open.clock.held !== null)
  const boardClosed = useRoom(room => room.open.board.opened === null)
  const next = phases[phases.findIndex(phase => phase.id === current) + 1]
  const toggle = () => void ask({ type: stands ? 'clock.resume' : 'clock.pause' })
  const advance = () => {
    if (next && current !== null) void ask({ type: 'phase.enter', from: current, to: next.id })
    else setEnding(true)
  }
  const askAdvance = () => {
    if (next) arm({ asks: `Go on to ${next.title}?`, act: advance, again: 'Shift+ArrowRight' })
    else advance()
  }
  useKeys({ 'Shift+ArrowRight': askAdvance, 'Shift+P': toggle, 'Shift+L': () => setPeople(true) })
  return (
    <div className="flex items-center gap-1.5">
      {next ? (
        <Button
          size="s"
          className="h-9 max-sm:h-11"
          aria-label="Next phase"
          aria-keyshortcuts="Shift+ArrowRight"
          keyName="⇧→"
          title={`Go to ${next.title}`}
          onClick={advance}
        >
          <span className="max-xl:hidden">Next phase</span>
          <span className="xl:hidden">Next</span>
        </Button>
      ) : (
        <Button size="s" className="h-9 max-sm:h-11" onClick={() => setEnding(true)}>
          End the round
        </Button>
      )}
      <Button
        size="s"
        look="quiet"
        className="h-9 px-2 max-sm:h-11 max-sm:w-11"
        aria-label={stands ? 'Resume the clock' : 'Pause the clock'}
        title={`${stands ? 'Resume' : 'Pause'} the clock (Shift+P)`}
        disabled={!can({ type: stands ? 'clock.resume' : 'clock.pause' })}
        onClick={toggle}
      >
        {stands ? <Play size={17} aria-hidden="true" /> : <Pause size={17} aria-hidden="true" />}
      </Button>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button
            ref={more}
            size="s"
            look="quiet"
            className="h-9 px-2 max-sm:h-11 max-sm:w-11"
            aria-label="More for this round"
          >
            <MoreHorizontal size={17} aria-hidden="true" />
          </Button>
        </DropdownMenu.Trigger>
        <MenuContent className="min-w-[220px]">
          <MenuItem onSelect={() => void ask({ type: 'clock.extend', ms: 120_000 })}>
            Two minutes more for this phase
          </MenuItem>
          <MenuItem onSelect={() => void ask({ type: 'clock.extend', ms: 300_000 })}>
            Five minutes more
          </MenuItem>
          <MenuItem disabled={!boardClosed} onSelect={() => void ask({ type: 'board.open' })}>
            Open the board now
          </MenuItem>
          <MenuItem
            className="justify-between gap-4"
            aria-keyshortcuts="Shift+L"
            onSelect={() => setPeople(true)}
          >
            People and links…
            <span className="max-sm:hidden">
              <Kbd>⇧L</Kbd>
            </span>
          </MenuItem>
          <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
          <DropdownMenu.Label className="px-3 py-1 text-[12px] text-ink-3">Go to</DropdownMenu.Label>
          {phases.map(phase => (
            <MenuItem
              key={phase.id}
              disabled={phase.id === current}
              onSelect={() =>
                current !== null && void ask({ type: 'phase.enter', from: current, to: phase.id })
              }
            >
              {phase.title}
            </MenuItem>
          ))}
          <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
          <MenuItem className="text-red" onSelect={() => setEnding(true)}>
            End the round…
          </MenuItem>
        </MenuContent>
      </DropdownMenu.Root>
      <PeopleAndLinks open={people} close={() => setPeople(false)} returnTo={more} />
      <EndRound open={ending} close={() => setEnding(false)} />
    </div>
  )
}
