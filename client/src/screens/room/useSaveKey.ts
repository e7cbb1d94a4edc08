/** The key by which one saves elsewhere: nothing needs it here, and it says how far things are saved. */
import { panes } from '@signalroom/shared'
import { useEffect } from 'react'
import { preferences } from '../../code/assist/preferences'
import { keeping } from '../../link/outbox'
import { saySentence } from '../../ui/sentence'
import { commandKey } from '../../ui/typed-key'
import type { Work } from './useWork'

export function useSaveKey(work: Work | null): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || commandKey(event) !== 's') return
      // In Emacs it searches.
      const inCode = event.target instanceof Element && event.target.closest('.cm-editor') !== null
      if (inCode && preferences.getState().keys === 'emacs') return
      event.preventDefault()
      if (!event.repeat && work) saySentence(howSaved(work))
    }
    // Before the editors, which leave it to the browser.
    addEventListener('keydown', pressed, true)
    return () => removeEventListener('keydown', pressed, true)
  }, [work])
}

function howSaved(work: Work): string {
  const is = (status: string) => panes.some(pane => work[pane].state.getState().status === status)
  if (is('loading')) return 'Board and code are still on their way.'
  if (is('offline'))
    return keeping.getState()
      ? 'Offline. What you write is kept on this device, and sent when the link is back.'
      : 'Offline. What you write is kept in this tab alone, and sent when the link is back.'
  if (is('saving')) return 'Saved as you type: the last of it is on its way.'
  return 'Everything is saved as you type.'
}
