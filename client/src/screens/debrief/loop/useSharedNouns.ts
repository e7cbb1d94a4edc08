/** By phase, the nouns that a story and the sketch after it share, found on the board of those moments. Draws nothing. */
import { namesOn, sharedNouns, storyTimes, wordsOfStory, type Room } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import type { History } from '../../../replay/history'
import { useRoom } from '../../../room/read'

/** A story of which no words are known is left out. Empty while the board is on its way. */
export function useSharedNouns(board: History | null): ReadonlyMap<string, readonly string[]> {
  // A score that is given changes the room and no story: reading the board again would take a moment.
  const asked = useRoom(room => JSON.stringify(told(room)))
  const [found, setFound] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  useEffect(() => {
    const stories = JSON.parse(asked) as ReturnType<typeof told>
    if (!board || stories.length === 0) return
    let isGone = false
    void import('../timeline/film').then(({ stillsOf }) => {
      if (isGone) return
      const moments = stories.flatMap(({ sketch }) => [sketch.from, sketch.to])
      const stills = stillsOf(board, moments, at => at)
      setFound(
        new Map(
          stories.map(({ phase, said }, i) => {
            const [before = [], after = []] = stills.slice(2 * i, 2 * i + 2).map(one => namesOn(one.reading))
            return [phase, sharedNouns(said, after, before)]
          }),
        ),
      )
    })
    return () => {
      isGone = true
    }
  }, [asked, board])
  return found
}

const told = (room: Room) =>
  storyTimes(room).flatMap(({ phase, story, sketch }) => {
    const said = wordsOfStory(room, story)
    return said === '' || !sketch ? [] : [{ phase, said, sketch }]
  })
