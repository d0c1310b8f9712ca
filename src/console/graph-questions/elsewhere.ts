import type { TypedAsk } from '#console/parts/asking/ask-grammar.ts'
import { resourceMeant, whoIsMeant } from '#console/parts/asking/resolve-names.ts'
import { hrefOfAccess, hrefOfWhy, hrefOfWhoCan } from '#console/parts/hrefs.ts'
import type { Workspace } from '#model/workspace.ts'

/** The screen that answers a question which the graph doesn't, and what it is called; null where a name is missing or unknown. */
export function answeredElsewhere(
  asked: TypedAsk,
  workspace: Workspace,
): { readonly href: string; readonly title: string } | null {
  if (asked.missing.length > 0) return null
  if (asked.kind === 'what-can') {
    const [who] = whoIsMeant(workspace, asked.who)
    return who === undefined ? null : { href: hrefOfAccess(who.arn), title: `What can ${who.name} do?` }
  }
  if (asked.kind !== 'can' && asked.kind !== 'who-can') return null
  const [on] = resourceMeant(workspace, asked.resource, asked.action)
  if (on === undefined) return null
  if (asked.kind === 'who-can') {
    return { href: hrefOfWhoCan(asked.action, on.arn), title: `Who can ${asked.action} on ${on.arn}?` }
  }
  const [who] = whoIsMeant(workspace, asked.who)
  if (who === undefined) return null
  const href = hrefOfWhy({ principal: who.arn, action: asked.action, resource: on.arn })
  return { href, title: `Can ${who.name} ${asked.action} on ${on.arn}?` }
}
