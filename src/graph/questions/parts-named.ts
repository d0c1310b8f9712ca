import { globMatches } from '#engine/text/glob.ts'
import type { Principal } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import { documentsOf } from './certain-denial.ts'
import { exampleOf } from './examples-in.ts'
import { resourcesAllowed } from './plain-statements.ts'

/** A part of what a pattern stands for, as a policy names it, and one resource in it. */
export type NamedPart = { readonly pattern: string; readonly example: string }

/**
 * The parts of a pattern of resources that the principal's own policies allow the action on, each once: of
 * `arn:aws:s3:::reports/*` perhaps `arn:aws:s3:::reports/2026/*`. None where they name all of it or nothing in it.
 */
export function partsNamed(
  workspace: Workspace,
  principal: Principal,
  { action, pattern }: { readonly action: string; readonly pattern: string },
): readonly NamedPart[] {
  const name = action.toLowerCase()
  const [service = '', operation = ''] = name.split(':')
  const texts = documentsOf(workspace, principal).documents.flatMap((document) =>
    (resourcesAllowed(document, { name, service, operation }) ?? []).flatMap((listed) =>
      listed.negated ? [] : listed.texts,
    ),
  )
  return [...new Set(texts)]
    .filter((text) => text !== pattern && text.startsWith('arn:') && globMatches(pattern, text))
    .map((text) => ({ pattern: text, example: exampleOf(text, principal) }))
}
