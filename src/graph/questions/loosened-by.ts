import type { Edit } from '#engine/explain/proposals/proposal.ts'
import type { Ask } from '#model/gather.ts'

import type { Loosened } from './flip.ts'

/** What edits that allow a request would weaken besides. */
export function loosenedBy(edits: readonly Edit[], ask: Ask): readonly Loosened[] {
  const isOnRole = ask.action.toLowerCase().startsWith('sts:')
  const found = new Set<Loosened>()
  for (const edit of edits) {
    if (edit.kind === 'set-context') continue
    const { layer, kind, before, after } = edit
    if (layer === 'permissionsBoundary' || layer === 'session') found.add('boundary')
    if (layer === 'serviceControl' || layer === 'resourceControl' || layer === 'vpcEndpoint')
      found.add('guardrail')
    if (layer === 'resource' && isOnRole) found.add('trust')
    if (kind === 'narrow-statement' || kind === 'remove-statement') found.add('deny')
    const wasConditional = before !== null && 'Condition' in before
    if (wasConditional && JSON.stringify(before['Condition']) !== JSON.stringify(after?.['Condition'])) {
      if (kind === 'widen-statement') found.add('condition')
    }
  }
  return [...found]
}
