import type { SessionStack } from './session.ts'

/**
 * Leave the session that acts and go back to the one below it. Whoever signed in first stays: exiting a stack
 * of one answers the same stack.
 */
export function exitRole(stack: SessionStack): SessionStack {
  const [first, ...above] = stack
  return above.length === 0 ? stack : [first, ...above.slice(0, -1)]
}
