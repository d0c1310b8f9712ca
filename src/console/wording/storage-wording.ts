import type { StorageProblem } from '#persistence/storage-problem.ts'

/** Why something could not be saved or opened, and what to do. */
export function storageSentence(problem: StorageProblem): string {
  switch (problem.kind) {
    case 'unavailable':
      return 'This browser does not let the page store anything (a private window, or site data is blocked), so your work lives in this tab alone. Download it before you close the tab.'
    case 'blocked':
      return 'Another tab holds an older version of Rolescape open. Close it and try again.'
    case 'newer-version':
      return 'A newer version of Rolescape saved this workspace. Reload the page to get that version.'
    case 'quota-exceeded':
      return 'The browser’s storage for this page is full, so your latest changes are not saved. Download the workspace, or free some space and change something to try again.'
    case 'out-of-step':
      return 'Another tab saved this workspace in the meantime, so this tab stopped saving. Download your work here before you reload.'
    case 'corrupt':
      return problem.recovered === null
        ? 'What this browser stored can’t be read any more.'
        : `Some of what this browser stored can’t be read any more. The last whole state was opened${problem.lost === 0 ? '.' : `; ${problem.lost} later change${problem.lost === 1 ? ' is' : 's are'} lost.`}`
    case 'failed':
      return `The browser could not store your latest changes (${problem.name}). Download the workspace to be safe.`
  }
}
