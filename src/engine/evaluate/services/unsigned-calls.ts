import type { Question } from '../../request/question.ts'
import type { ServiceRule } from './service-rule.ts'

/** Services that take requests without a signature; of Lambda's only those of a function's URL. */
const takeUnsigned: ReadonlySet<string> = new Set([
  's3',
  'sqs',
  'sns',
  'es',
  'execute-api',
  'lambda',
  'mediastore',
])

const viaUrlKey = 'lambda:invokedviafunctionurl'

/**
 * An anonymous caller gets nowhere but at the few services that take unsigned requests, elsewhere a principal `*`
 * means any AWS principal; and there only at a resource, whose policy alone can let it in. A call of a function's URL
 * is checked as `lambda:InvokeFunctionUrl` and, marked by `lambda:InvokedViaFunctionUrl`, as `lambda:InvokeFunction`;
 * the API of Lambda is for signed calls.
 *
 * Rules R3.5, R7.12. Source: IAM User Guide, "AWS JSON policy elements: Principal"; AWS Lambda Developer Guide, "Control
 * access to Lambda function URLs".
 */
export function anonymousRule(question: Question): ServiceRule | null {
  const { principal, action, resource } = question
  if (principal.kind !== 'anonymous') return null
  if (!takeUnsigned.has(action.service) || (action.service === 'lambda' && !isOfFunctionUrl(question)))
    return { kind: 'stops', rule: 'R3.5', because: 'service-takes-no-anonymous-calls' }
  return resource === '*' ? { kind: 'stops', rule: 'R3.5', because: 'anonymous-call-without-resource' } : null
}

function isOfFunctionUrl({ action, context }: Question): boolean {
  if (action.operation === 'invokefunctionurl') return true
  return action.operation === 'invokefunction' && context.get(viaUrlKey)?.values[0]?.toLowerCase() === 'true'
}

/** Context keys that decide on `anonymousRule`, in lower case. */
export function keysOfAnonymousRule({ principal, action }: Question): readonly string[] {
  return principal.kind === 'anonymous' && action.name === 'lambda:invokefunction' ? [viaUrlKey] : []
}
