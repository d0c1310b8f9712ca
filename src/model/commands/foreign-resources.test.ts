import { expect, it } from 'vitest'

import { granting, refusalOf, smallCompany, the } from '#testing/accounts.ts'

import { editDocument } from './edit-document.ts'

const workspace = smallCompany()

function refusalFor(resource: string) {
  const document = granting('s3:GetObject', resource, the.alice)
  return refusalOf(
    editDocument(workspace, { place: { kind: 'resource', resource: the.reports }, document, createDate: '' }),
  )
}

it.each([
  'arn:aws:s3:::reports',
  'arn:aws:s3:::reports/*',
  'arn:aws:s3:::reports/${aws:username}/*',
  'arn:aws:s3:::*',
  '*',
])('R2.17 a bucket policy may speak of %s', (resource) => {
  expect(refusalFor(resource)).toBeNull()
})

it.each(['arn:aws:s3:::reports-2', 'arn:aws:s3:::reports-2/*', 'arn:aws:s3:::other/*', the.jobs])(
  'a bucket policy can not be saved with the resource %s of another',
  (resource) => {
    expect(refusalFor(resource)).toEqual({
      kind: 'malformed-policy-document',
      grammar: 'resource',
      problems: [{ kind: 'resource-of-another', pointer: '/Statement/0/Resource', found: resource }],
    })
  },
)
