import type { PictureProblem } from '#interchange/export-graph/workspace-in-picture.ts'
import type { FileProblem } from '#model/file/file-problem.ts'
import type { Workspace } from '#model/workspace.ts'

/** A workspace as its file holds it. `lost`: where characters of it were lost, and the first of those places. */
export type OpenedFile = {
  readonly workspace: Workspace
  readonly lost: { readonly count: number; readonly pointer: string } | null
}

/** Why a file is no workspace. */
export type WorkspaceFileProblem =
  | { readonly kind: 'picture'; readonly problem: PictureProblem }
  /** `around` is the text around the place where reading stopped, as far as the browser tells. */
  | { readonly kind: 'not-json'; readonly around: string }
  | { readonly kind: 'invalid'; readonly problems: readonly FileProblem[] }
