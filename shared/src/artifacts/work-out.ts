/** Works out a card of any kind. Knows no room. */
import type { ArtifactKind } from './form.js'
import { bottleneck } from './kinds/bottleneck.js'
import { capacity } from './kinds/capacity.js'
import { latencyBudget } from './kinds/latency-budget.js'
import { retryBudget } from './kinds/retry-budget.js'
import { sharding } from './kinds/sharding.js'
import { slo } from './kinds/slo.js'
import { tradeOffs } from './kinds/trade-offs.js'
import { commitment, onePage, scope } from './kinds/written.js'
import type { Sheet, WorkedCard } from './sheet.js'

const byKind: Readonly<Record<ArtifactKind, (sheet: Sheet) => WorkedCard>> = {
  'latency-budget': latencyBudget,
  capacity,
  slo,
  'retry-budget': retryBudget,
  'trade-offs': tradeOffs,
  commitment,
  scope,
  bottleneck,
  sharding,
  'one-page': onePage,
}

export const workOut = (kind: ArtifactKind, sheet: Sheet): WorkedCard => byKind[kind](sheet)
