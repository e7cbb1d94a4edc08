/** The two consents for one's own words: that they are written down in this tab, and that they go to the room. Holds no rule. */
import { Switch } from 'radix-ui'
import { useId } from 'react'
import { useHere, useRoom } from '../read'
import { useMicrophone } from '../call/CallContext'
import { recogniserSentence } from './sentences'
import { useOwnWords, useRecogniser, useWordsState } from './WordsContext'

/** An observer says nothing. */
export function WriteDown() {
  const { me } = useHere()
  return me.role === 'observer' ? null : <Own />
}

function Own() {
  const { me } = useHere()
  const words = useOwnWords()
  const on = useWordsState(state => state.on)
  const toRoom = useWordsState(state => state.toRoom)
  const refused = useWordsState(state => state.refused)
  const lasts = useWordsState(state => state.lasts)
  const recogniser = useRecogniser()
  const microphone = useMicrophone()
  const alone = useRoom(room => room.open.alone)
  const failed = recogniser.status === 'failed'
  const silent = microphone.status !== 'on' ? ' Your microphone is off, so nothing is heard.' : ''
  return (
    <div className="space-y-3">
      <Choice
        label="Write down what I say, in this tab"
        about="English only. Your own microphone alone; no sound leaves this tab. The words stay on this device and are in your own debrief. The first time 28 MB are fetched from this server."
        checked={on}
        change={next => words.turn(next)}
      />
      <Choice
        label={alone ? 'And keep them with the round' : 'And send them to the room'}
        about={`What you say from then on goes to this server as drafts.${alone || me.role !== 'candidate' ? '' : ' Your interviewer’s page reads them at once, for its figures and suggestions.'} They stand in your own talk now, and in the debrief for everybody; you can put them right and erase them. What was kept before stays here.`}
        checked={toRoom}
        disabled={!on}
        change={next => words.share(next)}
      />
      <p
        role="status"
        className={failed || refused ? 'text-[12.5px] text-amber' : 'text-[12.5px] text-ink-3'}
      >
        {on ? `${recogniserSentence(recogniser)}${failed ? '' : silent}` : 'Nothing you say is written down.'}
        {refused ? ` The room did not take the last words: ${refused} They are kept here.` : ''}
        {lasts ? '' : ' This browser has no room for your words: they last as long as this page.'}
      </p>
    </div>
  )
}

function Choice({
  label,
  about,
  checked,
  disabled = false,
  change,
}: {
  readonly label: string
  readonly about: string
  readonly checked: boolean
  readonly disabled?: boolean
  readonly change: (on: boolean) => void
}) {
  const id = useId()
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className={disabled ? 'text-[13.5px] text-ink-3' : 'text-[13.5px] font-[620]'}>
          {label}
        </label>
        <p id={`${id}-about`} className="mt-0.5 text-[12.5px] text-ink-2">
          {about}
        </p>
      </div>
      <Switch.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={change}
        aria-describedby={`${id}-about`}
        className="relative mt-0.5 h-6 w-10 shrink-0 rounded-full border border-line-strong bg-sunk transition-colors duration-150 before:absolute before:-inset-[10px] disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent motion-reduce:transition-none"
      >
        <Switch.Thumb className="block size-[18px] translate-x-[2px] rounded-full border border-line-strong bg-card transition-transform duration-150 data-[state=checked]:translate-x-[18px] motion-reduce:transition-none" />
      </Switch.Root>
    </div>
  )
}
