/** One link to give away: who it is for, and a button that copies it. */
import type { Role } from '@signalroom/shared'
import { Check, Copy } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { copyText } from '../../ui/copy'

const words = {
  interviewer: ['Interviewer', 'Sees the private notes, cards and the rubric.'],
  candidate: ['Candidate', 'Sees the question, the clock and one cue at a time.'],
  observer: ['Observer', 'Reads along. Changes nothing, sees nothing private.'],
} as const

const shownMs = 2000

export function CopyLink({ role, link, already = false }: { role: Role; link: string; already?: boolean }) {
  const [copied, setCopied] = useState(already)
  const [failed, setFailed] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    const done = await copyText(link)
    setCopied(done)
    setFailed(!done)
    if (!done) input.current?.select()
  }
  const [title, what] = words[role]
  return (
    <li className="flex items-center gap-3 border-t border-line py-3 first:border-t-0 slim:flex-wrap">
      <span aria-hidden="true" className="h-9 w-1 rounded-full" style={{ background: `var(--${role})` }} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 font-[600]">
          {title}
          <span role="status" className="text-[12.5px] font-[560] text-accent">
            {copied ? 'Copied' : ''}
          </span>
        </p>
        {failed ? (
          <input
            ref={input}
            readOnly
            value={link}
            aria-label={`${title} link`}
            className="w-full rounded border border-line-strong bg-sunk px-2 py-1 font-mono text-[11.5px]"
          />
        ) : (
          <p className="text-[12.5px] text-ink-3">{what}</p>
        )}
      </div>
      <Button
        size="s"
        className="w-[84px] max-sm:h-11"
        aria-label={`Copy ${role} link`}
        aria-describedby={id}
        onClick={() => void copy()}
      >
        {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
        Copy
      </Button>
      <span id={id} role="status" className="sr-only">
        {failed ? 'Copying is not possible here. The link is selected.' : ''}
      </span>
    </li>
  )
}
