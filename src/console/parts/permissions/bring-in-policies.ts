import { ok, refused, type Result } from '#engine/result.ts'
import type { Change } from '#model/change.ts'
import { addAwsManagedPolicy } from '#model/commands/add-aws-managed-policy.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { Workspace } from '#model/workspace.ts'

import { catalog } from '../../state/catalog.ts'
import type { PolicyOffer } from './use-policy-offers.ts'

type Step = (workspace: Workspace) => Result<Change, Problem>

/**
 * The steps that bring those of `offers` into the workspace that are AWS's and not there yet, with their documents.
 * Refused with a sentence where a document couldn't be fetched.
 */
export async function bringInPolicies(
  offers: readonly PolicyOffer[],
): Promise<Result<readonly Step[], string>> {
  const wanted = offers.filter(({ entry }) => entry !== null)
  const found = await Promise.all(wanted.map(({ arn }) => catalog.managedPolicy(arn)))
  const steps: Step[] = []
  for (const [index, answer] of found.entries()) {
    const name = wanted[index]?.name ?? ''
    if (!answer.ok || answer.value === null)
      return refused(`The document of ${name} could not be fetched. Check the connection and try again.`)
    const { path, defaultVersionId, createDate, document } = answer.value
    steps.push((workspace) =>
      addAwsManagedPolicy(workspace, {
        path,
        name,
        description: '',
        createDate,
        versionId: defaultVersionId,
        document,
      }),
    )
  }
  return ok(steps)
}
