/** The artifact cards that lie on the board as pictures, for whoever takes the board home. Asks nothing. */
import { artifactLists, pictureCard, sheetOf, tellCard, workOut, type PicturedCard } from '@signalroom/shared'
import { useCallback } from 'react'
import { useHere } from '../read'

/** Made when it is asked for. */
export function usePicturedCards(): () => readonly PicturedCard[] {
  const { link } = useHere()
  return useCallback(() => {
    const { room } = link.state.getState()
    return artifactLists(room).flatMap(({ id, title, artifact }) => {
      const place = room.open.artifacts?.find(one => one.list === id)?.place
      if (!place) return []
      const sheet = sheetOf(room, id)
      return [pictureCard(title, place, tellCard(artifact, sheet, workOut(artifact, sheet)))]
    })
  }, [link])
}
