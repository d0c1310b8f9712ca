import type { ContextValue } from '../request/request.ts'
import { parseArn } from '../text/arn.ts'
import { parseDate } from './date-comparison.ts'
import { parseAddress } from './ip-comparison.ts'
import { parseNumber } from './numeric-comparison.ts'

/** The type that AWS documents the values of a condition key to have. */
export type KeyType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress' | 'Binary'

/** Global keys that are no plain text, in lower case. Source: IAM User Guide, "AWS global condition context keys". */
const globalTypes: ReadonlyMap<string, KeyType> = new Map<string, KeyType>(
  Object.entries({
    'aws:assumedroot': 'Bool',
    'aws:chatbotsourcearn': 'ARN',
    'aws:currenttime': 'Date',
    'aws:ec2instancesourceprivateipv4': 'IPAddress',
    'aws:epochtime': 'Date',
    'aws:multifactorauthage': 'Numeric',
    'aws:multifactorauthpresent': 'Bool',
    'aws:principalarn': 'ARN',
    'aws:principalisawsservice': 'Bool',
    'aws:securetransport': 'Bool',
    'aws:sourcearn': 'ARN',
    'aws:sourceip': 'IPAddress',
    'aws:tokenissuetime': 'Date',
    'aws:viaawsservice': 'Bool',
    'aws:vpcsourceip': 'IPAddress',
  } as const),
)

/** Texts of which a request has one at most, in lower case. Source: IAM User Guide, "Single-valued vs. multivalued context keys". */
const singleTexts: ReadonlySet<string> = new Set(
  `calledviafirst calledvialast ec2instancesourcevpc federatedprovider principalaccount principalorgid
  principalservicename principaltype referer requestedregion resourceaccount resourceorgid sourceaccount
  sourceidentity sourceorgid sourcevpc sourcevpce useragent userid username vpceaccount vpceorgid`.split(
    /\s+/,
  ),
)
const singleOfSts: ReadonlySet<string> = new Set(['externalid', 'rolesessionname', 'sourceidentity'])

/** Does AWS document that a request has one value at most under the key, in lower case? */
export function isSingleValued(folded: string): boolean {
  const [service = '', name = ''] = folded.split(':')
  if (service === 'sts') return singleOfSts.has(name)
  if (service !== 'aws') return false
  return singleTexts.has(name) || /^(request|resource|principal)tag\//.test(name) || globalTypes.has(folded)
}

/** The type of a global key, in any letter case; null where the key is plain text or a service's own. */
export function globalKeyType(key: string): KeyType | null {
  return globalTypes.get(key.toLowerCase()) ?? null
}

/**
 * May a request carry this value under a key of that type? Texts that the comparison of the type can read are: an
 * address without a prefix, a date of ISO 8601 or in seconds, a number, `true` and `false` in any letter case.
 *
 * Rules R4.6 to R4.10. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */
export function isOfType(type: KeyType, value: ContextValue): boolean {
  const text = String(value)
  switch (type) {
    case 'Bool':
      return /^(?:true|false)$/i.test(text)
    case 'Numeric':
      return parseNumber(text) !== null
    case 'Date':
      return parseDate(text) !== null
    case 'IPAddress':
      return parseAddress(text) !== null
    case 'ARN':
      return parseArn(text) !== null
    case 'Binary':
      return /^[A-Za-z0-9+/]*={0,2}$/.test(text)
    case 'String':
      return true
  }
}
