import { describe, expect, it } from 'vitest'

import { compilePolicies } from './compile-policies.ts'
import type { PolicyDocuments } from './policy-documents.ts'

const bad = { name: 'bad', source: 'here', document: { Statement: { Action: 's3:*', Resource: '*' } } }
const good = { name: 'good', document: { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } } }

describe('compiling policies', () => {
  it.each<[string, PolicyDocuments, string]>([
    ['an identity policy', { identity: [good, bad] }, '/identity/1/document/Statement'],
    ['a boundary', { permissionsBoundary: [bad] }, '/permissionsBoundary/0/document/Statement'],
    [
      'a service control policy',
      { serviceControl: [{ target: 'r', policies: [good, bad] }] },
      '/serviceControl/0/policies/1/document/Statement',
    ],
    ['the resource’s policy', { resource: good }, '/resource/document/Statement'],
  ])('R2.2 points at the place in %s that IAM refuses', (_title, documents, pointer) => {
    const compiled = compilePolicies(documents)
    expect(compiled.ok ? null : compiled.problem.pointer).toBe(pointer)
  })

  it('names the document that IAM refuses, and hands its source back', () => {
    const compiled = compilePolicies({ identity: [bad] })
    expect(compiled.ok ? null : compiled.problem).toMatchObject({
      layer: 'identity',
      name: 'bad',
      source: 'here',
      problem: { kind: 'missing-effect', pointer: '/Statement' },
    })
  })

  it.each(['permissionsBoundary', 'vpcEndpoint'] as const)('R1.9 refuses a second %s', (layer) => {
    const everybody = { ...good, document: { Statement: { ...good.document.Statement, Principal: '*' } } }
    const one = layer === 'vpcEndpoint' ? everybody : good
    expect(compilePolicies({ [layer]: [one] }).ok).toBe(true)
    expect(compilePolicies({ [layer]: [one, one] })).toMatchObject({
      ok: false,
      problem: { pointer: `/${layer}/1`, problem: { kind: 'more-than-one' } },
    })
  })

  it('refuses a layer of an unknown name, which might be a misspelled limit', () => {
    const documents: PolicyDocuments = JSON.parse('{"permissionBoundary": []}')
    expect(compilePolicies(documents)).toMatchObject({
      ok: false,
      problem: { pointer: '/permissionBoundary' },
    })
  })

  it.each([
    ['{"serviceControl": [null]}', '/serviceControl/0'],
    ['{"serviceControl": [{"target": "r"}]}', '/serviceControl/0'],
    ['{"identity": {}}', '/identity'],
    ['{"identity": ["x"]}', '/identity/0'],
    ['{"resourceControl": 1}', '/resourceControl'],
    ['{"resource": []}', '/resource'],
    ['{"resource": {"name": "n"}}', '/resource/document'],
  ])('refuses the shape of %s at %s', (text, pointer) => {
    const documents: PolicyDocuments = JSON.parse(text)
    expect(compilePolicies(documents)).toMatchObject({ ok: false, problem: { pointer } })
  })

  it('reads a policy of STS actions without resources as a trust policy', () => {
    const trust = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }
    expect(compilePolicies({ resource: { name: 't', document: { Statement: trust } } }).ok).toBe(true)
  })

  it('compiles one text once', () => {
    const [one, other] = [structuredClone(good), structuredClone(good)].map((named) => {
      const compiled = compilePolicies({ identity: [named] })
      return compiled.ok ? compiled.value.identity[0]?.document : null
    })
    expect(one).toBe(other)
  })
})
