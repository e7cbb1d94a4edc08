/** Whether words ever stood in a document, at any moment of its past. Knows no log. */
import type { History } from './history'
import { listIn, mapIn, textIn, type Content } from './versions'

/** `isSought` is asked of each text, key and plain words once. */
export function everSaid({ states }: History, isSought: (text: string) => boolean): boolean {
  const seen = new Set<Content>()
  const says = (content: Content): boolean => {
    if (seen.has(content)) return false
    seen.add(content)
    switch (content.form) {
      case 'plain':
        return isSought(JSON.stringify(content.value) ?? '')
      case 'text':
        return isSought(textIn(content))
      case 'list':
        return listIn(content).some(says)
      case 'map':
        return [...mapIn(content)].some(([key, one]) => says(one) || isSought(key))
    }
  }
  return states.some(state => Object.values(state).some(says))
}
