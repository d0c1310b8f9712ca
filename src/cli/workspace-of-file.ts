import { readFile } from 'node:fs/promises'

import { ok, refused, type Result } from '#engine/result.ts'
import { findDuplicateKey } from '#engine/text/duplicate-key.ts'
import type { PictureProblem } from '#interchange/export-graph/workspace-in-picture.ts'
import type { NamedText } from '#interchange/import-set/read-import.ts'
import { namedText } from '#interchange/import-set/text-of-picture.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import { onDayOf } from '#model/today.ts'
import type { Workspace } from '#model/workspace.ts'

import { fileProblemText } from './wording/file-problem-text.ts'

/** Read a workspace file, or a picture that holds one. Refused in one line that names the file, the place and what is wrong there. */
export async function workspaceOfFile(path: string): Promise<Result<Workspace, string>> {
  const text = await textAt(path)
  if (!text.ok) return text
  const { picture = 'opened' } = text.value
  if (picture !== 'opened') return refused(`${path}: ${pictureProblems[picture]}`)
  const json = parsed(text.value.text)
  if (!json.ok) return refused(`${path}: ${json.problem}`)
  const loaded = loadWorkspace(json.value)
  if (loaded.ok) return ok(onDayOf(loaded.value, Date.now()))
  const [first, ...others] = loaded.problem
  if (first === undefined) throw new Error(`a workspace was refused without a problem: ${path}`)
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  return refused(`${path}: ${fileProblemText(first)}${more}`)
}

const pictureProblems: Readonly<Record<PictureProblem, string>> = {
  foreign: 'this picture holds no workspace',
  damaged: 'the workspace in this picture was cut short or changed',
  'too-large': 'the workspace in this picture is too large',
}

/** The text of a file of JSON, or of the workspace in a picture; refused where it can't be opened. */
export async function textAt(path: string): Promise<Result<NamedText, string>> {
  try {
    return ok(await namedText(path, await readFile(path)))
  } catch (error) {
    return refused(`can't read \`${path}\`: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function parsed(text: string): Result<unknown, string> {
  try {
    const json: unknown = JSON.parse(text)
    const twice = findDuplicateKey(text)
    return twice === null
      ? ok(json)
      : refused(`\`${twice.key}\` stands twice in one object, at ${twice.pointer}`)
  } catch (error) {
    return refused(`this is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
