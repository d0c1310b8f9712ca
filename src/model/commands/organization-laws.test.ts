import { readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { expect, it } from 'vitest'

import type { Result } from '#engine/result.ts'
import { accepted, allowing } from '#testing/accounts.ts'
import { schemaErrorsOf } from '#testing/schema-errors.ts'

import { applyChange, reverseChange, type Change } from '../change.ts'
import { accountId } from '../entities/names.ts'
import { organizationPolicyTypes } from '../entities/organization.ts'
import { loadWorkspace, saveWorkspace } from '../file/workspace-file.ts'
import { entitiesOf, type Workspace } from '../workspace.ts'
import { attachOrganizationPolicy } from './attach-organization-policy.ts'
import { createOrganizationPolicy } from './create-organization-policy.ts'
import { createOrganizationalUnit } from './create-organizational-unit.ts'
import { deleteEntity } from './delete-entity.ts'
import { detachOrganizationPolicy } from './detach-organization-policy.ts'
import { moveAccount } from './move-account.ts'
import type { Problem } from './problem.ts'
import { renameOrganizationalUnit } from './rename-organizational-unit.ts'
import { setOrganizationPolicyType } from './set-organization-policy-type.ts'

type Step = (workspace: Workspace) => Result<Change, Problem>

const file = new URL('../../../public/samples/organization.json', import.meta.url)
const start = accepted(loadWorkspace(JSON.parse(readFileSync(file, 'utf8'))))
const units = entitiesOf(start, 'organizational-unit').map(({ id }) => id)
const unit = fc.constantFrom(...units, 'ou-tide-fresh001', 'ou-tide-fresh002')
const account = fc.constantFrom(...entitiesOf(start, 'account').map((one) => one.accountId), accountId('1'))
const parent = fc.oneof(fc.constant('r-tide'), unit)
const fresh = fc.constantFrom('p-fresh00001', 'p-fresh00002')
const policy = fc.oneof(
  fc.constantFrom(...entitiesOf(start, 'organization-policy').map(({ id }) => id)),
  fresh,
)
const name = fc.constantFrom('A', 'Sandbox', '', '__proto__')
const type = fc.constantFrom(...organizationPolicyTypes)
const attachment = fc.record({ policy, target: fc.oneof(parent, account) })

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ id: unit, name, parent }).map(
    (input): Step =>
      (now) =>
        createOrganizationalUnit(now, input),
  ),
  fc.record({ unit, newName: name }).map(
    (input): Step =>
      (now) =>
        renameOrganizationalUnit(now, input),
  ),
  fc.record({ id: fresh, type, name, description: name, document: fc.constant(allowing('s3:*')) }).map(
    (input): Step =>
      (now) =>
        createOrganizationPolicy(now, input),
  ),
  attachment.map(
    (input): Step =>
      (now) =>
        attachOrganizationPolicy(now, input),
  ),
  attachment.map(
    (input): Step =>
      (now) =>
        detachOrganizationPolicy(now, input),
  ),
  fc.record({ account, parent: fc.option(parent) }).map(
    (input): Step =>
      (now) =>
        moveAccount(now, input),
  ),
  fc.record({ type, enabled: fc.boolean() }).map(
    (input): Step =>
      (now) =>
        setOrganizationPolicyType(now, input),
  ),
  fc.oneof(unit, policy, fc.constant('organization')).map(
    (id): Step =>
      (now) =>
        deleteEntity(now, { id }),
  ),
)

it('commands on an organization are taken back by their reverse, and leave what a file can hold', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
      let workspace = start
      for (const one of steps) {
        const result = one(workspace)
        if (!result.ok) continue
        const next = applyChange(workspace, result.value)
        expect(applyChange(next, reverseChange(result.value))).toEqual(workspace)
        workspace = next
      }
      const saved: unknown = JSON.parse(JSON.stringify(saveWorkspace(workspace)))
      expect(accepted(loadWorkspace(saved))).toEqual(workspace)
      expect(schemaErrorsOf(saved)).toBeNull()
    }),
    { numRuns: 60 },
  )
})
