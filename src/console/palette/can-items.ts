import { type NamedPart, partsNamed } from '#graph/questions/parts-named.ts'
import { rootArn } from '#model/entities/arn-of.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { principalOf } from '#sessions/principal-of.ts'
import type { Session } from '#sessions/session.ts'

import type { TypedAsk } from '../parts/asking/ask-grammar.ts'
import { type ResourceMeant, resourceMeant, rootMeant, whoIsMeant } from '../parts/asking/resolve-names.ts'
import { goTo } from '../parts/hash-location.ts'
import { hrefOfWhy } from '../parts/hrefs.ts'
import { type AskedQuestion, askedRoot } from '../parts/questions/asked-question.ts'
import { sessionName } from '../wording/session-wording.ts'
import type { PaletteItem } from './palette-item.ts'

/** At most so many readings of one question are shown. */
const mostReadings = 3
/** Of them so many on parts of what was asked about. */
const mostParts = 2

/** Somebody who was meant, and as whom the engine is asked; `arn` is null for whoever acts. */
type Asker = { readonly name: string; readonly arn: string | null; readonly as: AskedAs }

type AskedAs =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'principal'; readonly principal: string }

type Asked = Pick<Extract<TypedAsk, { kind: 'can' }>, 'who' | 'action' | 'resource'>

/** The lines that answer `can WHO ACTION RESOURCE`; null where nobody of that name is here. */
export function canItems(
  workspace: Workspace,
  acting: Session | null,
  asked: Asked,
): readonly PaletteItem[] | null {
  const askers = askersOf(workspace, acting, asked.who)
  if (askers.length === 0) return null
  const resources = resourceMeant(workspace, asked.resource, asked.action)
  return askers
    .flatMap((asker) => resources.flatMap((resource) => linesOf(workspace, asker, asked.action, resource)))
    .slice(0, mostReadings)
}

/** Of a pattern an example, after examples of the parts of it that the asker's own policies name. */
function linesOf(
  workspace: Workspace,
  asker: Asker,
  action: string,
  { arn, of }: ResourceMeant,
): readonly PaletteItem[] {
  if (of === null) return [canItem(asker, action, { arn, note: '' })]
  const id = asker.as.kind === 'session' ? principalOf(asker.as.session) : asker.as.principal
  const principal = entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id)
  const parts = principal === undefined ? [] : partsNamed(workspace, principal, { action, pattern: of })
  const example = { arn, note: `, an example of ${of}` }
  return [
    ...parts.slice(0, mostParts).map((part) => canItem(asker, action, onPart(part))),
    canItem(asker, action, example),
  ]
}

type Line = { readonly arn: string; readonly note: string }

function onPart({ pattern, example }: NamedPart): Line {
  return { arn: example, note: `, on a part of it: ${pattern}` }
}

function canItem({ name, arn: principal, as }: Asker, action: string, { arn, note }: Line): PaletteItem {
  return {
    id: `ask/can/${principal ?? 'me'}/${action}/${arn}`,
    group: 'Ask',
    title: `Can ${name} ${action}`,
    detail: arn + note,
    words: '',
    question: questionOf(as, action, arn),
    run: () => goTo(hrefOfWhy({ principal, action, resource: arn })),
  }
}

function questionOf(as: AskedAs, action: string, resource: string): AskedQuestion {
  return as.kind === 'session'
    ? { kind: 'session', session: as.session, ask: { action, resource, context: {} } }
    : { kind: 'principal', principal: as.principal, ask: { action, resource, context: {} } }
}

/** `I` and `me` are whoever acts; of anybody else it is asked what holds however they sign in. */
function askersOf(workspace: Workspace, acting: Session | null, who: string): readonly Asker[] {
  if (/^(?:i|me|myself)$/i.test(who)) {
    if (acting === null) return []
    return [{ name: sessionName(acting), arn: null, as: { kind: 'session', session: acting } }]
  }
  const roots = rootMeant(workspace, who).map(({ accountId, name }): Asker => ({
    name: `root of ${name}`,
    arn: rootArn(accountId),
    as: { kind: 'session', session: askedRoot(accountId) },
  }))
  const others = whoIsMeant(workspace, who).map(({ name, arn, id }): Asker => ({
    name,
    arn,
    as: { kind: 'principal', principal: id },
  }))
  return [...roots, ...others]
}
