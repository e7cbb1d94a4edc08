/** Who may read this round's answer: by a link each, which can be taken back. */
import { useState } from 'react'
import { inviteReviewer } from '../../link/answers'
import { CallFailed } from '../../link/api'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { copyText } from '../../ui/copy'
import { Field } from '../../ui/Field'
import { Own } from '../../ui/Own'
import type { AloneHere } from './useAlone'

export function Reviewers({ at, answer, ask, again }: AloneHere) {
  const [name, setName] = useState('')
  const [says, setSays] = useState('')
  const standing = answer.seen.reviewers.filter(({ invited }) => invited)
  const invite = async (asked: { name: string } | { reviewer: string }) => {
    try {
      const { link } = await inviteReviewer(at, asked)
      setSays((await copyText(link)) ? 'Their link is copied. Send it to them alone.' : link)
      setName('')
      again()
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
    }
  }
  return (
    <Card className="p-6">
      <h2 className="text-[18px] font-[620]">Reviewers</h2>
      <p className="mt-1 text-[13.5px] text-ink-2">
        Each has a link of their own. They see the prompt, what you sent, and what is said of it; nothing else
        of the loop.
      </p>
      {standing.length === 0 ? null : (
        <ul className="mt-3 divide-y divide-line">
          {standing.map(({ id, name: called }) => (
            <li key={id} className="flex flex-wrap items-center gap-2 py-2">
              <span className="min-w-0 flex-1 font-[600]">
                <Own>{called}</Own>
              </span>
              <Button
                size="s"
                look="quiet"
                className="max-sm:h-11"
                aria-label={`New link for ${called}`}
                onClick={() => void invite({ reviewer: id })}
              >
                New link
              </Button>
              <Button
                size="s"
                look="quiet"
                className="max-sm:h-11"
                aria-label={`Take back the link of ${called}`}
                onClick={() =>
                  void ask({ type: 'reviewer.remove', reviewer: id }).then(why => setSays(why ?? ''))
                }
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        aria-label="Invite a reviewer"
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
