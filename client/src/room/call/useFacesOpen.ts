/** Whether this person looks at the others' faces: one answer for every screen of the page. Knows no camera. */
import { create } from 'zustand'
import { like, likes } from '../../call/preferences'

interface FacesOpen {
  readonly open: boolean
  toggle(): void
  show(): void
}

export const useFacesOpen = create<FacesOpen>((set, get) => {
  const turn = (open: boolean) => {
    like({ faces: open })
    set({ open })
  }
  return { open: likes().faces, toggle: () => turn(!get().open), show: () => turn(true) }
})
