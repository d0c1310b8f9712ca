import { describe, expect, it } from 'vitest'

import type { PolicyGrammar } from '#engine/policy/grammar.ts'

import { completionsAt } from './completion.ts'
import { emptyVocabulary } from './vocabulary.ts'

/** The labels proposed at the `|` in `marked`. */
function labelsAt(marked: string, grammar: PolicyGrammar): readonly string[] {
  return proposalsAt(marked, grammar).map(({ label }) => label)
}

function proposalsAt(marked: string, grammar: PolicyGrammar) {
  return completionsAt(marked.replace('|', ''), marked.indexOf('|'), grammar, emptyVocabulary)
}

/** `marked` after the proposal `label` was taken, its stops left out. */
function taken(marked: string, label: string): string {
  const text = marked.replace('|', '')
  const { snippet, replaces } = proposalsAt(marked, 'identity').find((each) => each.label === label) ?? {}
  if (snippet === undefined || replaces === undefined) throw new Error(`${label} is not proposed`)
  const end = replaces.offset + replaces.length
  return (
    text.slice(0, replaces.offset) + snippet.replaceAll(/\$\{?\d(\|Allow,Deny\|\})?/g, '') + text.slice(end)
  )
}

describe('proposals', () => {
  it.each<readonly [string, PolicyGrammar, readonly string[]]>([
    ['|', 'identity', ['new policy']],
    ['{|}', 'identity', ['Version', 'Id', 'Statement']],
    ['{"Version": "|"}', 'identity', ['2012-10-17', '2008-10-17']],
    ['{"Statement": [|]}', 'identity', ['new statement']],
    ['{"Statement": [{"Effect": |}]}', 'identity', ['Allow', 'Deny']],
    ['{"Statement": [{"Effect": "A|"}]}', 'identity', ['Allow', 'Deny']],
    [
      '{"Statement": {"Effect": "Deny", "Action": "*", "|"}}',
      'identity',
      ['Sid', 'Resource', 'NotResource', 'Condition'],
    ],
    ['{"Statement": [{"Effect": "Allow", "Action": "*", |}]}', 'trust', ['Sid', 'Principal', 'Condition']],
    ['{"Statement": [{"Principal": {"|"}}]}', 'trust', ['AWS', 'Service', 'Federated']],
    ['{"Statement": [{"Condition": {"Bool": {"aws:SecureTransport": "|"}}}]}', 'identity', ['true', 'false']],
    ['{"Statement": [{"Sid": "|"}]}', 'identity', []],
  ])('at %s in the policy type %s', (marked, grammar, labels) => {
    expect(labelsAt(marked, grammar)).toEqual(labels)
  })

  it('offer operators where a condition begins, and condition keys below them', () => {
    expect(labelsAt('{"Statement": [{"Condition": {"|"}}]}', 'identity')).toContain('StringEqualsIfExists')
    const keys = labelsAt('{"Statement": [{"Condition": {"Bool": {"|"}}}]}', 'identity')
    expect(keys).toContain('aws:MultiFactorAuthPresent')
    expect(keys).not.toContain('sts:ExternalId')
    expect(labelsAt('{"Statement": [{"Condition": {"Bool": {"|"}}}]}', 'trust')).toContain('sts:ExternalId')
  })

  it('offer only actions that the document or the caller knows, never the one being typed', () => {
    const other = '{"Action": ["s3:PutObject", "ec2:RunInstances"]}'
    expect(labelsAt(`{"Statement": [{"Action": "s3:Ge|"}, ${other}]}`, 'identity')).toEqual(['s3:PutObject'])
    expect(labelsAt(`{"Statement": [{"Action": "|"}, ${other}]}`, 'identity')).toEqual(['ec2:', 's3:'])
    expect(labelsAt('{"Statement": [{"Action": "s3:Ge|"}]}', 'identity')).toEqual([])
  })

  it('take the place of the whole word, with its quotes', () => {
    expect(taken('{"Statement": [{"Ef|"}]}', 'Effect')).toBe('{"Statement": [{"Effect": ""}]}')
    expect(taken('{"Statement": [{Ef|}]}', 'Effect')).toBe('{"Statement": [{"Effect": ""}]}')
    expect(taken('{"Statement": [{"Effect": "|"}]}', 'Deny')).toBe('{"Statement": [{"Effect": "Deny"}]}')
  })

  it('keep the value that a name has already, and part from what follows', () => {
    expect(taken('{"Statement": [{"Act|": "*"}]}', 'NotAction')).toBe('{"Statement": [{"NotAction": "*"}]}')
    expect(taken('{"Statement": [{"Si|" "Effect": "Deny"}]}', 'Sid')).toBe(
      '{"Statement": [{"Sid": "", "Effect": "Deny"}]}',
    )
  })
})
