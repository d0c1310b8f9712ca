import * as fc from 'fast-check'

import type { Ask } from './asks.ts'
import { A, alice, aliceId, B, federatedF, roleId, roleR, sessionS, type Caller } from './callers.ts'
import { conditionBlocks, type ConditionBlock } from './conditions.ts'

/** A statement as a document spells it. */
export type JsonStatement = Readonly<Record<string, unknown>>

/** The kinds of policies, as far as their statements differ. */
export type Kind = 'identity' | 'resource' | 'trust' | 'guardrail' | 'resource-control' | 'endpoint'

/** The request that statements are drawn near to. */
export type Near = { readonly ask: Ask; readonly caller: Caller }

/** A statement as drawn: what it covers is chosen among forms that are near to the request it will bear on. */
type Plan = {
  readonly denies: boolean
  readonly actions: readonly number[]
  readonly resources: readonly number[]
  readonly principals: readonly number[]
  readonly negates: readonly [boolean, boolean, boolean]
  readonly condition: ConditionBlock | null
}

const oneInTen = fc.nat(9).map((draw) => draw === 0)
const draws = fc.array(fc.nat(999), { minLength: 1, maxLength: 3 })

const plan = (denies: fc.Arbitrary<boolean>): fc.Arbitrary<Plan> =>
  fc.record({
    denies,
    actions: draws,
    resources: draws,
    principals: draws,
    negates: fc.tuple(oneInTen, oneInTen, oneInTen),
    condition: fc.option(conditionBlocks, { freq: 1 }),
  })

/** Statements of a kind, near to whatever request they are asked for. */
export function statementPlans(kind: Kind): fc.Arbitrary<(near: Near) => JsonStatement> {
  const denies = kind === 'resource-control' ? fc.constant(true) : fc.nat(7).map((draw) => draw === 0)
  return plan(denies).map((drawn) => (near) => realise(drawn, kind, near))
}

function realise(drawn: Plan, kind: Kind, { ask, caller }: Near): JsonStatement {
  const [notAction, notResource] = drawn.negates
  const canNegateAction = kind !== 'trust' && kind !== 'resource-control'
  const negatesAction = notAction && canNegateAction
  const actions = pick(negatesAction ? farActions(ask) : actionForms(ask, kind), drawn.actions)
  const resources = pick(notResource ? farResources(ask) : resourceForms(ask), drawn.resources)
  return {
    Effect: drawn.denies ? 'Deny' : 'Allow',
    ...principalPart(drawn, kind, caller),
    [negatesAction ? 'NotAction' : 'Action']: actions,
    ...(kind === 'trust' ? {} : { [notResource ? 'NotResource' : 'Resource']: resources }),
    ...(drawn.condition === null ? {} : { Condition: drawn.condition }),
  }
}

/** One form alone, several as a list. */
function pick(forms: readonly string[], chosen: readonly number[]): string | readonly string[] {
  const [first = '*', ...more] = chosen.map((at) => forms[at % forms.length] ?? '*')
  return more.length === 0 ? first : [first, ...more]
}

function actionForms({ action }: Ask, kind: Kind): readonly string[] {
  const [service = '', operation = ''] = action.split(':')
  const forms = [
    action,
    action,
    action.toUpperCase(),
    `${service}:*`,
    `${service}:*`,
    `${service}:${operation.slice(0, 3)}*`,
    `${service}:?${operation.slice(1)}`,
    `${service}:*${operation.slice(2, 5)}*${operation.slice(-1)}`,
    `${service}:List*`,
  ]
  if (kind === 'trust') return forms.map((form) => (service === 'sts' ? form : 'sts:AssumeRole'))
  return kind === 'resource-control' ? [...forms, 'sqs:*'] : [...forms, '*', '*', '*', '*:*', 'ec2:*']
}

function farActions({ action }: Ask): readonly string[] {
  const [service = ''] = action.split(':')
  return ['iam:ListUsers', `${service}:List*`, 'ec2:*', action, 's3:Delete*']
}

function resourceForms({ resource }: Ask): readonly string[] {
  const colons = resource.split(':')
  const head = colons.slice(0, 5).join(':')
  const tail = colons.slice(5).join(':')
  const anywhere = ['*', '*', '*', '*', 'arn:aws:s3:::b/*', 'arn:aws:iam::111111111111:u*']
  if (resource === '*') return anywhere
  return [
    ...anywhere,
    resource,
    resource,
    `${head}:*`,
    `${resource.slice(0, -2)}*`,
    `${resource.slice(0, -1)}?`,
    `arn:*:${colons[2] ?? ''}:*:*:${tail}`,
    `arn:aws:${colons[2] ?? ''}:*:${tail.slice(-2)}`,
    `arn:aws:${colons[2] ?? ''}:us-*-?:1*1:${tail}`,
    `${head}:${tail.replace('alice', '${aws:username}')}`,
    `${head}:\${test:text, '${tail}'}`,
    `${head}:${tail.slice(0, 2)}*\${aws:PrincipalTag/t}*`,
    `arn:*:${colons[2] ?? ''}:*:*:${tail.replace('alice', '${aws:username}')}`,
    `arn:aws:${colons[2] ?? ''}:*:*:\${test:text, '${tail}'}`,
    `${head}:${tail}\${*}`,
    `arn:aws:\${aws:PrincipalTag/t}:::b`,
  ]
}

function farResources({ resource }: Ask): readonly string[] {
  const other = [
    'arn:aws:s3:::other',
    'arn:aws:s3:::other/*',
    'arn:aws:s3:::${test:text}',
    'arn:aws:iam::111111111111:u*',
  ]
  return resource === '*' ? other : [...other, resource, `${resource}?`]
}

type Named = readonly [type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser', text: string]

const named: readonly Named[] = [
  ['AWS', '*'],
  ['AWS', A],
  ['AWS', `arn:aws:iam::${A}:root`],
  ['AWS', alice],
  ['AWS', alice],
  ['AWS', roleR],
  ['AWS', `arn:aws:iam::${A}:role/R`],
  ['AWS', sessionS],
  ['AWS', federatedF],
  ['AWS', aliceId],
  ['AWS', roleId],
  ['AWS', B],
  ['AWS', `arn:aws:iam::${B}:user/bob`],
  ['AWS', `arn:aws-cn:iam::${A}:root`],
  ['Service', 'ec2.amazonaws.com'],
  ['Service', 'lambda.amazonaws.com'],
  ['Federated', 'accounts.google.com'],
  ['Federated', `arn:aws:iam::${A}:saml-provider/Corp`],
]

/** The names of those who ask, which half of all draws take. */
function ownNames({ principal }: Caller): readonly Named[] {
  if (typeof principal !== 'string') return named.filter(([type]) => Object.hasOwn(principal, type))
  const [, , , , account = ''] = principal.split(':')
  if (account === '') return [['AWS', '*']]
  const byKind: Readonly<Record<string, readonly string[]>> = {
    user: [principal, principal, aliceId],
    role: [roleR, roleR],
    'assumed-role': [sessionS, roleR, roleR, roleId],
    'federated-user': [principal, alice, alice],
  }
  const [kind = ''] = principal.split(':')[5]?.split('/') ?? []
  return [account, account, `arn:aws:iam::${account}:root`, ...(byKind[kind] ?? [])].map((text) => [
    'AWS',
    text,
  ])
}

function principalPart({ denies, principals, negates }: Plan, kind: Kind, caller: Caller): JsonStatement {
  const own = ownNames(caller)
  const names = [...named, ...Array.from({ length: named.length }, (_, at) => own[at % own.length])].filter(
    (one) => one !== undefined,
  )
  switch (kind) {
    case 'identity':
    case 'guardrail':
      return {}
    case 'resource-control':
      return { Principal: '*' }
    case 'endpoint':
      return { Principal: principalElement(principals, names.filter(isAws), 2) }
    case 'trust':
      return { Principal: principalElement(principals, names, 8) }
    case 'resource': {
      const isNegated = denies && negates[2]
      // NotPrincipal exempts only who is listed by every name: every other list is such
      if (isNegated && (principals[0] ?? 0) % 2 === 0)
        return { NotPrincipal: elementOf([...named.slice(1, 5), ...own]) }
      return { [isNegated ? 'NotPrincipal' : 'Principal']: principalElement(principals, names, 8) }
    }
  }
}

const isAws = ([type]: Named) => type === 'AWS'

/** One in `rarity` draws is everybody, which the language has a text of its own for. */
function principalElement(chosen: readonly number[], names: readonly Named[], rarity: number): unknown {
  const [first = 0] = chosen
  if (first % rarity === 0) return first % 3 === 0 ? { AWS: '*' } : '*'
  return elementOf(chosen.map((at) => names[at % names.length] ?? ['AWS', A]))
}

function elementOf(names: readonly Named[]): unknown {
  const byType = new Map<string, string[]>()
  for (const [type, text] of names) byType.set(type, [...(byType.get(type) ?? []), text])
  const lists = [...byType].map(([type, texts]) => [type, texts.length === 1 ? texts[0] : texts])
  return Object.fromEntries(lists)
}
