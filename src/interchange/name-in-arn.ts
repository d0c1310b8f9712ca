import type { JsonValue } from '#engine/text/json.ts'

import { isObject } from './authorization-details/entry.ts'

/** A name that somebody gave, and of what: `role`, `s3-bucket`, `function`. */
export type GivenName = { readonly name: string; readonly kind: string }

/** The parts of an ARN behind its account, with what each is. */
export type ArnPart = { readonly text: string; readonly is: 'name' | 'type' | 'other' }

/** Names of roles that AWS made, which sessions and trust have without the path that tells so. */
const namedByAws = /^AWS(?:ServiceRoleFor|ReservedSSO_)/
/** Services whose ARNs begin with the name itself; others put a type before it, unless the name stands alone. */
const namedFirst: ReadonlySet<string> = new Set(['s3', 'sns', 'sqs'])
/** Of IAM, ARNs whose last part is a name. A provider's ends in a host, which conditions name too. */
const iamNamed = /^(?:user|group|role|policy|instance-profile|saml-provider|mfa)\/(?:.*\/)?[^/]*$/s

/** Does the ARN belong to AWS itself: a policy of its own, a role that a service made for itself? */
export function isOfAws(arn: string): boolean {
  return (
    /^arn:[^:]*:iam::aws:/.test(arn) || /^arn:[^:]*:(?:iam|sts):.*\/aws-(?:service-role|reserved)\//.test(arn)
  )
}

/**
 * Split what stands behind the account of an ARN at `:` and `/`, these included as parts of their own, and tell
 * which of them are names. In ARNs of IAM that is the last alone, so that paths are none; of sessions the role and
 * the session. Linear. Source: Service Authorization Reference, resource types of each service.
 */
export function partsOfArn(arn: string): readonly ArnPart[] {
  const [, , service = '', , account = '', ...more] = arn.split(':')
  const rest = more.join(':')
  const texts = rest.split(/([:/])/)
  const words = texts.length
  const isName = (at: number): boolean => {
    if (service === 'iam') return iamNamed.test(rest) && at === words - 1
    // ids of the organization, which stand alone elsewhere
    if (service === 'organizations') return false
    if (service === 'sts') return at === 2 || at === 4
    if (words === 1) return true
    // as in ARNs of API Gateway: a path of the service's own words
    if (texts[0] === '') return false
    return at === (namedFirst.has(service) && (service !== 's3' || account === '') ? 0 : 2)
  }
  return texts.map((text, at) => {
    if (at % 2 === 1 || text === '') return { text, is: 'type' }
    if (isName(at)) return { text, is: 'name' }
    return { text, is: at === 0 ? 'type' : 'other' }
  })
}

/** Is it what the workspace file says of a policy that AWS wrote? All of it is public, ids and documents too. */
export function isWrittenByAws(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const { arn, awsManaged } = value
  return awsManaged === true || (typeof arn === 'string' && /^arn:[^:]*:iam::aws:/.test(arn))
}

/**
 * The names in the ARNs of a value, whether or not anything of that name is known: `anywhere` those of IAM and S3,
 * which other texts use alone too. Patterns are no names, and what AWS wrote has none. Linear.
 */
export function namesInArns(value: JsonValue): {
  readonly anywhere: readonly GivenName[]
  readonly inArns: readonly GivenName[]
} {
  const anywhere: GivenName[] = []
  const inArns: GivenName[] = []
  const visit = (one: JsonValue): void => {
    if (typeof one === 'string') {
      if (!one.startsWith('arn:') || isOfAws(one)) return
      const [, , service = ''] = one.split(':')
      const into = service === 'iam' || service === 's3' || service === 'sts' ? anywhere : inArns
      for (const given of namesIn(one, service)) into.push(given)
    } else if (Array.isArray(one)) one.forEach(visit)
    else if (isObject(one) && !isWrittenByAws(one)) Object.values(one).forEach(visit)
  }
  visit(value)
  return { anywhere, inArns }
}

function namesIn(arn: string, service: string): GivenName[] {
  const parts = partsOfArn(arn)
  const type = parts.length > 1 && parts[0]?.is === 'type' ? parts[0].text : ''
  const kind =
    service === 'sts' ? 'role' : service === 's3' ? 's3-bucket' : /^[a-z-]+$/.test(type) ? type : service
  return parts.flatMap(({ text, is }) =>
    is !== 'name' || namedByAws.test(text) || /[*?${}]/.test(text) || /^\d{12}$/.test(text)
      ? []
      : [{ name: text, kind }],
  )
}
