import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { ok, refused, type Result } from '#engine/result.ts'
import { exportAuthorizationDetails } from '#interchange/export-authorization-details/export-authorization-details.ts'
import { exportAwsCli } from '#interchange/export-aws-cli/export-aws-cli.ts'
import { exportCloudFormation } from '#interchange/export-cloudformation/export-cloudformation.ts'
import { exportTrust, graphFormats } from '#interchange/export-graph/export-graph.ts'
import { exportMarkdown } from '#interchange/export-markdown/export-markdown.ts'
import { exportTerraform } from '#interchange/export-terraform/export-terraform.ts'
import type { ExportedFile, ExportedFiles } from '#interchange/exported-file.ts'
import type { Workspace } from '#model/workspace.ts'

import { readArguments } from '../arguments.ts'
import type { Command, Outcome } from '../command.ts'
import { workspaceOfFile } from '../workspace-of-file.ts'

const writers: ReadonlyMap<string, (workspace: Workspace) => ExportedFiles> = new Map([
  ['authorization-details', exportAuthorizationDetails],
  ['cloudformation', exportCloudFormation],
  ['terraform', exportTerraform],
  ['aws-cli', exportAwsCli],
  ['markdown', exportMarkdown],
  ...graphFormats.map(
    (format) => [format, (workspace: Workspace) => exportTrust(format, workspace)] as const,
  ),
])

const help = `export KIND FILE [-o OUT]

Writes the workspace in FILE in another format. KIND is one of:
  authorization-details  what \`aws iam get-account-authorization-details\` answers, one file an account
  cloudformation         templates in JSON, one an account and region
  terraform              HCL, one file an account
  aws-cli                bash scripts of AWS CLI calls, one an account
  markdown               a report to read
  dot, mermaid, graphml, json
                         who can become whom, as a graph
What a format can't say stands in the files themselves, and on stderr.

Without -o the answer is printed: several files one after the other, several of JSON as one list.

Options:
  -o, --output OUT  write there: a file, or a folder where there are several files or one of that name exists
  --help            print this

Exit codes: 0 done; 2 unusable arguments or input.
`

/** Write a workspace file in the formats of others. */
export const exportCommand: Command = {
  summary: 'write a workspace in another format',
  help,
  async run(words, { print, complain }): Outcome {
    const read = readArguments(words, { output: { type: 'string', short: 'o' } })
    if (!read.ok) return read
    const [kind, file, ...others] = read.value.positionals
    const write = kind === undefined ? undefined : writers.get(kind)
    if (write === undefined) {
      const known = [...writers.keys()].join(', ')
      return refused(`${kind === undefined ? 'name a kind' : `there is no kind \`${kind}\``}: ${known}`)
    }
    if (file === undefined || others.length > 0) return refused('name one workspace file to export')
    const workspace = await workspaceOfFile(file)
    if (!workspace.ok) return workspace
    const files = write(workspace.value)
    for (const { name, notes } of files) for (const note of notes) complain(`${name}: ${note}\n`)
    const { output } = read.value.values
    if (output !== undefined) return writeFiles(files, output)
    await print(together(files))
    return ok(0)
  },
}

/** Several files as one text. */
function together(files: ExportedFiles): string {
  const [only, ...others] = files
  if (only !== undefined && others.length === 0) return only.text
  if (!files.every(({ mediaType }) => mediaType === 'application/json')) {
    return files.map(({ text }) => text).join('\n')
  }
  return `[\n${files.map(({ text }) => text.trimEnd()).join(',\n')}\n]\n`
}

async function writeFiles(files: ExportedFiles, output: string): Promise<Result<0, string>> {
  try {
    const isFolder = files.length !== 1 || (await isFolderAt(output))
    if (isFolder) await mkdir(output, { recursive: true })
    const pathOf = ({ name }: ExportedFile) => (isFolder ? join(output, name) : output)
    await Promise.all(files.map((file) => writeFile(pathOf(file), file.text)))
    return ok(0)
  } catch (error) {
    return refused(`can't write \`${output}\`: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function isFolderAt(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false // nothing is there yet
  }
}
