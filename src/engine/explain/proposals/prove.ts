import { compilePolicies } from '../../compile/compile-policies.ts'
import { authorize } from '../../evaluate/authorize.ts'
import type { DecisionKind } from '../../evaluate/decision.ts'
import { applyEdits } from './apply-proposal.ts'
import type { Edit, Scene } from './proposal.ts'

/** What `authorize` decides with the edits made; null where a document would then be refused. */
export function decisionWith(edits: readonly Edit[], scene: Scene): DecisionKind | null {
  const { request, documents } = applyEdits(edits, scene)
  const compiled = compilePolicies(documents)
  return compiled.ok ? authorize(request, compiled.value).decision : null
}

/** Do the edits make an allowed request denied, or a denied one allowed? */
export function proves(edits: readonly Edit[], scene: Scene, wanted: 'allow' | 'deny'): boolean {
  const decision = decisionWith(edits, scene)
  return decision !== null && (decision === 'allowed') === (wanted === 'allow')
}

/**
 * Leave out every edit that the outcome can do without, trying those that stand first first: null where all of them
 * together don't bring it about. Cost: one decision an edit.
 */
export function leastOf(
  edits: readonly Edit[],
  scene: Scene,
  wanted: 'allow' | 'deny',
): readonly Edit[] | null {
  if (!proves(edits, scene, wanted)) return null
  return edits.reduce((kept, edit) => {
    const fewer = kept.filter((other) => other !== edit)
    return proves(fewer, scene, wanted) ? fewer : kept
  }, edits)
}
