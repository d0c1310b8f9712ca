import { pointerTo } from '../text/json-pointer.ts'
import type { JsonStatement, StatementPlace } from './statement-place.ts'

/**
 * Refuse what a resource control policy may not say: Allow, NotAction, an `Action` of bare `*`, a principal other
 * than everybody. The one exception is AWS's own RCPFullAWSAccess, which allows everything.
 *
 * Rule R8.7. Source: AWS Organizations User Guide, "Resource control policies".
 */
export function refuseInRcp(statement: JsonStatement, { pointer, findings }: StatementPlace): void {
  if (isFullAccess(statement)) return
  if (statement['Effect'] === 'Allow') findings.add('rcp-allow', pointerTo(pointer, 'Effect'), 'Allow')
  if (Object.hasOwn(statement, 'NotAction')) {
    findings.add('element-not-allowed', pointerTo(pointer, 'NotAction'), 'NotAction')
  }
  const every = listOf(statement['Action']).find((action) => action === '*' || action === '*:*')
  if (every !== undefined) findings.add('rcp-every-action', pointerTo(pointer, 'Action'), every)
  if (Object.hasOwn(statement, 'Principal') && !isEverybody(statement['Principal'])) {
    findings.add('rcp-principal', pointerTo(pointer, 'Principal'), statement['Principal'])
  }
}

function isFullAccess(statement: JsonStatement): boolean {
  const isEvery = (element: string) =>
    listOf(statement[element]).length === 1 && listOf(statement[element])[0] === '*'
  return (
    statement['Effect'] === 'Allow' &&
    isEverybody(statement['Principal']) &&
    isEvery('Action') &&
    isEvery('Resource') &&
    !Object.hasOwn(statement, 'Condition')
  )
}

function isEverybody(principal: unknown): boolean {
  if (principal === '*') return true
  if (typeof principal !== 'object' || principal === null || Array.isArray(principal)) return false
  const entries = Object.entries(principal)
  return (
    entries.length === 1 && entries.every(([type, value]) => type === 'AWS' && listOf(value).join() === '*')
  )
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
