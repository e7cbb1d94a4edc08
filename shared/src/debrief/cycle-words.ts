/** Whole cycles in words: a share only where every chunk's words are known, else what was heard and what was not. Knows no screen. */

interface Counted {
  readonly full: number
  readonly wanting: number
  readonly unknown: number
}

/** The figure and what it stands on. Of speech alone nobody knows which chunks proposed something and went unchecked. */
export function cycleWords({ full, wanting, unknown }: Counted): {
  readonly figure: string
  readonly note: string
} {
  if (unknown === 0)
    return {
      figure: wanting === 0 ? '–' : `${Math.round((full / wanting) * 100)} %`,
      note: 'chunk, pause, check, answer',
    }
  const heard = `${wanting === 1 ? 'proposal' : 'proposals'} heard with a check or a key`
  const others = unknown === 1 ? 'one more chunk' : `${unknown} more chunks`
  return {
    figure: wanting === 0 ? '–' : `${full} of ${wanting}`,
    note: `${wanting === 0 ? 'no' : `of the ${wanting}`} ${heard}; whether ${others} proposed anything is not known`,
  }
}
