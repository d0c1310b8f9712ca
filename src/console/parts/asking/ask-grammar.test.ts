import { describe, expect, it } from 'vitest'

import { readAsk } from './ask-grammar.ts'

describe('a typed question', () => {
  it.each([
    [
      'can DeployRole s3:PutObject artifacts/*',
      { kind: 'can', who: 'DeployRole', action: 's3:PutObject', resource: 'artifacts/*' },
    ],
    [
      'Can alice do s3:GetObject on the reports?',
      { kind: 'can', who: 'alice', action: 's3:GetObject', resource: 'reports' },
    ],
    [
      'can I kms:Decrypt arn:aws:kms:eu-west-1:111122223333:key/1',
      { kind: 'can', who: 'I', action: 'kms:Decrypt', resource: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
    ],
    [
      'can arn:aws:iam::111122223333:role/R iam:PassRole X',
      { kind: 'can', who: 'arn:aws:iam::111122223333:role/R', action: 'iam:PassRole', resource: 'X' },
    ],
    [
      'can bob assume BreakGlassRole',
      { kind: 'can', who: 'bob', action: 'sts:AssumeRole', resource: 'BreakGlassRole' },
    ],
    ['who can s3:GetObject reports', { kind: 'who-can', action: 's3:GetObject', resource: 'reports' }],
    ['who can assume audit', { kind: 'who-can-assume', role: 'audit' }],
    ['Who may become the ProductionAuditor?', { kind: 'who-can-assume', role: 'ProductionAuditor' }],
    ['how does alice get to AdminRole', { kind: 'how-reach', who: 'alice', role: 'AdminRole' }],
    ['how can bob become AdminRole?', { kind: 'how-reach', who: 'bob', role: 'AdminRole' }],
    ['how could bob end up as AdminRole?', { kind: 'how-reach', who: 'bob', role: 'AdminRole' }],
    ['what can alice do', { kind: 'what-can', who: 'alice' }],
    ['what can alice reach', { kind: 'reach', who: 'alice' }],
    ['What could bob get to?', { kind: 'reach', who: 'bob' }],
    ['what can alice change?', { kind: 'changes', who: 'alice' }],
    ['what can alice pass to services', { kind: 'passes', who: 'alice' }],
    ['which roles can alice pass', { kind: 'passes', who: 'alice' }],
    ['who can pass AdminRole', { kind: 'who-passes', target: 'AdminRole' }],
    ['who can change the AdminRole?', { kind: 'who-changes', target: 'AdminRole' }],
    ['who can reach the parcelo-artifacts', { kind: 'who-reaches', target: 'parcelo-artifacts' }],
    ['what would cut alice from AdminRole', { kind: 'cut', who: 'alice', target: 'AdminRole' }],
    ['what would cut the ways from alice to AdminRole', { kind: 'cut', who: 'alice', target: 'AdminRole' }],
    ['which roles can outsiders reach?', { kind: 'outsiders' }],
    ['roles nobody can assume', { kind: 'unassumable' }],
    ['which roles can become one another', { kind: 'cycles' }],
    ['cycles', { kind: 'cycles' }],
    ['Outsiders?', { kind: 'outsiders' }],
    ['what can outsiders reach', { kind: 'outsiders' }],
    ['nobody', { kind: 'unassumable' }],
    ['from alice', { kind: 'reach', who: 'alice' }],
    ['blast radius of alice', { kind: 'reach', who: 'alice' }],
    ['to parcelo-artifacts', { kind: 'who-reaches', target: 'parcelo-artifacts' }],
    ['ways to AdminRole', { kind: 'who-reaches', target: 'AdminRole' }],
    ['from alice to AdminRole', { kind: 'how-reach', who: 'alice', role: 'AdminRole' }],
    ['alice -> AdminRole', { kind: 'how-reach', who: 'alice', role: 'AdminRole' }],
    ['alice→AdminRole?', { kind: 'how-reach', who: 'alice', role: 'AdminRole' }],
    ['to AdminRole from alice', { kind: 'how-reach', who: 'alice', role: 'AdminRole' }],
    ['all paths between alice and AdminRole', { kind: 'how-reach', who: 'alice', role: 'AdminRole' }],
    ['can alice reach the AdminRole?', { kind: 'how-reach', who: 'alice', role: 'AdminRole' }],
    ['cut alice from AdminRole', { kind: 'cut', who: 'alice', target: 'AdminRole' }],
  ])('%s', (text, expected) => {
    expect(readAsk(text)).toEqual({ ...expected, missing: [] })
  })

  it.each([
    ['can', ['who', 'action', 'resource']],
    ['can alice', ['action', 'resource']],
    ['can alice s3:', ['action', 'resource']],
    ['can alice s3:GetObject', ['resource']],
    ['can s3:GetObject reports', ['who']],
    ['who can', ['action', 'resource']],
    ['who can assume', ['role']],
    ['how does alice', ['role']],
    ['alice ->', ['role']],
    ['how does', ['who', 'role']],
    ['what can', ['who']],
    ['who can reach', ['target']],
    ['who can pass', ['target']],
    ['which roles can', ['who']],
    ['what would cut alice', ['target']],
    ['between alice', ['role']],
    ['from alice to', ['role']],
    ['can alice reach', ['role']],
  ])('says what has yet to be typed: %s', (text, missing) => {
    expect(readAsk(text)?.missing).toEqual(missing)
  })

  it.each(['', 'candidate', 'roles', 'whoever', 'howl', 'canada s3:x', 'from', 'cycles-role', 'ways'])(
    'is none: %j',
    (text) => {
      expect(readAsk(text)).toBeNull()
    },
  )
})
