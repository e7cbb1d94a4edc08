/** By phase, the nouns that a story and the sketch after it share, found on the board of those moments. Draws nothing. */
import { namesOn, sharedNouns, storyTimes, wordsOfStory } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import type { History } from '../../../replay/history'
import { useRoom } from '../../../room/read'

/** A story of which no words are known is left out. Empty while the board is on its way. */
export function useSharedNouns(board: History | null): ReadonlyMap<string, readonly string[]> {
  const room = useRoom(one => one)
  const [found, setFound] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  useEffect(() => {
    const told = storyTimes(room).flatMap(({ phase, story, sketch }) => {
      const said = wordsOfStory(room, story)
      return said === '' || !sketch ? [] : [{ phase, said, sketch }]
    })
    if (!board || told.length === 0) return
    let isGone = false
    void import('../timeline/film').then(({ stillsOf }) => {
      if (isGone) return
      const moments = told.flatMap(({ sketch }) => [sketch.from, sketch.to])
      const stills = stillsOf(board, moments, at => at)
      setFound(
        new Map(
          told.map(({ phase, said }, i) => {
            const [before = [], after = []] = stills.slice(2 * i, 2 * i + 2).map(one => namesOn(one.reading))
            return [phase, sharedNouns(said, after, before)]
          }),
        ),
      )
    })
    return () => {
      isGone = true
    }
  }, [room, board])
  return found
}
