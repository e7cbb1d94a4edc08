/** Who judges the loop together: invited by a link each, sealed until all have said it, then open. */
import type { OwnersLoop, SeenMember } from '@signalroom/shared'
import { useState } from 'react'
import { CallFailed } from '../../link/api'
import { inviteMember } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { copyText } from '../../ui/copy'
import { Field } from '../../ui/Field'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import type { Ask } from './useLoop'
import { verdictName, verdictTone } from './words'

export function Committee({
  loop,
  secret,
  ask,
  again,
}: {
  loop: OwnersLoop
  secret: string
  ask: Ask
  again: () => void
}) {
  const [name, setName] = useState('')
  const [says, setSays] = useState('')
  const invite = async (asked: { name: string } | { member: string }) => {
    try {
      const { link } = await inviteMember(secret, loop.id, asked)
      setSays((await copyText(link)) ? 'Their link is copied. Send it to them alone.' : link)
      setName('')
      again()
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
    }
  }
  const standing = loop.members.filter(({ invited }) => invited)
  return (
    <Card className="p-5">
      <h2 className="text-[18px] font-[620]">Committee</h2>
      <p className="mt-1 text-[13.5px] text-ink-2">
        Ask those who interviewed you to judge the loop together. Each says it alone; nobody, you included,
        sees any of it before all have.
      </p>
      {standing.length === 0 ? null : (
        <ul className="mt-3 divide-y divide-line">
          {standing.map(member => (
            <li key={member.id} className="py-3">
              <div className="flex flex-wrap items-center gap-2">
                <span className="min-w-0 flex-1 font-[600]">
                  <Own>{member.name}</Own>
                </span>
                {member.verdict ? (
                  <Pill tone={verdictTone[member.verdict]}>{verdictName[member.verdict]}</Pill>
                ) : (
                  <Pill>{member.said ? 'Has said it' : 'Not yet'}</Pill>
                )}
                {member.said ? null : (
                  <>
                    <Button
                      size="s"
                      look="quiet"
                      className="max-sm:h-11"
                      onClick={() => void invite({ member: member.id })}
                    >
                      New link
                    </Button>
                    <Button
                      size="s"
                      look="quiet"
                      className="max-sm:h-11"
                      onClick={() =>
                        void ask({ type: 'member.remove', member: member.id }).then(why => setSays(why ?? ''))
                      }
                    >
                      Take back
                    </Button>
                  </>
                )}
              </div>
              <Reasons member={member} />
            </li>
          ))}
        </ul>
      )}
      {loop.remarks.length === 0 ? null : <Remarks loop={loop} />}
      <form
        className="mt-3 flex flex-wrap items-end gap-2"
        onSubmit={event => {
          event.preventDefault()
          if (name.trim() !== '') void invite({ name: name.trim() })
        }}
      >
        <Field
          label="Name"
          className="min-w-[140px] flex-1"
          value={name}
          maxLength={60}
          onChange={event => setName(event.target.value)}
        />
        <Button type="submit" className="h-11">
          Invite
        </Button>
      </form>
      <p role="status" className="mt-2 text-[13px] break-all text-accent">
        {says}
      </p>
    </Card>
  )
}

/** What somebody said, and how it changed since. */
export function Reasons({ member }: { member: SeenMember }) {
  return (
    <>
      {member.reason === '' ? null : (
        <p dir="auto" className="mt-1 text-[13.5px] whitespace-pre-wrap text-ink-2">
          {member.reason}
        </p>
      )}
      {member.changes.map(change => (
        <p key={change.at} className="mt-1 text-[13px] text-ink-2">
          Changed from {verdictName[change.from].toLowerCase()} to {verdictName[change.to].toLowerCase()}:{' '}
          <Own>{change.reason}</Own>
        </p>
      ))}
    </>
  )
}

export function Remarks({ loop }: { loop: Pick<OwnersLoop, 'remarks' | 'members'> }) {
  return (
    <ul aria-label="What was said since" className="mt-3 grid gap-2">
      {loop.remarks.map(({ at, member, text }) => (
        <li key={at} className="rounded-m bg-sunk px-3 py-2 text-[13.5px]">
          <span className="font-[600]">
            <Own>{loop.members.find(({ id }) => id === member)?.name}</Own>
          </span>{' '}
          <Own>{text}</Own>
        </li>
      ))}
    </ul>
  )
}
