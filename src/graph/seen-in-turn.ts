import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { ContextValue, RequestContext } from '#engine/request/request.ts'

import type { Asked, ToldToday } from './as-of-today.ts'
import { tellsTime } from './certain-conditions.ts'

/** What all of some permissions hang on together, and a call that meets that. */
export type SeenInTurn = { readonly conditions: readonly OpenCondition[]; readonly context: RequestContext }

/** What a permission comes to under what is known of the call. */
type AskOne = (under: Asked) => ToldToday

/**
 * A call that all the permissions allow, where their ways in are too many to be told. Each in its turn is the first; what was seen for it
 * is carried on into what is asked of the others, and told as the value that it was. Null where none was seen, or what it brings can't be told so.
 *
 * Cost: as many decisions as there are permissions, in each of their orders.
 */
export function seenInTurn(asked: Asked, permissions: readonly AskOne[]): SeenInTurn | null {
  for (const order of orders(permissions)) {
    const seen = seenInOrder(asked, order)
    if (seen !== null) return seen
  }
  return null
}

function seenInOrder(asked: Asked, order: readonly AskOne[]): SeenInTurn | null {
  let call = asked
  const conditions = new Map<string, OpenCondition>()
  for (const [at, ask] of order.entries()) {
    const { possibility, context } = ask(call)
    if (possibility.kind !== 'always' && possibility.kind !== 'conditional') return null
    const told = possibility.kind === 'conditional' ? possibility.conditions : []
    const brought = at === order.length - 1 ? [] : pinsOf(context, call)
    if (brought === null) return null
    for (const one of [...told, ...brought]) conditions.set(JSON.stringify(one), one)
    call = withContext(call, context)
  }
  return { conditions: [...conditions.values()], context: call.request.context ?? {} }
}

/** What is brought beyond what the call had, each as the value that it has; null where that can't be said. */
function pinsOf(context: RequestContext, { isOpen }: Asked): readonly OpenCondition[] | null {
  const pins = Object.entries(context)
    .filter(([key]) => isOpen(key.toLowerCase()))
    .map(([key, value]) => pinned(key, value))
  return pins.includes(null) ? null : pins.filter((pin) => pin !== null)
}

function pinned(
  key: string,
  value: ContextValue | readonly ContextValue[] | undefined,
): OpenCondition | null {
  // nobody chooses when a call is made to the second
  if (typeof value !== 'string' || value.includes('${') || tellsTime(key.toLowerCase())) return null
  const operator = value === 'true' || value === 'false' ? 'Bool' : 'StringEquals'
  return { operator, key, values: [value], must: 'hold' }
}

/** All orders of a few. */
function orders<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length <= 1) return [items]
  return items.flatMap((first, at) => orders(items.toSpliced(at, 1)).map((rest) => [first].concat(rest)))
}

/** The request with the keys of a call that was seen, which are open no more. */
function withContext(asked: Asked, context: RequestContext): Asked {
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()))
  return {
    ...asked,
    request: { ...asked.request, context: { ...asked.request.context, ...context } },
    isOpen: (key) => asked.isOpen(key) && !given.has(key),
  }
}
