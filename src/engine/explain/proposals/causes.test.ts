import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { cases } from '#testing/random/cases.ts'

import { compilePolicies } from '../../compile/compile-policies.ts'
import type { NamedDocument } from '../../compile/policy-documents.ts'
import { authorize } from '../../evaluate/authorize.ts'
import type { StatementReference } from '../../evaluate/decision.ts'
import { causesOf } from './causes.ts'
import { mapDocuments, statementsIn } from './document-position.ts'
import type { Scene } from './proposal.ts'

const A = '111111111111'
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }

function policy(source: string, ...statements: readonly object[]): NamedDocument {
  return { name: source, source, document: { Version: '2012-10-17', Statement: statements } }
}

function sceneOf(documents: Scene['documents']): Scene {
  return {
    request: {
      principal: `arn:aws:iam::${A}:user/alice`,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      resourceAccount: A,
    },
    documents,
  }
}

function decide({ request, documents }: Scene): string {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return authorize(request, compiled.value).decision
}

/** The scene without these statements, taken out of the text by their source and place. */
function without({ request, documents }: Scene, taken: readonly StatementReference[]): Scene {
  return {
    request,
    documents: mapDocuments(documents, (named) => ({
      ...named,
      document: Object.assign({}, named.document, {
        Statement: statementsIn(named.document).filter(
          (_, at) => !taken.some(({ source, statement }) => source === named.source && statement === at),
        ),
      }),
    })),
  }
}

function subsets<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.reduce<readonly (readonly Item[])[]>(
    (sets, item) => sets.concat(sets.map((set) => set.concat([item]))),
    [[]],
  )
}

describe('what makes a decision so', () => {
  it('R1.11 is the one Allow without which it would be denied', () => {
    const { causes, withoutAll } = causesOf(sceneOf({ identity: [policy('one', allow)] })) ?? { causes: [] }
    expect(causes.map(({ statement, without: then }) => [statement.policy, then])).toEqual([
      ['one', 'implicitDeny'],
    ])
    expect(withoutAll).toBe('implicitDeny')
  })

  it('R1.11 is each of two Allows, of which the other would do', () => {
    const found = causesOf(sceneOf({ identity: [policy('one', allow), policy('two', allow)] }))
    expect(found?.causes.map((cause) => cause.without)).toEqual(['allowed', 'allowed'])
    expect(found?.withoutAll).toBe('implicitDeny')
  })

  it('R1.3 is a Deny, without which an Allow would count', () => {
    const deny = { ...allow, Effect: 'Deny' }
    const found = causesOf(sceneOf({ identity: [policy('one', allow), policy('two', deny)] }))
    expect(found?.causes.map(({ statement }) => statement.policy)).toEqual(['two'])
    expect(found?.withoutAll).toBe('allowed')
  })

  it('R1.2 is no statement where nothing allows', () => {
    expect(causesOf(sceneOf({ identity: [] }))).toBeNull()
  })
})

describe('for any policies and request', () => {
  const placed = cases.map(({ request, documents }): Scene => ({
    request,
    documents: mapDocuments(documents, (named, source) => ({ ...named, source })),
  }))

  it('R1.11 every cause, taken out, changes the outcome: all together, and each once some of the others are gone', () => {
    fc.assert(
      fc.property(placed, (scene) => {
        const found = causesOf(scene)
        if (found === null) return
        const decision = decide(scene)
        const all = found.causes.map(({ statement }) => statement)
        expect(found.withoutAll).toBe(decide(without(scene, all)))
        expect(found.withoutAll).not.toBe(decision)
        for (const { statement, without: alone } of found.causes) {
          expect(alone).toBe(decide(without(scene, [statement])))
          const rest = all.filter((other) => other !== statement)
          const turns = subsets(rest).some(
            (set) =>
              decide(without(scene, set)) === decision &&
              decide(without(scene, [...set, statement])) !== decision,
          )
          expect(turns).toBe(true)
        }
      }),
      { numRuns: 600 },
    )
  })
})
