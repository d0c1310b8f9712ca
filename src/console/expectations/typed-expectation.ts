import type { ContextValue, RequestContext, RequestPrincipal } from '#engine/request/request.ts'
import { type ExpectationInput, principalText } from '#model/commands/create-expectation.ts'
import type { Expectation } from '#model/entities/entity.ts'

import type { TypedKey } from '../parts/questions/typed-keys.tsx'

/** A test as its form holds it. */
export type TypedExpectation = {
  readonly principal: string
  readonly action: string
  readonly resource: string
  readonly note: string
  /** What every question of it carries. */
  readonly given: readonly TypedKey[]
  readonly outcome: Expectation['expected']['kind']
  /** What `allowedOnlyWith` hangs on. */
  readonly needed: readonly TypedKey[]
}

export const emptyExpectation: TypedExpectation = {
  principal: '',
  action: '',
  resource: '',
  note: '',
  given: [],
  outcome: 'allowed',
  needed: [{ key: 'aws:MultiFactorAuthPresent', value: true }],
}

/** A test as its form opens with it. */
export function typedOf({ context, expected, ...rest }: Expectation): TypedExpectation {
  return {
    principal: principalText(rest.principal),
    action: rest.action,
    resource: rest.resource,
    note: rest.note,
    given: keysOf(context),
    outcome: expected.kind,
    needed: expected.kind === 'allowedOnlyWith' ? keysOf(expected.context) : emptyExpectation.needed,
  }
}

/** What the form says, to be created or put in place of `before`, whose principal keeps its kind where its name stays. */
export function inputOf(typed: TypedExpectation, before: Expectation | null): ExpectationInput {
  const { outcome } = typed
  const principal = typed.principal.trim()
  const isKept = before !== null && principalText(before.principal) === principal
  return {
    principal: isKept ? before.principal : principalOf(principal),
    action: typed.action.trim(),
    resource: typed.resource.trim(),
    note: typed.note.trim(),
    context: contextOf(typed.given, before?.context ?? {}),
    expected:
      outcome === 'allowedOnlyWith'
        ? { kind: outcome, context: contextOf(typed.needed, neededBy(before)) }
        : { kind: outcome },
  }
}

function neededBy(before: Expectation | null): RequestContext {
  return before?.expected.kind === 'allowedOnlyWith' ? before.expected.context : {}
}

function keysOf(context: RequestContext): readonly TypedKey[] {
  return Object.entries(context).flatMap(([key, value]) => [value].flat().map((one) => ({ key, value: one })))
}

/** Keys that nobody touched stay as they were, lists of one value or of none included. */
function contextOf(keys: readonly TypedKey[], before: RequestContext): RequestContext {
  if (JSON.stringify(keys) === JSON.stringify(keysOf(before))) return before
  const context = new Map<string, { readonly name: string; readonly values: readonly ContextValue[] }>()
  for (const { key, value } of keys) {
    const name = key.trim()
    if (name === '') continue
    const folded = name.toLowerCase() // key names ignore letter case (R4.2)
    const known = context.get(folded)
    context.set(folded, { name: known?.name ?? name, values: [...(known?.values ?? []), value] })
  }
  return Object.fromEntries(
    [...context.values()].map(({ name, values }) => {
      const [first = '', ...more] = values
      return [name, more.length === 0 ? first : values]
    }),
  )
}

/** A name that is neither an ARN nor `*` is a service's. */
function principalOf(text: string): RequestPrincipal {
  return /^[\w-]+(\.[\w-]+)*\.amazonaws\.com$/.test(text) ? { Service: text } : text
}
