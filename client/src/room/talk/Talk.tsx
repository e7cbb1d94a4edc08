/** What was said and asked in writing, and a line to say more. In typed mode a candidate's message is a chunk. Holds no rule. */
import { useEffect, useMemo, useRef } from 'react'
import { useHere, useRoom } from '../read'
import { OwnWordsBar } from '../words/OwnLines'
import { Composer } from './Composer'
import { Message } from './Message'
import { written } from './written'

export function Talk() {
  const chat = useRoom(room => room.open.chat)
  const confirms = useRoom(room => room.open.confirms)
  const words = useRoom(room => room.open.words)
  const { me } = useHere()
  const messages = useMemo(
    () => written({ chat, confirms, words }, me.seat),
    [chat, confirms, words, me.seat],
  )
  const alone = useRoom(room => room.open.alone)
  const list = useRef<HTMLOListElement>(null)
  const newest = messages.at(-1)?.seq
  useEffect(() => {
    const { current: shown } = list
    if (newest === undefined || !shown) return
    // The list scrolls, never the page around it.
    shown.scrollTo({ top: shown.scrollHeight })
    // By keyboard one comes to what is longer than its place, and to nothing else.
    const watch = new ResizeObserver(() => {
      if (shown.scrollHeight > shown.clientHeight) shown.tabIndex = 0
      else shown.removeAttribute('tabindex')
    })
    watch.observe(shown)
    return () => watch.disconnect()
  }, [newest])
  return (
    // A keyboard on the screen may leave less than a line: then all of it scrolls.
    <div className="flex h-full min-h-0 flex-col overflow-y-auto">
      <ol
        ref={list}
        aria-label="Messages"
        // A message is said with the other news, wherever one is.
        className="min-h-[44px] low:min-h-0 flex-1 space-y-3 overflow-y-auto px-4 py-3"
      >
        {messages.length === 0 ? (
          <li className="pt-4 text-center text-[13px] text-ink-3">
            {alone
              ? 'What you write stands here with its time. Each message counts as a chunk.'
              : 'What you write to each other stands here. A message of the candidate counts as a chunk.'}
          </li>
        ) : (
          messages.map(message => <Message key={message.seq} message={message} />)
        )}
      </ol>
      <OwnWordsBar />
      <Composer />
    </div>
  )
}
