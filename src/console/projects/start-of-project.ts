import { engine } from '#console/state/engines.ts'
import { sampleWorkspace } from '#console/state/project-actions.ts'
import { projectsInSight, unusedName } from '#console/state/project-store.ts'
import { refused, ok, type Result } from '#engine/result.ts'
import type { PictureProblem } from '#interchange/export-graph/workspace-in-picture.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { FileProblem } from '#model/file/file-problem.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'
import { wholeWorkspace } from '#worker/import-pieces.ts'
import type { OpenedFile, WorkspaceFileProblem } from '#worker/opened-file.ts'

/** What a new workspace begins with. */
export type Start =
  | { readonly kind: 'blank' }
  | { readonly kind: 'sample'; readonly name: string }
  | { readonly kind: 'file'; readonly file: File }

/** The samples that ship, by the names of their files. */
export const samples = [
  {
    name: 'teaching',
    title: 'Parcelo, a small company',
    description: 'Two accounts of its own and a vendor’s, with requests on the board.',
  },
  {
    name: 'organization',
    title: 'Tidewater Charter, an organization',
    description: 'Accounts in organizational units, with service and resource control policies at work.',
  },
] as const

const longestName = 120

/** Why a workspace can't begin like that, each in a sentence; `name` says what is wrong with its name. */
export type StartProblems = { readonly name: string | null; readonly others: readonly string[] }

/** What a new workspace begins with. `warning`: what is to say of the file that it came from. */
export type Begun = { readonly workspace: Workspace; readonly warning: string | null }

/** The workspace to begin with, called `name`. Where that is empty it is called as the file says, with a number where that is taken. */
export async function workspaceOf(
  start: Start,
  name: string,
  sentence: (problem: FileProblem) => string,
): Promise<Result<Begun, StartProblems>> {
  const called = name.trim()
  if (called.length > longestName) return refused(nameProblem)
  switch (start.kind) {
    case 'blank':
      return called === '' ? refused(nameProblem) : ok({ workspace: emptyWorkspace(called), warning: null })
    case 'sample': {
      const sample = await sampleWorkspace(start.name)
      return ok({
        workspace: { ...sample, name: called === '' ? unused(sample.name) : called },
        warning: null,
      })
    }
    case 'file': {
      const read = await readFile(start.file)
      if (!read.ok)
        return refused({ name: null, others: sentencesOf(read.problem, start.file.name, sentence) })
      const { workspace, lost } = read.value
      const named = { ...workspace, name: called === '' ? unused(workspace.name) : called }
      return ok({ workspace: named, warning: lost === null ? null : lostSentence(start.file.name, lost) })
    }
  }
}

function unused(name: string): string {
  return unusedName(name, projectsInSight())
}

/** In the worker: a big file would hold up the page. */
async function readFile(
  file: File,
): Promise<Result<OpenedFile, WorkspaceFileProblem | { readonly kind: 'unreadable' }>> {
  const pieces: Entity[] = []
  try {
    const question = { name: file.name, content: file }
    const rest = await engine('analysis').ask('openWorkspaceFile', question, undefined, (piece) => {
      pieces.push(...piece)
    })
    if (!rest.ok) return rest
    return ok({ ...rest.value, workspace: wholeWorkspace(pieces, rest.value.workspace) })
  } catch {
    return refused({ kind: 'unreadable' })
  }
}

function lostSentence(file: string, { count, pointer }: NonNullable<OpenedFile['lost']>): string {
  const places = count === 1 ? 'one place' : `${count.toLocaleString('en')} places`
  return `Characters were lost (\uFFFD) in ${places} of ${file}, first at ${pointer}: it, or what it was made of, was not UTF-8.`
}

function sentencesOf(
  problem: WorkspaceFileProblem | { readonly kind: 'unreadable' },
  file: string,
  sentence: (problem: FileProblem) => string,
): readonly string[] {
  switch (problem.kind) {
    case 'picture':
      return [pictureSentences[problem.problem]]
    case 'not-json':
      return [
        problem.around.trim() === ''
          ? `${file} is empty.`
          : `${file} is not JSON, or was cut short. It can’t be read on from here: ${problem.around}`,
      ]
    case 'invalid':
      return problem.problems.map(sentence)
    case 'unreadable':
      return [`${file} could not be read. It may have been moved, or be too large for this browser.`]
  }
}

const pictureSentences: Readonly<Record<PictureProblem, string>> = {
  foreign: 'This picture holds no workspace.',
  damaged: 'The workspace in this picture was cut short or changed, and can’t be read.',
  'too-large': 'The workspace in this picture is too large to be read here.',
}

/** Why this will not do as the name of a workspace; null where it will. */
export function problemOfName(name: string): string | null {
  const { length } = name.trim()
  return length === 0 || length > longestName ? nameProblem.name : null
}

const nameProblem = { name: `Write a name of 1 to ${longestName} characters.`, others: [] }
