import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { isJsonObject } from '#engine/text/json-object.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'
import { accepted } from '#testing/accounts.ts'

import { exportAwsCli } from '../export-aws-cli/export-aws-cli.ts'
import { exportCloudFormation } from '../export-cloudformation/export-cloudformation.ts'
import { exportTerraform } from '../export-terraform/export-terraform.ts'

const file = new URL('../../../public/samples/organization.json', import.meta.url)

/** The organization sample, whose OU Sandbox has SandboxServices in place of FullAWSAccess. */
function sample(reviver: (key: string, value: unknown) => unknown = (_, value) => value): Workspace {
  return accepted(loadWorkspace(JSON.parse(readFileSync(file, 'utf8'), reviver)))
}

const script = (workspace: Workspace) =>
  exportAwsCli(workspace).find(({ name }) => name === 'organization.sh')
const others = (workspace: Workspace) =>
  [exportTerraform(workspace), exportCloudFormation(workspace)].map((files) =>
    files.find(({ name }) => name.startsWith('organization.')),
  )

describe('FullAWSAccess that was detached', () => {
  it('is detached by the script, after the policy in its place is attached', () => {
    const text = script(sample())?.text ?? ''
    const calls = text
      .trim()
      .split('\n\n')
      .filter((one) => one.startsWith('aws organizations'))
    expect(calls.filter((one) => one.includes('detach-policy'))).toEqual([
      'aws organizations detach-policy \\\n  --policy-id=p-FullAWSAccess \\\n  --target-id="$unit_3"',
    ])
    expect(text.indexOf('detach-policy')).toBeGreaterThan(text.lastIndexOf('attach-policy \\'))
  })

  it('is told of where the format can’t detach it', () => {
    for (const one of others(sample())) {
      expect(one?.notes.filter((note) => note.includes('FullAWSAccess'))).toEqual([
        expect.stringContaining('from the OU Sandbox by hand'),
      ])
    }
  })

  it('is told of where AWS would not let it go, since nothing is made in its place', () => {
    const bare = sample((_, value) =>
      isJsonObject(value) && value['id'] === 'p-sandbox001' ? { ...value, document: 'none' } : value,
    )
    expect(script(bare)?.text).not.toContain('detach-policy')
    for (const one of [script(bare), ...others(bare)]) {
      expect(one?.notes).toContainEqual(expect.stringContaining('FullAWSAccess stays on the OU Sandbox'))
    }
  })
})
