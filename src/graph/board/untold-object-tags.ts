import { applicable } from '#engine/evaluate/applicable.ts'
import { missingContextKeys } from '#engine/explain/missing-context-keys.ts'
import { readRequest } from '#engine/request/read-request.ts'
import { asksFor } from '#model/asks-for.ts'
import type { Caller } from '#model/caller.ts'
import { type Ask, gather } from '#model/gather.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'

/** Calls on an object that is there, whose tags S3 weighs. Source: Service Authorization Reference, "Amazon S3". */
const weighsTags =
  /^s3:(?:getobject(?:version)?(?:acl|attributes|tagging|annotation)?|putobject(?:version)?(?:acl|tagging|annotation)|deleteobject(?:version)?(?:tagging|annotation)|listobject(?:version)?annotations|updateobjectencryption)$/i

const tagKey = /^s3:existingobjecttag\//i

/**
 * The tags of an S3 object that policies ask for (`s3:ExistingObjectTag/…`) and the question doesn't tell: a workspace holds no
 * objects, so that nobody knows them. None where the answer doesn't hang on them. Cost: next to nothing where no policy
 * that bears on the request speaks of such tags.
 *
 * Rule R6.12. Source: Amazon S3 User Guide, "Tagging and access control policies".
 */
export function untoldObjectTags(workspace: Workspace, caller: Caller, ask: Ask): readonly string[] {
  if (!weighsTags.test(ask.action)) return []
  const isThroughPoint = ask.resource.includes(':accesspoint/')
  if (!isThroughPoint && !asksFor(gather(workspace, caller, ask).documents, 'objectTags')) return []
  const resolution = resolve(workspace, caller, ask)
  if (resolution.kind === 'unknown') return []
  const keys = resolution.checks.flatMap(({ request, policies }) => {
    const question = readRequest(request)
    return question.ok ? missingContextKeys(applicable(policies, question.value), question.value) : []
  })
  const told = new Set([...(ask.unknown ?? []), ...(ask.absent ?? [])].map((key) => key.toLowerCase()))
  const untold = keys.filter((key) => tagKey.test(key) && !told.has(key.toLowerCase()))
  return [...new Map(untold.map((key) => [key.toLowerCase(), key])).values()]
}
