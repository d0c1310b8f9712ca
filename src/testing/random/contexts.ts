import * as fc from 'fast-check'

import type { ContextValue, RequestContext } from '#engine/request/request.ts'

type Value = ContextValue | readonly ContextValue[]

/** Values that requests bring for the keys that policies ask about, by key; nonsense and lists among them. */
const values: Readonly<Record<string, readonly Value[]>> = {
  'test:text': ['b', 'B', 'alice', 'a*c', 'abc', '', 'k', 'é\n', ['b', 'c'], ['b']],
  'test:list': [['b', 'c'], ['b'], [], [''], ['x', 'alice'], ['', 'b'], 'b'],
  'aws:PrincipalTag/t': ['b', 'alice', 'a*c', 'other'],
  'test:number': [5, '5.0', '-1', '1e1', 'five', '', 0.5, '10'],
  'aws:CurrentTime': [
    '2026-01-01T00:00:00Z',
    '2026-01-01',
    '2025-12-31T23:59:59.5+00:00',
    '1767225600',
    'today',
  ],
  'aws:SourceIp': ['10.1.2.3', '203.0.113.7', '2001:db8::1', '::ffff:10.1.2.3', '10.1.2', '10.0.0.0'],
  'aws:SourceArn': [
    'arn:aws:sns:us-east-1:111111111111:t',
    'arn:aws:s3:::b',
    'arn:aws:sns:us-east-1:111111111111:a:b',
    'no arn',
    '*',
  ],
  'aws:MultiFactorAuthPresent': [true, 'false', 'TRUE', 'maybe'],
  'test:bytes': ['aGk=', 'aGk', 'aGkh', '', '?'],
  'aws:PrincipalOrgID': ['o-1', 'o-2'],
  's3:x-amz-acl': ['public-read', 'private'],
  'kms:EncryptionContext:team': ['b', 'c'],
  'kms:GrantOperations': [['Decrypt'], ['Encrypt', 'Sign']],
  'aws:userid': ['AROAROLEROLEROLEROL1:s', 'AIDAALICEALICEALICE1'],
}

const entries: readonly fc.Arbitrary<readonly [string, Value]>[] = Object.entries(values).map(
  ([key, given]) => fc.constantFrom(...given).map((value) => [key, value] as const),
)

/** Some of the keys, each with one of its values. */
export const contexts: fc.Arbitrary<RequestContext> = fc.subarray([...entries.keys()]).chain(toContext)

function toContext(chosen: readonly number[]): fc.Arbitrary<RequestContext> {
  const some = entries.filter((_, at) => chosen.includes(at))
  return fc.tuple(...some).map((pairs) => Object.fromEntries(pairs))
}
