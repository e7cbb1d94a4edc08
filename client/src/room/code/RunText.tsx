/** The exact text a run was given, file by file. */
import type { RunFile } from '@signalroom/shared'
import { useState } from 'react'
import { classes } from '../../ui/classes'
import { scrolledByKeys } from '../../ui/scrolled-by-keys'

export function RunText({ files, front }: { files: readonly RunFile[]; front?: string }) {
  const [chosen, choose] = useState(front ?? files[0]?.name ?? '')
  const file = files.find(({ name }) => name === chosen) ?? files[0]
  return (
    <div>
      <div role="group" aria-label="Files" translate="no" className="mb-1.5 flex flex-wrap gap-1">
        {files.map(({ name }) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === file?.name}
            onClick={() => choose(name)}
            className={classes(
              'rounded-[6px] px-2 py-1 font-mono text-[12px] max-[899px]:min-h-[44px]',
              name === file?.name ? 'bg-accent-soft text-ink' : 'text-ink-2 hover:bg-sunk',
            )}
          >
            {name}
          </button>
        ))}
      </div>
      <pre
        translate="no"
        aria-label={file?.name}
        {...scrolledByKeys}
        className="max-h-[420px] overflow-auto rounded-[8px] border border-line bg-sunk px-3 py-2 font-mono text-[12px] leading-[1.55]"
      >
        {file?.text === '' ? 'This file is empty.' : file?.text}
      </pre>
    </div>
  )
}
