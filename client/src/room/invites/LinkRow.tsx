/** One role's link: copied, made anew, taken back. A new link is shown here once, and kept nowhere. */
import type { Role } from '@signalroom/shared'
import { useRef, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { useRoleLink } from './useRoleLink'

const titles = { interviewer: 'Interviewer', candidate: 'Candidate', observer: 'Observer' } as const

export function LinkRow({ role }: { readonly role: Role }) {
  const { says, link, open, byHand, copy, renew, takeBack } = useRoleLink(role)
  const newLink = useRef<HTMLButtonElement>(null)
  const back = async () => {
    // A button that cannot be pressed any more loses the focus.
    if (await takeBack()) newLink.current?.focus()
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line py-3 first:border-t-0">
      <span
        aria-hidden="true"
        className="mt-1 h-9 w-1 self-start rounded-full"
        style={{ background: `var(--${role})` }}
      />
      <div className="min-w-0 flex-1 basis-[210px]">
        <p className="font-[600]">
          {titles[role]}
          {byHand ? (
            <span aria-hidden="true" className="ml-2 text-[12.5px] font-[560] text-amber">
              Copy it by hand
            </span>
          ) : null}
        </p>
        <div className="min-h-10 max-sm:min-h-[50px]">
          {byHand && link !== null ? <ByHand role={role} link={link} /> : null}
          <p role="status" className={byHand ? 'sr-only' : 'text-[12.5px] leading-[19px] text-ink-3'}>
            {says}
          </p>
        </div>
      </div>
      <div className="grid w-[272px] shrink-0 grid-cols-3 gap-2 max-sm:w-full">
        <Wide aria-label={`New link for the ${role}`} ref={newLink} onClick={() => void renew()}>
          New link
        </Wide>
        <Wide aria-label={`Take back the ${role} link`} disabled={!open} onClick={() => void back()}>
          Take back
        </Wide>
        {link === null ? null : (
          <Wide aria-label={`Copy ${role} link`} onClick={() => void copy()}>
            Copy
          </Wide>
        )}
      </div>
    </li>
  )
}

/** A third of the row each, so that none moves when another comes. */
const Wide = ({ children, ...rest }: Parameters<typeof Button>[0] & { readonly children: ReactNode }) => (
  <Button size="s" className="max-sm:h-11" {...rest}>
    {children}
  </Button>
)

/** Where the page may not write to the clipboard: the link selected, to be copied by hand. */
function ByHand({ role, link }: { readonly role: Role; readonly link: string }) {
  return (
    <input
      ref={field => field?.select()}
      readOnly
      value={link}
      aria-label={`${titles[role]} link`}
      onFocus={event => event.target.select()}
      className="mt-1.5 h-[34px] w-full rounded border border-line-strong bg-sunk px-2 font-mono text-[11.5px] max-sm:h-11"
    />
  )
}
