import type { ApplicablePolicies } from '../evaluate/applicable.ts'
import type { Facts } from '../evaluate/facts.ts'
import type { ServiceRule } from '../evaluate/services/service-rule.ts'
import type { Settlement } from '../evaluate/settle.ts'
import type { Question } from '../request/question.ts'
import type { TracedLayers } from './trace-layers.ts'
import type { StatementTrace } from './trace.ts'

/** Everything known of one decided request, for those who put it into words. */
export type Case = {
  readonly question: Question
  readonly policies: ApplicablePolicies
  readonly facts: Facts
  readonly settlement: Settlement
  readonly service: ServiceRule | null
  readonly layers: TracedLayers
  /** The Allows that grant it; none where it isn't allowed. */
  readonly granting: readonly StatementTrace[]
}
