import type { Role, User } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'
import { principalOf } from '#sessions/principal-of.ts'
import type { Session } from '#sessions/session.ts'

import { type AskPart, type TypedAsk } from '../parts/asking/ask-grammar.ts'
import { type AskTail, noTail } from '../parts/asking/ask-tail.ts'
import { endsMeant } from '../parts/asking/ends-meant.ts'
import { type ResourceMeant, resourceMeant, roleMeant, whoIsMeant } from '../parts/asking/resolve-names.ts'
import { goTo } from '../parts/hash-location.ts'
import { hrefOfAccess, hrefOfWhoCan } from '../parts/hrefs.ts'
import { sessionName } from '../wording/session-wording.ts'
import { canItems } from './can-items.ts'
import { graphItems, waysItems } from './graph-items.ts'
import type { PaletteItem } from './palette-item.ts'

/** Who asks, and whether on the page of the graph, which then answers whatever it can. */
export type Asking = {
  readonly workspace: Workspace
  readonly acting: Session | null
  readonly isOnGraph?: boolean
}

const wants: Readonly<Record<AskPart, string>> = {
  who: 'a user or role',
  action: 'an action such as s3:GetObject',
  resource: 'a resource',
  role: 'a role',
  target: 'a role, resource or policy',
}

/** What a typed question comes to: the answers, the screens that hold them, or what has yet to be typed. */
export function askItems(
  asked: TypedAsk,
  asking: Asking,
  tail: Omit<AskTail, 'head'> = noTail,
): readonly PaletteItem[] {
  const [missing] = asked.missing
  if (missing !== undefined) return [hint(`Type ${wants[missing]}`, exampleOf(asked))]
  switch (asked.kind) {
    case 'can':
      return canLines(asked, asking)
    case 'who-can':
      return whoCanItems(asked, asking)
    case 'who-can-assume':
      return asking.isOnGraph === true
        ? graphItems({ kind: 'who-reaches', target: asked.role, missing: [] }, asking.workspace, tail)
        : roleMeant(asking.workspace, asked.role).map(whoCanAssumeItem).concat(noRole(asked.role, asking))
    case 'how-reach':
      return reachItems(asked, asking, tail)
    case 'what-can':
      return orNobody(whoIsMeant(asking.workspace, asked.who).map(whatCanItem), asked.who)
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
      return graphItems(asked, asking.workspace, tail)
  }
}

/** Is it answered by ways and things that can be counted and filtered? */
export function takesLimits({ kind }: TypedAsk): boolean {
  return kind !== 'can' && kind !== 'who-can' && kind !== 'what-can' && kind !== 'who-can-assume'
}

/** The graph tells of ways, wherever they are asked for: with what comes near where there are none. */
function reachItems(
  asked: Extract<TypedAsk, { kind: 'how-reach' }>,
  asking: Asking,
  tail: Omit<AskTail, 'head'>,
): readonly PaletteItem[] {
  const { workspace } = asking
  const starts = isMe(asked.who)
    ? startsOf(asked.who, asking)
    : endsMeant(workspace, 'paths', 'from', asked.who)
  return starts.length === 0 ? noStart(asked.who, asking) : waysItems(asked, starts, workspace, tail)
}

function canLines(asked: Extract<TypedAsk, { kind: 'can' }>, asking: Asking): readonly PaletteItem[] {
  const items = canItems(asking.workspace, asking.acting, asked)
  if (items === null) return orNobody([], asked.who)
  return items.length > 0 ? items : [nothingCalled(asked.resource)]
}

function whoCanItems(
  asked: Extract<TypedAsk, { kind: 'who-can' }>,
  { workspace }: Asking,
): readonly PaletteItem[] {
  const resources = resourceMeant(workspace, asked.resource, asked.action)
  if (resources.length === 0) return [nothingCalled(asked.resource)]
  return resources.map((resource) => whoCanItem(asked.action, resource))
}

function nothingCalled(typed: string): PaletteItem {
  return hint(`Nothing here is called “${typed}”`, 'Type an ARN, or * for actions without resources.')
}

function whoCanItem(action: string, { arn: resource, of }: ResourceMeant): PaletteItem {
  return {
    id: `ask/who/${action}/${resource}`,
    group: 'Ask',
    title: `Who can ${action}?`,
    detail: of === null ? resource : `${resource}, an example of ${of}`,
    words: '',
    run: () => goTo(hrefOfWhoCan(action, resource)),
  }
}

function whoCanAssumeItem({ name, arn }: Role): PaletteItem {
  return {
    id: `ask/assume/${arn}`,
    group: 'Ask',
    title: `Who can assume ${name}?`,
    detail: arn,
    words: '',
    run: () => goTo(hrefOfWhoCan('sts:AssumeRole', arn)),
  }
}

function noRole(typed: string, { workspace }: Asking): readonly PaletteItem[] {
  return roleMeant(workspace, typed).length > 0
    ? []
    : [hint(`No role here is called “${typed}”`, 'Type another name.')]
}

/** `I` and `me` are the user or role that acts, also by temporary credentials of the user. */
function startsOf(who: string, { workspace, acting }: Asking): readonly (User | Role)[] {
  if (!isMe(who)) return whoIsMeant(workspace, who)
  return whoIsMeant(workspace, acting === null ? '' : principalOf(acting))
}

function isMe(who: string): boolean {
  return /^(?:i|me|myself)$/i.test(who)
}

/** Nobody to start from: not found, or whoever acts is no user or role. */
function noStart(who: string, { acting }: Asking): readonly PaletteItem[] {
  if (acting === null || !isMe(who)) return orNobody([], who)
  const detail = `You act as ${sessionName(acting)}: type the name of a user or role instead.`
  return [hint('This is asked of users and roles', detail)]
}

function whatCanItem({ name, arn }: User | Role): PaletteItem {
  return {
    id: `ask/what/${arn}`,
    group: 'Ask',
    title: `What can ${name} do?`,
    detail: arn,
    words: '',
    run: () => goTo(hrefOfAccess(arn)),
  }
}

function orNobody(items: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  return items.length > 0
    ? items
    : [
        {
          ...hint(`No user or role here is called “${typed}”`, 'Type another name or an ARN.'),
          id: 'ask/none',
        },
      ]
}

function hint(title: string, detail: string): PaletteItem {
  return { id: 'ask/hint', group: 'Ask', title, detail, words: '', run: null }
}

function exampleOf({ kind }: TypedAsk): string {
  switch (kind) {
    case 'can':
      return 'can DeployRole s3:PutObject artifacts/*'
    case 'who-can':
      return 'who can s3:GetObject reports'
    case 'who-can-assume':
      return 'who can assume audit'
    case 'how-reach':
      return 'how does alice get to AdminRole'
    case 'what-can':
      return 'what can alice do'
    case 'reach':
      return 'what can alice reach'
    case 'who-reaches':
      return 'who can reach reports'
    case 'passes':
      return 'which roles can alice pass'
    case 'who-passes':
      return 'who can pass AdminRole'
    case 'changes':
      return 'what can alice change'
    case 'who-changes':
      return 'who can change AdminRole'
    case 'cut':
      return 'what would cut alice from AdminRole'
    case 'outsiders':
      return 'which roles can outsiders reach'
    case 'unassumable':
      return 'which roles can nobody assume'
    case 'cycles':
      return 'which roles can become one another'
  }
}
