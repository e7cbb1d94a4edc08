/** Hands marks from the board's pane to whatever shows them: the canvas and the outline. It knows no engine. */
import { createContext, useContext } from 'react'
import type { BoardMarks } from '../board'

const none: BoardMarks = new Map()
export const MarksContext = createContext<BoardMarks>(none)
export const useMarks = (): BoardMarks => useContext(MarksContext)
