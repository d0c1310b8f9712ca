import type { Question } from '../../request/question.ts'
import { parseArn } from '../../text/arn.ts'

/** The service-linked role whose session calls; null for every other caller. Rule R7.14. */
export function linkedRole({ principal }: Question): string | null {
  if (principal.kind !== 'role-session' || principal.roleArn === null) return null
  return isServiceLinked(principal.roleArn) ? principal.roleArn : null
}

/** Is this the ARN of a service-linked role? */
export function isServiceLinked(arn: string): boolean {
  const parts = parseArn(arn)
  return parts?.service === 'iam' && parts.resource.startsWith('role/aws-service-role/')
}
