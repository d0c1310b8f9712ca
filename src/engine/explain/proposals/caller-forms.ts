import { variableValue } from '../../condition/context-keys.ts'
import type { JsonStatement } from '../../policy/statement-place.ts'
import type { Question } from '../../request/question.ts'
import { literalValue } from './exact-text.ts'

/** A `Principal` element, with the condition that it takes to mean nobody but the caller. */
export type CallerForm = {
  readonly Principal: string | Readonly<Record<string, string>>
  readonly Condition?: JsonStatement
}

/**
 * How a resource-based policy can name the caller, the narrowest permission first: a session by its role, which its
 * boundary and session policies still limit, then by its very name, which reaches past them (R7.6). The root user is
 * its account under a condition (R3.2). A service is held to the source that it calls for (R10.12). An anonymous
 * caller is everybody.
 */
export function callerForms({ principal, context }: Question): readonly CallerForm[] {
  switch (principal.kind) {
    case 'root':
      return [{ Principal: { AWS: principal.arn }, Condition: onlyArn(principal.arn) }]
    case 'user':
    case 'federated-user':
      return [{ Principal: { AWS: principal.arn } }]
    case 'role-session':
      return [principal.roleArn, principal.sessionArn].flatMap((arn) =>
        arn === null ? [] : [{ Principal: { AWS: arn } }],
      )
    case 'service': {
      const source = variableValue(context, 'aws:sourcearn')
      const account = variableValue(context, 'aws:sourceaccount')
      const held = {
        ...(source === undefined ? {} : { ArnEquals: { 'aws:SourceArn': literalValue(source, true) } }),
        ...(account === undefined
          ? {}
          : { StringEquals: { 'aws:SourceAccount': literalValue(account, true) } }),
      }
      const Principal = { Service: principal.service }
      return [Object.keys(held).length === 0 ? { Principal } : { Principal, Condition: held }]
    }
    case 'federated':
      return [{ Principal: { Federated: principal.provider } }]
    case 'anonymous':
      return [{ Principal: '*' }]
  }
}

/** Everybody, under the condition that it is the caller: for policies that take no other principal. */
export function everybodyThatIs(question: Question): CallerForm {
  const arn = variableValue(question.context, 'aws:principalarn')
  return arn === undefined ? { Principal: '*' } : { Principal: '*', Condition: onlyArn(arn) }
}

function onlyArn(arn: string): JsonStatement {
  return { ArnEquals: { 'aws:PrincipalArn': literalValue(arn, true) } }
}
