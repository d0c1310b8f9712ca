import type { Edit } from './proposal.ts'
import type { Trials } from './trials.ts'

/** Do the edits make an allowed request denied, or a denied one allowed? */
export function proves(edits: readonly Edit[], trials: Trials, wanted: 'allow' | 'deny'): boolean {
  const decision = trials.decide(edits)
  return decision !== null && (decision === 'allowed') === (wanted === 'allow')
}

/**
 * Leave out every edit that the outcome can do without, trying those that stand first first: null where all of them
 * together don't bring it about. Cost: one decision an edit.
 */
export function leastOf(
  edits: readonly Edit[],
  trials: Trials,
  wanted: 'allow' | 'deny',
): readonly Edit[] | null {
  if (!proves(edits, trials, wanted)) return null
  return edits.reduce((kept, edit) => {
    const fewer = kept.filter((other) => other !== edit)
    return proves(fewer, trials, wanted) ? fewer : kept
  }, edits)
}
