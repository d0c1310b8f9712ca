import type { FileProblem } from '#model/file/file-problem.ts'

/** Why a workspace file can't be opened, with the place in it. */
export function fileProblemSentence(problem: FileProblem): string {
  const text = fileProblemReason(problem)
  return problem.pointer === '' ? text : `${problem.pointer}: ${text}`
}

/** The same without the place. */
export function fileProblemReason(problem: FileProblem): string {
  switch (problem.kind) {
    case 'not-a-workspace':
      return 'This is not a workspace file: “rolescape” with its version is missing. Exports of AWS are read by Import an account.'
    case 'newer-version':
      return `A newer Rolescape made this file (version ${problem.found}). Reload the page to get that version.`
    case 'unknown-version':
      return `“${problem.found}” is no version of the workspace file.`
    case 'unknown-field':
      return `The workspace file has no such field here. Known are ${problem.known.join(', ')}.`
    case 'missing-field':
      return 'This field is missing.'
    case 'wrong-shape':
      return `Expected ${problem.expected}, found “${problem.found}”.`
    case 'duplicate-key':
      return `“${problem.found}” stands twice in one object. Keep one of them.`
    case 'duplicate-entry':
      return `“${problem.found}” is there twice.`
    case 'dangling-reference':
      return `“${problem.found}” stands for nothing in the file.`
    case 'conflicting-fields':
      return `Keep one of ${problem.fields.map((field) => `“${field}”`).join(' and ')}.`
  }
}
