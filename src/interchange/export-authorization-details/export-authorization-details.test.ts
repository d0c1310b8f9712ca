import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'
import { applied, empty } from '#testing/account-exports.ts'
import { smallCompany } from '#testing/accounts.ts'
import { someIamWorkspace } from '#testing/random/workspaces.ts'

import { readAuthorizationDetails } from '../authorization-details.ts'
import small from '../fixtures/small-account.json' with { type: 'json' }
import { exportAuthorizationDetails } from './export-authorization-details.ts'

/** The workspace that the files give, read one after the other. */
function readBack(workspace: Workspace): Workspace {
  return exportAuthorizationDetails(workspace).reduce(
    (sofar, { text }) => applied(sofar, readAuthorizationDetails(text, sofar)),
    emptyWorkspace(workspace.name),
  )
}

/** What the format can hold of a workspace. */
function sayable({ entities }: Workspace): ReadonlyMap<string, Entity> {
  const kept = [...entities.values()].flatMap((entity): Entity[] => {
    if (entity.kind === 'user') {
      const unread = ['loginProfile', 'accessKeys', 'mfaDevices'] as const
      return [{ ...entity, loginProfile: false, accessKeys: [], mfaDevices: [], unread }]
    }
    if (entity.kind === 'instance-profile') return entity.roleName === null ? [] : [entity]
    return ['group', 'role', 'policy'].includes(entity.kind) ? [entity] : []
  })
  return new Map(kept.map((entity) => [entity.id, entity]))
}

const inIam = (entities: ReadonlyMap<string, Entity>) =>
  new Map([...entities].filter(([, { kind }]) => kind !== 'account'))

describe('authorization details of a workspace', () => {
  it('are what was imported', () => {
    const workspace = applied(empty, readAuthorizationDetails(JSON.stringify(small), empty))
    expect(readBack(workspace).entities).toEqual(workspace.entities)
  })

  it('give the same entities, whatever IAM could hold', () => {
    assert(
      property(someIamWorkspace, (workspace) => {
        expect(inIam(readBack(workspace).entities)).toEqual(sayable(workspace))
      }),
    )
  })

  it('are read again without a finding', () => {
    assert(
      property(someIamWorkspace, (workspace) => {
        const files = exportAuthorizationDetails(workspace)
        expect(files.flatMap(({ text }) => readAuthorizationDetails(text, empty).findings)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('tell in the file what has no place in them', () => {
    const [dev, prod] = exportAuthorizationDetails(smallCompany())
    const page: JsonValue = JSON.parse(dev?.text ?? '')
    expect(page).toMatchObject({ _notes: dev?.notes })
    expect(dev?.notes).toEqual([
      'Left out, since this format has no place for it: 3 resources with policies and settings.',
      'Left out, since this format has no place for it: the name of the account.',
    ])
    expect(prod?.name).toBe('222222222222.authorization-details.json')
  })

  it('list the policies of AWS that nobody uses once, so that none is lost', () => {
    const texts = exportAuthorizationDetails(smallCompany()).map(({ text }) => text)
    expect(texts.map((text) => text.includes('iam::aws:policy/ReadOnlyAccess'))).toEqual([true, false])
  })
})
