/** One sentence of the page about what a person has just tried; it goes by itself. Knows no room. */
import { createStore } from 'zustand/vanilla'

export const sentence = createStore<{ readonly text: string | null }>(() => ({ text: null }))

const lastsMs = 5_000
let timer: ReturnType<typeof setTimeout> | undefined

/** Says it once, politely; the next one takes its place. */
export function saySentence(text: string): void {
  clearTimeout(timer)
  timer = setTimeout(() => sentence.setState({ text: null }), lastsMs)
  sentence.setState({ text })
}
