/** The sections of what stands in the pane, read again when typing rests. It knows no room. */
import type { CodeMeasure, RunFile } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { Text as YText, type Map as YMap } from 'yjs'
import type { Sections } from './sections'

const restMs = 500

/** Null until they have been read once, and while nobody wants them. */
export function useSections(
  files: YMap<YText>,
  wanted: boolean,
  onMeasure: ((measure: CodeMeasure) => void) | undefined,
): Sections | null {
  const [sections, setSections] = useState<Sections | null>(null)
  useEffect(() => {
    if (!wanted) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const read = async () => {
      timer = undefined
      // Parsers are not small, and most rooms ask for none.
      const { readSections } = await import('./sections')
      if (left) return
      const found = readSections(filesOf(files))
      setSections(found)
      onMeasure?.(found.measure)
    }
    const readLater = () => {
      timer ??= setTimeout(() => void read(), restMs)
    }
    void read()
    files.observeDeep(readLater)
    return () => {
      left = true
      clearTimeout(timer)
      files.unobserveDeep(readLater)
    }
  }, [files, wanted, onMeasure])
  return wanted ? sections : null
}

/** The pane's files as they stand; `except` is left out. */
export const filesOf = (files: YMap<YText>, except?: string): readonly RunFile[] =>
  [...files.entries()].flatMap(([name, text]) =>
    text instanceof YText && name !== except ? [{ name, text: text.toString() }] : [],
  )
