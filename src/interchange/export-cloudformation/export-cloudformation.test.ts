import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isJsonObject } from '#engine/text/json-object.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { smallCompany } from '#testing/accounts.ts'
import { hostileWorkspace } from '#testing/hostile-workspace.ts'
import { namingWorkspace } from '#testing/naming-workspace.ts'
import { someIamWorkspace } from '#testing/random/workspaces.ts'

import { exportCloudFormation } from './export-cloudformation.ts'

type Template = {
  readonly Metadata: unknown
  readonly Parameters?: object
  readonly Resources: Readonly<
    Record<
      string,
      { readonly Type: string; readonly DependsOn?: string[]; readonly Properties: Record<string, unknown> }
    >
  >
}

function templatesOf(workspace: Workspace): readonly Template[] {
  return exportCloudFormation(workspace).map(({ text }): Template => JSON.parse(text))
}

/** Everything that a template says `Ref` or `DependsOn` of. */
function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'Ref' && typeof one === 'string' ? [one] : key === 'DependsOn' ? namesIn(one) : referencesIn(one),
  )
}

const namesIn = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

describe('CloudFormation templates of a workspace', () => {
  it('refer to nothing that they don’t make, and depend on nothing in circles', () => {
    const wholes = [hostileWorkspace(), smallCompany()].flatMap(templatesOf)
    expect(wholes.length).toBeGreaterThan(3)
    for (const { Resources, Parameters = {} } of wholes) {
      const known = new Set([...Object.keys(Resources), ...Object.keys(Parameters)])
      expect(referencesIn(Resources).filter((name) => !known.has(name))).toEqual([])
      expect(Object.keys(Resources).filter((name) => !/^[A-Za-z][A-Za-z0-9]{0,254}$/.test(name))).toEqual([])
      for (const name of Object.keys(Resources)) expect(reached(Resources, name)).not.toContain(name)
    }
  })

  it('hold the users, roles and policies of the account, whatever they are called', () => {
    assert(
      property(someIamWorkspace, (workspace) => {
        const made = templatesOf(workspace).flatMap(({ Resources }) => Object.values(Resources))
        const ofType = (type: string) => made.filter(({ Type }) => Type === type).map((one) => one.Properties)
        expect(new Set(ofType('AWS::IAM::User').map((user) => user['UserName']))).toEqual(
          new Set(entitiesOf(workspace, 'user').map(({ name }) => name)),
        )
        expect(
          new Set(
            ofType('AWS::IAM::Role').map((role) => [role['Description'] ?? '', role['MaxSessionDuration']]),
          ),
        ).toEqual(
          new Set(entitiesOf(workspace, 'role').map((role) => [role.description, role.maxSessionDuration])),
        )
        expect(new Set(ofType('AWS::IAM::ManagedPolicy').map((policy) => policy['PolicyDocument']))).toEqual(
          new Set(
            entitiesOf(workspace, 'policy').map(
              (one) => one.versions.find(({ versionId }) => versionId === one.defaultVersionId)?.document,
            ),
          ),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('stand one a region, with the policies of what they make', () => {
    const files = exportCloudFormation(smallCompany())
    expect(files.map(({ name }) => name)).toEqual([
      '111111111111.cloudformation.json',
      '111111111111.eu-west-1.cloudformation.json',
      '222222222222.cloudformation.json',
    ])
    const [iam] = templatesOf(smallCompany())
    expect(iam?.Resources).toMatchObject({
      UserAlice: {
        Properties: { Groups: [{ Ref: 'GroupDevelopers' }], PermissionsBoundary: { Ref: 'PolicyLimits' } },
      },
      ResourceReportsPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'ResourceReports' } },
      },
      InstanceProfileWeb: { Properties: { Roles: [{ Ref: 'RoleDeploy' }] } },
    })
  })

  it('make nothing before what it names', () => {
    const [iam] = templatesOf(namingWorkspace())
    expect(iam?.Resources).toMatchObject({
      RoleApp: { DependsOn: ['UserAlice'] },
      ResourceReportsPolicy: { DependsOn: ['UserAlice'] },
    })
    expect(iam?.Resources['ResourceReports']).not.toHaveProperty('DependsOn')
  })

  it('tell under Metadata what they can’t say', () => {
    const [file] = exportCloudFormation(hostileWorkspace())
    expect(JSON.parse(file?.text ?? '')).toMatchObject({ Metadata: { Rolescape: { Notes: file?.notes } } })
    expect(file?.notes).toContainEqual(expect.stringContaining('account alias'))
    expect(file?.notes).toContainEqual(expect.stringContaining('make right in two steps'))
  })
})

/** The resources that `name` waits for, at any remove. */
function reached(resources: Template['Resources'], name: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [name]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const other of referencesIn(resources[next])) {
      if (!found.has(other)) open.push(other)
      found.add(other)
    }
  }
  return found
}
