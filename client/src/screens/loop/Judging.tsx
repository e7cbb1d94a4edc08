/** A loop for somebody who judges it: the rounds and their results, one's own verdict first, then everybody's. */
import type { LoopVerdict, MembersLoop } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { LongField } from '../../ui/Field'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { Reasons, Remarks } from './Committee'
import { StandingFacts } from './Standing'
import type { Judge } from './useLoop'
import { verdictName, verdicts, verdictTone, whenText } from './words'

export function Judging({ loop, judge }: { loop: MembersLoop; judge: Judge }) {
  const me = loop.members.find(({ id }) => id === loop.member)
  const held = loop.rounds.filter(({ result }) => result !== null)
  return (
    <>
      <h1 dir="auto" className="text-[28px] font-[650] tracking-[-0.02em]">
        <Own>{loop.title}</Own>
      </h1>
      <p className="mt-2 max-w-[640px] text-[15px] text-ink-2">
        You judge this loop, <Own>{me?.name}</Own>. Say what you think by yourself first. You see what others
        think once everybody has said it, and so do they.
      </p>
      <div className="mt-6 grid gap-6 lg:grid-cols-2">
        <Card className="p-5">
          <h2 className="text-[18px] font-[620]">Its rounds</h2>
          <ol className="mt-2 divide-y divide-line">
            {loop.rounds.map(round => (
              <li key={round.id} className="flex flex-wrap items-center gap-2 py-2.5 text-[14px]">
                <span className="min-w-0 flex-1">
                  <span className="block font-[600]">
                    <Own>{round.title}</Own>
                  </span>
                  <span className="block text-[12.5px] text-ink-3">{whenText(round)}</span>
                </span>
                {round.result?.attempt.verdict ? (
                  <Pill tone={verdictTone[round.result.attempt.verdict.verdict]}>
                    {verdictName[round.result.attempt.verdict.verdict]}{' '}
                    {round.result.attempt.verdict.score.toFixed(2)}
                  </Pill>
                ) : (
                  <Pill>{round.cancelled ? 'Cancelled' : 'Not released'}</Pill>
                )}
              </li>
            ))}
          </ol>
          {loop.unsealed ? (
            <div className="mt-4 border-t border-line pt-4">
              <h3 className="text-[14px] font-[620]">By the rule of loops</h3>
              {/* What the rule says comes after what people said by themselves. */}
              <StandingFacts
                loop={{ rounds: loop.rounds as never, spacing: loop.spacing, zone: loop.zone }}
                inconsistencies={null}
              />
            </div>
          ) : null}
        </Card>
        <div className="grid content-start gap-6">
          {me?.verdict ? (
            <Said loop={loop} judge={judge} mine={me.verdict} />
          ) : (
            <Say
              judge={judge}
              type="verdict.submit"
              title="What do you think?"
              waits={held.length === 0 ? 'No round has been released yet: there is nothing to judge.' : null}
            />
          )}
        </div>
      </div>
    </>
  )
}

function Say({
  judge,
  type,
  title,
  waits,
  without,
}: {
  judge: Judge
  type: 'verdict.submit' | 'verdict.change'
  title: string
  waits: string | null
  without?: LoopVerdict
}) {
  const [verdict, setVerdict] = useState<LoopVerdict | null>(null)
  const [reason, setReason] = useState('')
  const [says, setSays] = useState<string | null>(null)
  const submit = async () => {
    if (verdict === null) return setSays('Pick one of the four.')
    if (reason.trim() === '') return setSays('Say why, in a sentence or two.')
    const why = await judge({ type, verdict, reason: reason.trim() })
    setSays(why)
    if (why === null) setReason('')
  }
  return (
    <Card className="p-5">
      <form
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <h2 className="text-[18px] font-[620]">{title}</h2>
        {waits === null ? (
          <>
            <fieldset className="mt-3 flex flex-wrap gap-2">
              <legend className="sr-only">Verdict</legend>
              {verdicts
                .filter(one => one !== without)
                .map(one => (
                  <label
                    key={one}
                    className="inline-flex min-h-11 cursor-pointer items-center rounded-m border border-line-strong px-3 text-[13.5px] font-[560] has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
                  >
                    <input
                      type="radio"
                      name={type}
                      className="sr-only"
                      checked={verdict === one}
                      onChange={() => setVerdict(one)}
                    />
                    {verdictName[one]}
                  </label>
                ))}
            </fieldset>
            <LongField
              label="Why"
              className="mt-3"
              rows={4}
              maxLength={2000}
              value={reason}
              onChange={event => setReason(event.target.value)}
            />
            <Button type="submit" look="primary" className="mt-3 max-sm:h-11">
              {type === 'verdict.submit' ? 'Submit it, sealed' : 'Change it'}
            </Button>
          </>
        ) : (
          <p className="mt-2 text-[14px] text-ink-2">{waits}</p>
        )}
        <p role="alert" className="mt-2 text-[13px] text-red empty:mt-0">
          {says}
        </p>
      </form>
    </Card>
  )
}

function Said({ loop, judge, mine }: { loop: MembersLoop; judge: Judge; mine: LoopVerdict }) {
  const [text, setText] = useState('')
  const [says, setSays] = useState<string | null>(null)
  const [changing, setChanging] = useState(false)
  const waiting = loop.members.filter(({ invited, said }) => invited && !said)
  const remark = async () => {
    if (text.trim() === '') return
    const why = await judge({ type: 'remark.add', text: text.trim() })
    setSays(why)
    if (why === null) setText('')
  }
  return (
    <>
      <Card className="p-5">
        <h2 className="text-[18px] font-[620]">{loop.unsealed ? 'What everybody said' : 'Sealed'}</h2>
        {loop.unsealed ? null : (
          <p role="status" className="mt-1 text-[14px] text-ink-2">
            You said {verdictName[mine].toLowerCase()}. It opens once all have: still to come{' '}
            {waiting.map(({ name }) => name).join(', ')}.
          </p>
        )}
        {loop.unsealed ? (
          <ul className="mt-2 divide-y divide-line">
            {loop.members
              .filter(({ invited }) => invited)
              .map(member => (
                <li key={member.id} className="py-3">
                  <div className="flex items-center gap-2">
                    <span className="min-w-0 flex-1 font-[600]">
                      <Own>{member.name}</Own>
                    </span>
                    {member.verdict ? (
                      <Pill tone={verdictTone[member.verdict]}>{verdictName[member.verdict]}</Pill>
                    ) : null}
                  </div>
                  <Reasons member={member} />
                </li>
              ))}
          </ul>
        ) : null}
      </Card>
      {loop.unsealed ? (
        <Card className="p-5">
          <h2 className="text-[18px] font-[620]">Talk it over</h2>
          <Remarks loop={loop} />
          <form
            className="mt-3"
            onSubmit={event => {
              event.preventDefault()
              void remark()
            }}
          >
            <LongField
              label="To the others"
              rows={2}
              maxLength={2000}
              value={text}
              onChange={event => setText(event.target.value)}
            />
            <div className="mt-2 flex flex-wrap gap-2">
              <Button type="submit" className="max-sm:h-11">
                Say it
              </Button>
              <Button look="quiet" className="max-sm:h-11" onClick={() => setChanging(!changing)}>
                Change my verdict
              </Button>
            </div>
            <p role="alert" className="mt-2 text-[13px] text-red empty:mt-0">
              {says}
            </p>
          </form>
        </Card>
      ) : null}
      {changing && loop.unsealed ? (
        <Say
          judge={judge}
          type="verdict.change"
          title="Change it, with a reason"
          waits={null}
          without={mine}
        />
      ) : null}
    </>
  )
}
