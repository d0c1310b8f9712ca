import type { FileProblem } from '#model/file/file-problem.ts'

/** Why a workspace file is refused, with the place: lower case, no period. */
export function fileProblemText(problem: FileProblem): string {
  const text = fileProblemReason(problem)
  return problem.pointer === '' ? text : `${problem.pointer}: ${text}`
}

/** The same without the place. */
export function fileProblemReason(problem: FileProblem): string {
  switch (problem.kind) {
    case 'not-a-workspace':
      return 'this is no Rolescape workspace: `rolescape` with its version is missing'
    case 'newer-version':
      return `the file was made by a newer Rolescape (version ${problem.found}): update this one`
    case 'unknown-version':
      return `\`${problem.found}\` is no version of the workspace file: write 1`
    case 'unknown-field':
      return `the workspace file has no such field here: known are ${problem.known.join(', ')}`
    case 'missing-field':
      return 'this field is missing'
    case 'wrong-shape':
      return `expected ${problem.expected}, found \`${problem.found}\``
    case 'duplicate-key':
      return `\`${problem.found}\` stands twice in one object`
    case 'duplicate-entry':
      return `\`${problem.found}\` is there twice`
    case 'dangling-reference':
      return `\`${problem.found}\` stands for nothing in the file`
    case 'conflicting-fields':
      return `keep one of ${problem.fields.map((field) => `\`${field}\``).join(' and ')}`
  }
}
