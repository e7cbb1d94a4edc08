/** Why something of a person or a loop may not be: a closed set, each with a sentence for whoever asked. Knows no rules. */
export type KeptReason = 'unfit' | 'role' | 'unknown' | 'stale' | 'limit' | 'sealed' | 'done'

/** `detail` is a sentence for a person and holds no secret; `field` names what does not fit, where one does not. */
export interface KeptRefusal {
  readonly ok: false
  readonly refusal: KeptReason
  readonly detail: string
  readonly field?: string
}
export interface KeptFacts<Fact> {
  readonly ok: true
  readonly facts: readonly Fact[]
}

export const notKept = (refusal: KeptReason, detail: string, field?: string): KeptRefusal => ({
  ok: false,
  refusal,
  detail,
  ...(field === undefined ? {} : { field }),
})
export const keep = <Fact>(...facts: readonly Fact[]): KeptFacts<Fact> => ({ ok: true, facts })
