/** What an interviewer does with one key: score, pin, flag, play. Asks the room and says what was accepted; holds no rule. */
import {
  clockText,
  cadence,
  flagLacks,
  pinBack,
  roundClock,
  standing,
  suggestedBy,
  type Command,
  type Criterion,
  type Flag,
  type PinAsked,
  type ScoreValue,
  type Quoted,
  type Shown,
} from '@signalroom/shared'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Pointing } from './pointing'
import { useHere, useRoom, useServerNow } from '../read'
import { useHeard } from '../cue/heard'
import { useFirings } from '../failures/firings'
import { useRaised, type Guide } from './guide'
import { useAsk } from '../ask'
import { useWordsSuggestions } from '../words/useWords'
import { waveAway, wavedAway } from './waved'

const saidFor = 4000
const quotedFor = 20_000

export interface Judging {
  readonly selected: string
  readonly select: (criterion: string) => void
  readonly step: (by: 1 | -1) => void
  readonly score: (criterion: string, value: ScoreValue) => void
  readonly pin: (criterion: string, quote?: string) => void
  readonly unpin: (pinned: number) => void
  /** Brings what a pin shows into view. */
  readonly show: (what: Shown) => void
  readonly raise: (flag: Flag) => void
  /** Takes back the last flag, or waves a suggested one away. */
  readonly withdraw: () => void
  /** The flag that is suggested: a ghost until its own key accepts it. */
  readonly suggested: string | null
  /** Why it is, and the words it rests on, oldest first. */
  readonly because: Because
  /** Asks in Talk when they did what they say they know, while that is suggested. */
  readonly askWhen: () => void
  readonly play: (card: { readonly id: string; readonly title: string }) => void
  readonly reveal: (hint: { readonly id: string; readonly topic: string }) => void
  readonly bookmark: () => void
  /** What was just accepted, for a moment. */
  readonly done: string | null
  /** A pin of now: what is shown, about ten seconds back, with what was just written. */
  readonly pinNow: (quote?: string) => PinAsked
}

export interface Because {
  readonly why: string
  readonly words: readonly string[]
}
const noReason: Because = { why: '', words: [] }
const when = 'When did you do that?'

export function useJudging(guide: Guide, { capture, show }: Pointing): Judging {
  const { criteria } = guide.rubric
  const [selected, select] = useState(criteria[0]?.id ?? '')
  const { done, tell, say } = useTold()
  const lacks = useLacks()
  const asked = useRef<{ readonly flag: string; readonly at: number } | null>(null)
  const pinNow = usePinNow(capture)
  const raised = useRaised()
  const { suggested, on, because, dismiss } = useSuggested(raised.map(flag => flag.flag))
  const title = (id: string) => criteria.find(one => one.id === id)?.title ?? id

  const withdraw = () => {
    const last = raised.at(-1)
    if (suggested) return dismiss()
    if (!last) return
    const flag = guide.rubric.flags.find(one => one.id === last.flag)
    tell({ type: 'flag.withdraw', raised: last.id }, `${flag?.title ?? 'The flag'} taken back`)
  }
  return {
    selected,
    select,
    show,
    step: by => select(next(criteria, selected, by)),
    score: (criterion, value) =>
      tell(
        { type: 'score.set', criterion, value },
        `${title(criterion)}: ${value === 'NE' ? 'not evidenced' : value}`,
      ),
    pin: (criterion, quote) =>
      tell({ type: 'evidence.pin', criterion, pin: pinNow(quote) }, `Pinned to ${title(criterion)}`),
    unpin: pinned => tell({ type: 'evidence.unpin', pinned }, 'Pin removed'),
    raise: flag => {
      const lacking = lacks(flag)
      const again = asked.current?.flag === flag.id && performance.now() - asked.current.at <= saidFor
      asked.current = null
      if (lacking !== null && !again) {
        asked.current = { flag: flag.id, at: performance.now() }
        return say(`${lacking} ${flag.key.toUpperCase()} again raises it.`)
      }
      // What suggested it is what it is pinned to.
      const pin = flag.id === suggested && on ? { ...pinNow(on.text.slice(0, 300)), at: on.at } : pinNow()
      tell({ type: 'flag.raise', flag: flag.id, pin }, `${flag.title} · Z takes it back`)
    },
    withdraw,
    suggested,
    because,
    askWhen: () => {
      if (suggested === 'knows-has-not-done') tell({ type: 'chat.say', text: when }, `Asked: ${when}`)
    },
    play: card => tell({ type: 'card.fire', card: card.id }, `Played: ${card.title}`),
    reveal: hint => tell({ type: 'hint.show', hint: hint.id }, `Told: ${hint.topic}`),
    bookmark: () => tell({ type: 'note.take', text: 'Bookmark', pin: pinNow() }, 'Bookmarked in Notes'),
    done,
    pinNow,
  }
}

/** The row before or after, staying on the sheet. */
function next(criteria: readonly Criterion[], selected: string, by: 1 | -1): string {
  const here = criteria.findIndex(one => one.id === selected)
  return criteria[Math.min(criteria.length - 1, Math.max(0, here + by))]?.id ?? selected
}

/** Asks, and says for a moment what was accepted. A refusal is said by the room. */
function useTold() {
  const ask = useAsk()
  const [told, setTold] = useState<{ readonly text: string } | null>(null)
  useEffect(() => {
    if (!told) return
    const timer = setTimeout(() => setTold(null), saidFor)
    return () => clearTimeout(timer)
  }, [told])
  const tell = useCallback(
    (command: Command, text: string) => {
      void ask(command).then(accepted => accepted && setTold({ text }))
    },
    [ask],
  )
  const say = useCallback((text: string) => setTold({ text }), [])
  return { done: told?.text ?? null, tell, say }
}

/** What a flag wants of the room and does not find, in a sentence; null where nothing is missing. */
function useLacks(): (flag: Flag) => string | null {
  const { link } = useHere()
  return useCallback(flag => flagLacks(link.state.getState().room, flag), [link])
}

/** A pin made now. Without a quote it carries what the candidate wrote in the last seconds, if they did. */
function usePinNow(capture: () => Shown | null): (quote?: string) => PinAsked {
  const { link } = useHere()
  return useCallback(
    quote => {
      const now = link.now()
      const { chat, seats, runs } = link.state.getState().room.open
      const candidates = seats.filter(seat => seat.role === 'candidate').map(seat => seat.id)
      const written = chat.findLast(one => candidates.includes(one.seat) && now - one.at <= quotedFor)
      const words = (quote ?? written?.text)?.trim().slice(0, 300)
      const on = capture()
      // A run is a moment of its own; everything else is what was said about ten seconds ago.
      const run = on?.type === 'event' ? runs.find(one => one.id === on.seq) : undefined
      return { at: run?.endedAt ?? now - pinBack, ...(on ? { on } : {}), ...(words ? { quote: words } : {}) }
    },
    [link, capture],
  )
}

interface Suggested {
  readonly flag: string
  readonly said: Quoted | null
  readonly because: Because
}

/** What is suggested, while this seat has neither raised it nor waved it away: by words, by an alarm, by the coach. */
function useSuggested(raised: readonly string[]) {
  const heard = useHeard()
  const now = useServerNow(5000)
  const { seat } = useHere().me
  const room = useRoom(one => one.open.id)
  const [dismissed, setDismissed] = useState(() => wavedAway(room, seat))
  const wave = (flag: string) => {
    const all = [...dismissed, flag]
    waveAway(room, seat, all)
    setDismissed(all)
  }
  const worded = useWordsSuggestions()
  const noticed = useNoticed()
  const open = (flag: string) => !raised.includes(flag) && !dismissed.includes(flag)
  const coached = cadence(heard, now).suggestion
  const found: readonly Suggested[] = [
    ...worded.map(({ flag, at, why, words }) => ({
      flag,
      said: { at, text: words.join(' … ') },
      because: { why, words },
    })),
    ...noticed.map(one => ({ ...one, because: { why: '', words: one.said ? [one.said.text] : [] } })),
    ...(coached === null
      ? []
      : [{ flag: coached, said: null, because: { why: 'By the rhythm of their talk.', words: [] } }]),
  ]
  const first = found.find(({ flag }) => open(flag))
  return {
    suggested: first?.flag ?? null,
    on: first?.said ?? null,
    because: first?.because ?? noReason,
    dismiss: () => first && wave(first.flag),
  }
}

/** Flags that alarms suggest, the newest first; in exam mode nothing is said while the round runs. */
function useNoticed(): readonly { readonly flag: string; readonly said: Quoted | null }[] {
  const { me } = useHere()
  const firings = useFirings()
  const room = useRoom(one => one)
  if (room.open.exam) return []
  return standing(room, me.seat, firings)
    .toReversed()
    .flatMap(firing => suggestedBy(firing) ?? [])
}

/** Where the round's clock stands when the next card was meant to be played: how far away it is, in words. */
export function useDistance(): (minute: number) => { readonly due: boolean; readonly text: string } {
  const clock = useRoom(room => room.open.clock)
  const now = useServerNow(1000)
  const { roundSpent } = roundClock.read(clock, now)
  return minute => {
    const away = minute - roundSpent
    if (away > 0) return { due: away <= 30_000, text: `in ${clockText(away)}` }
    return { due: true, text: away > -60_000 ? 'about now' : `${clockText(-away)} ago` }
  }
}
