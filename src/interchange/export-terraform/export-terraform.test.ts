import { parse } from '@cdktn/hcl2json'
import { assert, asyncProperty } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isJsonObject } from '#engine/text/json-object.ts'
import type { Workspace } from '#model/workspace.ts'
import { entitiesOf } from '#model/workspace.ts'
import { smallCompany, the } from '#testing/accounts.ts'
import { hostileText, hostileWorkspace } from '#testing/hostile-workspace.ts'
import { namingWorkspace } from '#testing/naming-workspace.ts'
import { someIamWorkspace } from '#testing/random/workspaces.ts'

import { exportTerraform } from './export-terraform.ts'

type Bodies = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The resources of a file by type and name, as HashiCorp's own parser reads them. */
async function resourcesOf(text: string): Promise<ReadonlyMap<string, Bodies>> {
  const { resource = {} } = await parse('main.tf', text)
  const types = Object.entries<Record<string, [Bodies[string]]>>(resource)
  return new Map(
    types.map(([type, blocks]) => [
      type,
      Object.fromEntries(Object.entries(blocks).map(([name, [body]]) => [name, body])),
    ]),
  )
}

async function everyResource(workspace: Workspace): Promise<ReadonlyMap<string, readonly Bodies[string][]>> {
  const found = new Map<string, Bodies[string][]>()
  for (const { text } of exportTerraform(workspace)) {
    // oxlint-disable-next-line no-await-in-loop -- one parser, one file after the other
    for (const [type, blocks] of await resourcesOf(text)) {
      found.set(type, [...(found.get(type) ?? []), ...Object.values(blocks)])
    }
  }
  return found
}

/** The parser leaves templates as Terraform's JSON has them: `$${` is `${`. */
function literal(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$${', '${').replaceAll('%%{', '%{')
  return isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [literal(key), literal(one)]))
    : value
}

const written = (document: unknown) => JSON.parse(String(literal(document)))

/** HCL puts every text into Unicode's composed form (NFC), so that is how both sides are compared. */
function composed(values: readonly unknown[]): readonly unknown[] {
  return JSON.parse(JSON.stringify(values).normalize('NFC'))
}

describe('a workspace in HCL', { timeout: 240_000 }, () => {
  it('names, describes and permits what the workspace does', async () => {
    await assert(
      asyncProperty(someIamWorkspace, async (workspace) => {
        const read = await everyResource(workspace)
        const policies = entitiesOf(workspace, 'policy').map(
          ({ name, path, description, versions, ...rest }) => ({
            name,
            path,
            description: description === '' ? undefined : description,
            policy: versions.find(({ versionId }) => versionId === rest.defaultVersionId)?.document,
          }),
        )
        const found = (read.get('aws_iam_policy') ?? []).map(({ name, path, description, policy }) => ({
          name,
          path,
          description: literal(description),
          policy: written(policy),
        }))
        expect(new Set(composed(found))).toEqual(new Set(composed(policies)))
        const tags = entitiesOf(workspace, 'user').map(({ name, tags: given }) => [name, given])
        const users = (read.get('aws_iam_user') ?? []).map((user) => [
          user['name'],
          literal(user['tags'] ?? {}),
        ])
        expect(new Set(composed(users))).toEqual(new Set(composed(tags)))
      }),
      { numRuns: 40 },
    )
  })

  it('ties what belongs together by reference', async () => {
    const [dev] = exportTerraform(smallCompany())
    const read = await resourcesOf(dev?.text ?? '')
    expect(read.get('aws_iam_user')).toMatchObject({
      alice: { permissions_boundary: '${aws_iam_policy.Limits.arn}', tags: { team: 'web' } },
    })
    expect(read.get('aws_iam_user_group_membership')).toEqual({
      alice: { user: '${aws_iam_user.alice.name}', groups: ['${aws_iam_group.Developers.name}'] },
    })
    expect(read.get('aws_iam_group_policy_attachment')).toEqual({
      Developers_1: {
        group: '${aws_iam_group.Developers.name}',
        policy_arn: '${aws_iam_policy.ReadReports.arn}',
      },
    })
    expect(read.get('aws_iam_service_linked_role')).toMatchObject({
      AWSServiceRoleForECS: { aws_service_name: 'ecs.amazonaws.com' },
    })
    expect(read.get('aws_sqs_queue')).toMatchObject({ jobs: { provider: '${aws.eu_west_1}' } })
    expect(written(read.get('aws_s3_bucket_policy')?.['reports']?.['policy'])).toMatchObject({
      Statement: [{ Principal: { AWS: [the.alice] } }],
    })
  })

  it('makes nothing before what it names', async () => {
    const [file] = exportTerraform(namingWorkspace())
    const read = await resourcesOf(file?.text ?? '')
    const alice = ['${aws_iam_user.alice}']
    expect(read.get('aws_s3_access_point')).toMatchObject({
      front: { bucket: '${aws_s3_bucket.reports.id}', depends_on: alice },
    })
    expect(read.get('aws_s3_bucket_policy')).toMatchObject({ reports: { depends_on: alice } })
    expect(read.get('aws_s3_bucket')?.['reports']).not.toHaveProperty('depends_on')
    expect(read.get('aws_kms_key')).toMatchObject({ k: { depends_on: ['${aws_iam_role.app}'] } })
    expect(read.get('aws_kms_grant')).toMatchObject({ k_1: { depends_on: alice } })
    expect(read.get('aws_iam_role')).toMatchObject({ app: { depends_on: alice } })
  })

  it('stays what it is, whatever stands in names and texts', async () => {
    const [file] = exportTerraform(hostileWorkspace())
    const read = await resourcesOf(file?.text ?? '')
    const plain = hostileText.replaceAll(/\$+\{/g, '${').replaceAll(/%+\{/g, '%{')
    const description = String(read.get('aws_iam_role')?.['app']?.['description'])
    expect(description.replaceAll(/\$+\{/g, '${').replaceAll(/%+\{/g, '%{')).toBe(plain)
    expect(Object.keys(read.get('aws_iam_user') ?? {}).toSorted()).toEqual(['img_src_x', 'rf'])
    expect(read.get('aws_iam_role')).not.toHaveProperty('broken')
    expect(read.get('aws_lambda_permission')).toMatchObject({ f_1: { principal: '222222222222' } })
    expect(read.get('aws_s3_account_public_access_block')).toMatchObject({
      this: { restrict_public_buckets: false },
    })
  })

  it('tells at the top what it can’t say', () => {
    const [file] = exportTerraform(hostileWorkspace())
    const comments = file?.text.split('\n').filter((line) => line.startsWith('# ')) ?? []
    expect(file?.notes.length).toBeGreaterThan(5)
    for (const note of file?.notes ?? []) expect(comments).toContain(`# ${note}`)
  })
})
