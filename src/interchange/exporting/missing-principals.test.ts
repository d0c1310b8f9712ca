import { describe, expect, it } from 'vitest'

import { smallCompany } from '#testing/accounts.ts'
import { namingWorkspace } from '#testing/naming-workspace.ts'

import { exportAwsCli } from '../export-aws-cli/export-aws-cli.ts'
import { exportCloudFormation } from '../export-cloudformation/export-cloudformation.ts'
import { exportTerraform } from '../export-terraform/export-terraform.ts'

const exporters = [
  ['AWS CLI script', exportAwsCli],
  ['CloudFormation', exportCloudFormation],
  ['Terraform', exportTerraform],
] as const

const said = 'AWS refuses policies that name 2 principals not in this workspace; take them out first: '

describe.each(exporters)('principals that are not there, in %s', (_, exported) => {
  it('are told, since AWS refuses policies that name them', () => {
    const [file] = exported(namingWorkspace())
    expect(file?.notes).toContain(
      `${said}the role gone names arn:aws:iam::111111111111:user/left; the role dead names AIDAQQQQQQQQQQQQQQQQQ.`,
    )
    expect(file?.text).toContain('the role dead names')
  })

  it('are none where everybody is there', () => {
    const notes = exported(smallCompany()).flatMap((file) => file.notes)
    expect(notes.filter((note) => note.includes('AWS refuses policies'))).toEqual([])
  })
})
