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
  switch (asked.kind) {
    case 'can': {
      const [who] = whoIsMeant(workspace, asked.who)
      const [on] = resourceMeant(workspace, asked.resource, asked.action)
      if (who === undefined || on === undefined) return null
      const href = hrefOfWhy({ principal: who.arn, action: asked.action, resource: on.arn })
      return { href, title: `Can ${who.name} ${asked.action} on ${on.arn}?` }
    }
    case 'who-can': {
      const [on] = resourceMeant(workspace, asked.resource, asked.action)
      if (on === undefined) return null
      return { href: hrefOfWhoCan(asked.action, on.arn), title: `Who can ${asked.action} on ${on.arn}?` }
    }
    case 'what-can': {
      const [who] = whoIsMeant(workspace, asked.who)
      return who === undefined ? null : { href: hrefOfAccess(who.arn), title: `What can ${who.name} do?` }
    }
    case 'how-reach':
    case 'who-can-assume':
    case 'reach':
    case 'who-reaches':
    case 'passes':
    case 'who-passes':
    case 'changes':
    case 'who-changes':
    case 'cut':
    case 'outsiders':
    case 'unassumable':
    case 'cycles':
      return null
  }
}
