/** The recommendation of one round: weighted score, caps, close calls, gates. Pure; knows no room. */
import type { Level } from '../content/form.js'
import type { Criterion, Flag, ScoreValue } from '../content/rubric.js'

export type Verdict = 'strong_hire' | 'hire' | 'no_hire' | 'strong_no_hire'

/** Why a result is lower than its score: a required stage without evidence or rated 1, or nobody owning the SLO. */
export type Cap =
  | { readonly type: 'gate'; readonly criterion: string; readonly title: string }
  /** `by`: what said so, a score of risk of at most 2, none at all, or the flag. */
  | { readonly type: 'slo_ownership'; readonly by: 'score' | 'unscored' | 'flag' }
  | { readonly type: 'commitment' }
  /** A section of the code that is not there, or was never run. */
  | { readonly type: 'section'; readonly section: CodeSection }

export const codeSections = ['validation', 'core', 'tests'] as const
export type CodeSection = (typeof codeSections)[number]

export interface Recommendation {
  readonly verdict: Verdict
  /** What the score says with what culture tipped, before caps. */
  readonly base: Verdict
  /** What the score alone says. */
  readonly untipped: Verdict
  /** Which way culture tipped the scale into another verdict; null where it did not. */
  readonly tipped: 'up' | 'down' | null
  /** 1 to 4, before gates. */
  readonly score: number
  readonly caps: readonly Cap[]
  readonly gates: readonly {
    readonly criterion: string
    readonly title: string
    readonly pins: number
    readonly met: boolean
  }[]
  /** Scores of 1 or 4, and gates, that no pin carries: while there is one, the result is not final. */
  readonly unproven: readonly string[]
  /** What each cap, flag and card did to it by itself; those that changed neither verdict nor score are left out. */
  readonly moved: readonly Move[]
}

/** One thing that moved a verdict: what it would be without it. */
export interface Move {
  readonly by:
    | Cap
    | { readonly type: 'flag'; readonly flag: string; readonly title: string }
    | { readonly type: 'slo_card' }
  /** By how much the score is higher with it; of 4, negative where it is lower. */
  readonly score: number
  readonly without: Verdict
}

export interface Rated {
  readonly criteria: readonly Criterion[]
  readonly flags: readonly Flag[]
  readonly design: boolean
  readonly level: Level
  /** By criterion; missing means not evidenced. */
  readonly ratings: Readonly<Record<string, ScoreValue | number>>
  /** How many accepted pins each criterion has. */
  readonly pins: Readonly<Record<string, number>>
  /** Ids of the flags that were raised, confirmed by a person. */
  readonly raised: readonly string[]
  /** Sections that are there and were run; left out where the round asks for none, or nobody looked. */
  readonly sections?: readonly CodeSection[] | undefined
  /** Whether a card says who set or changed the SLO: that is evidence where risk is not scored. */
  readonly ownsSlo?: boolean | undefined
}

const thresholds: readonly (readonly [number, Verdict])[] = [
  [3.5, 'strong_hire'],
  [2.75, 'hire'],
  [2, 'no_hire'],
]
/** Closer to a threshold than this, culture tips the scale; and by this much. */
const close = 0.1
/** A criterion of at least this weight counts as 1 when nothing was shown. */
const heavy = 10
const epsilon = 1e-9

export function recommend(rated: Rated): Recommendation {
  const result = judge(rated)
  return { ...result, moved: moves(rated, result) }
}

type Judged = Omit<Recommendation, 'moved'>

function judge(rated: Rated): Judged {
  const criteria = weighed(rated.criteria, rated.level)
  const ratings = new Map(criteria.map(c => [c.id, capped(rated, c.id)]))
  const plain = average(criteria, ratings)
  const tilt = tip(plain, rated.raised)
  const base = verdictOf(plain + tilt)
  const gates = criteria.filter(c => c.gate).map(c => gate(c, rated))
  const absent = codeSections.filter(section => rated.sections && !rated.sections.includes(section))
  const caps: readonly Cap[] = [
    ...absent.map((section): Cap => ({ type: 'section', section })),
    ...gates.filter(g => !g.met).map((g): Cap => ({ type: 'gate', criterion: g.criterion, title: g.title })),
    ...sloCap(rated, ratings.get('RSK')),
    ...(rated.level === 'staff' && Number(ratings.get('TRD') ?? 1) < 3
      ? [{ type: 'commitment' } as const]
      : []),
  ]
  return {
    verdict: under(base, caps.length),
    base,
    untipped: verdictOf(plain),
    tipped: base === verdictOf(plain) ? null : tilt > 0 ? 'up' : 'down',
    score: plain,
    caps,
    gates,
    unproven: criteria
      .filter(c => wantsPin(c, rated.ratings[c.id] ?? 'NE') && (rated.pins[c.id] ?? 0) === 0)
      .map(c => c.id),
  }
}

/** With so many caps: one is as low as another. */
const under = (base: Verdict, caps: number): Verdict =>
  caps > 0 && (base === 'hire' || base === 'strong_hire') ? 'no_hire' : base

/** Each alone, all else as it is: a cap that another holds in place as well moved nothing by itself. */
function moves(rated: Rated, result: Judged): readonly Move[] {
  const raised = [...new Set(rated.raised)]
  const tried: readonly (readonly [Move['by'], Judged])[] = [
    // The flag stands below, with all that it does.
    ...result.caps
      .filter(cap => cap.type !== 'slo_ownership' || cap.by !== 'flag')
      .map(cap => [cap, withoutCap(rated, result, cap)] as const),
    ...rated.flags
      .filter(({ id }) => raised.includes(id))
      .map(
        ({ id, title }) =>
          [
            { type: 'flag', flag: id, title } as const,
            judge({ ...rated, raised: raised.filter(one => one !== id) }),
          ] as const,
      ),
    ...(rated.ownsSlo ? [[{ type: 'slo_card' }, judge({ ...rated, ownsSlo: false })] as const] : []),
  ]
  return tried
    .map(([by, other]): Move => ({ by, score: result.score - other.score, without: other.verdict }))
    .filter(({ score, without }) => isShown(score) || without !== result.verdict)
}
/** Less is no difference once it is written with two digits. */
export const isShown = (difference: number): boolean => Math.abs(difference) >= 0.005

/** A section that is missing also caps how the code is scored; any other cap changes the verdict alone. */
const withoutCap = (rated: Rated, result: Judged, cap: Cap): Judged =>
  cap.type === 'section'
    ? judge({ ...rated, sections: [...(rated.sections ?? []), cap.section] })
    : { ...result, verdict: under(result.base, result.caps.length - 1) }

/** Above mid level, in a design, a person owns the SLO: to describe it, or to say nothing of it, is not enough. */
function sloCap(
  { design, level, raised, ownsSlo }: Rated,
  risk: ScoreValue | number | undefined,
): readonly Cap[] {
  if (!design || level === 'mid' || risk === undefined) return []
  if (risk === 'NE' && !ownsSlo) return [{ type: 'slo_ownership', by: 'unscored' }]
  if (risk !== 'NE' && risk <= 2) return [{ type: 'slo_ownership', by: 'score' }]
  return raised.includes('no-slo-ownership') ? [{ type: 'slo_ownership', by: 'flag' }] : []
}

/** A staff round doubles the weight of depth, taken equally from the data and business layers. */
function weighed(criteria: readonly Criterion[], level: Level): readonly Criterion[] {
  const depth = criteria.find(c => c.id === 'DEP')?.weight ?? 0
  if (level !== 'staff' || depth === 0) return criteria
  const shift: Readonly<Record<string, number>> = { DEP: depth, LD: -depth / 2, LB: -depth / 2 }
  return criteria.map(c => ({ ...c, weight: Math.max(0, c.weight + (shift[c.id] ?? 0)) }))
}

/** Two red flags of different kinds on one criterion cap it at 2; so does a missing section the code. */
function capped({ flags, raised, ratings, sections }: Rated, criterion: string): ScoreValue | number {
  const rating = ratings[criterion] ?? 'NE'
  const red = new Set(
    flags.filter(f => f.tone === 'red' && f.criterion === criterion && raised.includes(f.id)).map(f => f.id),
  )
  const lacks = criterion === 'COD' && sections !== undefined && sections.length < codeSections.length
  return rating !== 'NE' && (red.size >= 2 || lacks) ? Math.min(2, rating) : rating
}

function average(criteria: readonly Criterion[], ratings: ReadonlyMap<string, ScoreValue | number>): number {
  const counted = criteria.flatMap(c => {
    const rating = ratings.get(c.id) ?? 'NE'
    if (rating !== 'NE') return [{ weight: c.weight, rating }]
    return c.weight >= heavy ? [{ weight: c.weight, rating: 1 }] : []
  })
  const weight = counted.reduce((sum, c) => sum + c.weight, 0)
  return weight === 0 ? 1 : counted.reduce((sum, c) => sum + c.weight * c.rating, 0) / weight
}

function tip(score: number, raised: readonly string[]): number {
  if (!thresholds.some(([at]) => Math.abs(score - at) <= close + epsilon)) return 0
  const [up, down] = [raised.includes('cultural-alignment'), raised.includes('filler-culture-answer')]
  return up === down ? 0 : up ? close : -close
}

/** The score from which a verdict holds; null for the lowest. */
export const beginsAt = (verdict: Verdict): number | null =>
  thresholds.find(([, one]) => one === verdict)?.[0] ?? null

const verdictOf = (score: number): Verdict =>
  thresholds.find(([at]) => score >= at - epsilon)?.[1] ?? 'strong_no_hire'

/** A gate is met by at least one accepted pin and a rating of at least 2; nothing else lifts it. */
function gate(c: Criterion, { ratings, pins }: Rated): Recommendation['gates'][number] {
  const rating = ratings[c.id] ?? 'NE'
  const count = pins[c.id] ?? 0
  return { criterion: c.id, title: c.title, pins: count, met: count > 0 && rating !== 'NE' && rating >= 2 }
}

/** Whether a score is not final without a pinned moment: a 1, a 4, and any score of a gate. */
export const wantsPin = ({ gate: isGate }: { readonly gate: boolean }, score: ScoreValue | number): boolean =>
  score !== 'NE' && (isGate || score === 1 || score === 4)
