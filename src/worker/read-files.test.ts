import { describe, expect, it } from 'vitest'

import { metadataOf } from '#interchange/export-graph/workspace-in-picture.ts'
import { atOnce } from '#interchange/in-steps.ts'
import { writeMadeUpNames } from '#interchange/made-up-names.ts'
import { applyChange } from '#model/change.ts'
import { saveWorkspace } from '#model/file/workspace-file.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'
import { teachingSample } from '#testing/sample.ts'

import small from '../interchange/fixtures/small-account.json' with { type: 'json' }
import { inCourse, openFiles, readFiles } from './read-files.ts'

const files = [
  { name: 'account.json', text: JSON.stringify(small) },
  { name: 'list.json', text: '[1, 2]' },
]
const idsOf = (workspace: Workspace) => [...workspace.entities.keys()]

describe('files read in the worker', () => {
  it('are reported one by one', () => {
    const { report } = atOnce(readFiles({ files, into: 'empty', redactBy: null }, emptyWorkspace('')))
    expect(report.files.map(({ name, format }) => [name, format])).toEqual([
      ['account.json', 'authorization-details'],
      ['list.json', null],
    ])
  })

  it('are opened where they are pictures that hold a workspace, and told apart where they hold none', async () => {
    const svg = `<svg xmlns="x">${await metadataOf(teachingSample())}</svg>`
    const pictures = [
      { name: 'trust.svg', content: new Blob([svg]) },
      { name: 'other.svg', content: new Blob(['<svg xmlns="x"/>']) },
    ]
    const read = await openFiles(pictures, () => Promise.resolve())
    const { report } = atOnce(readFiles({ files: read, into: 'empty', redactBy: null }, emptyWorkspace('')))
    expect(report.files.map(({ format }) => format)).toEqual(['picture', null])
    expect(report.findings.map(({ kind }) => kind)).toEqual(['foreign-picture'])
    if (report.change === null) throw new Error('nothing was read')
    expect(idsOf(applyChange(emptyWorkspace(''), report.change))).toEqual(idsOf(teachingSample()))
  })

  it.each(['empty', 'open'] as const)(
    'keep no account id or name of their own when redacted into %s',
    (into) => {
      const open = teachingSample()
      const real = atOnce(readFiles({ files, into: 'empty', redactBy: null }, open)).report
      const { report, redaction } = atOnce(readFiles({ files, into, redactBy: 7 }, open))
      const text = JSON.stringify(report.change)
      expect(report.change?.added).toHaveLength(real.change?.added.length ?? -1)
      for (const id of real.accountIds) expect(text).not.toContain(id)
      const users = (real.change?.added ?? []).filter((one) => one.kind === 'user')
      for (const { name } of users) expect(text).not.toContain(name)
      expect(report.accountIds).not.toEqual(real.accountIds)
      expect(redaction.kind).toBe('done')
    },
  )

  it('do not tell what the workspace file among them is called when redacted', () => {
    const text = JSON.stringify(saveWorkspace({ ...teachingSample(), name: 'Acme Payroll Production' }))
    const file = { name: 'acme.json', text }
    const read = { files: [file], into: 'empty', redactBy: 7 } as const
    expect(atOnce(readFiles(read, emptyWorkspace(''))).report.workspaceName).toBe('Redacted')
    const account = { ...read, files } as const
    expect(atOnce(readFiles(account, emptyWorkspace(''))).report.workspaceName).toBeNull()
  })

  it('leave what the open workspace holds under its own names when redacted', () => {
    const open = teachingSample()
    const { change } = atOnce(readFiles({ files, into: 'open', redactBy: 7 }, open)).report
    if (change === null) throw new Error('nothing was read')
    expect(idsOf(applyChange(open, change))).toEqual(expect.arrayContaining(idsOf(open)))
    expect(change.updated).toEqual([])
  })

  it('change nothing the second time when redacted with the mapping of the first', () => {
    const nothing = emptyWorkspace('')
    const first = atOnce(readFiles({ files, into: 'empty', redactBy: 7 }, nothing))
    const { redaction } = first
    if (first.report.change === null || redaction.kind !== 'done') throw new Error('nothing was redacted')
    const open = applyChange(nothing, first.report.change)
    const mapping = { name: 'made-up-names.json', text: writeMadeUpNames(redaction.mapping, redaction.kept) }
    const again = { into: 'open', redactBy: 8 } as const
    expect(atOnce(readFiles({ files: [...files, mapping], ...again }, open)).report.change).toBeNull()
    expect(atOnce(readFiles({ files, ...again }, open)).report.change).not.toBeNull()
  })

  it('are read no further once nobody waits for them', async () => {
    const users = Array.from({ length: 20_000 }, (_, i) => ({
      UserName: `u${i}`,
      Path: '/',
      Arn: `arn:aws:iam::111111111111:user/u${i}`,
    }))
    const many = [{ name: 'many.json', text: JSON.stringify({ UserDetailList: users }) }]
    const told: number[] = []
    const reading = inCourse(readFiles({ files: many, into: 'empty', redactBy: null }, emptyWorkspace('')), {
      told: (entries) => told.push(entries),
      giveWay: async () => {
        if (told.length > 1) throw new Error('dropped')
      },
    })
    await expect(reading).rejects.toThrow('dropped')
    expect(told.at(-1)).toBeLessThan(20_000)
  })
})
