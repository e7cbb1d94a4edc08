/** The sections of what stands in the pane, read again when typing rests. It knows no room. */
import type { CodeMeasure } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import type { Map as YMap, Text as YText } from 'yjs'
import { writtenFilesOf } from '../../link/files'
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
      const found = readSections(writtenFilesOf(files))
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
