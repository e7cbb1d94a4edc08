/** What Tab does, told once: when the editor is first entered. It covers an empty corner and moves nothing. */
import { Kbd } from '../../ui/Kbd'
import { prefer, usePreferences } from './preferences'

export function TabHint({ entered }: { entered: boolean }) {
  const { tabRead } = usePreferences()
  if (!entered || tabRead) return null
  return (
    <div
      role="note"
      aria-label="Tab indents here. To leave the editor by keyboard press Escape, then Tab."
      className="absolute right-3 bottom-3 left-3 z-10 mx-auto flex max-w-[460px] items-center gap-3 rounded-m border border-line bg-card py-2 pr-2 pl-3.5 text-[13px] text-ink-2 shadow-card"
    >
      <span className="flex-1">
        <Kbd>Tab</Kbd> indents here. To leave the editor by keyboard: <Kbd>Esc</Kbd>, then <Kbd>Tab</Kbd>.
      </span>
      <button
        type="button"
        onClick={() => prefer({ tabRead: true })}
        className="h-7 rounded-[6px] px-2.5 font-[560] text-accent hover:bg-sunk max-[899px]:h-11"
      >
        Got it
      </button>
    </div>
  )
}
