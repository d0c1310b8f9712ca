import type { ImportFinding } from '#interchange/import-report.ts'

import { fileProblemReason } from './file-problem-wording.ts'

/** One finding of an import as a sentence. */
export function findingSentence({ kind, subject, pointer, problem }: ImportFinding): string {
  const field = pointer.slice(pointer.lastIndexOf('/') + 1)
  switch (kind) {
    case 'not-json':
      return subject.trim() === '' ? 'The file is empty' : `This is not JSON: ${subject}`
    case 'foreign-picture':
      return 'This picture holds no workspace. Pictures that a graph was exported as here do, unless a program has stripped them'
    case 'damaged-picture':
      return 'The workspace in this picture was cut short or changed, and can’t be read'
    case 'cut-short':
      return `The file is cut short or broken here. What stands whole before was read, and all from here on is missing: “${subject.trim()}”`
    case 'wrong-shape':
      return `This is not what an account export has here: “${subject}”`
    case 'zip':
      return 'This is a ZIP: unpack it, and import the files in it'
    case 'wrong-encoding':
      return `The file is not UTF-8 text: save it as UTF-8 and try again. ${subject}`
    case 'lost-characters':
      return `Characters of “${subject}” are lost: the bytes here are no UTF-8. Save the file as UTF-8 and import it again`
    case 'duplicate-key':
      return `“${subject}” stands twice in one object; the last one was taken`
    case 'contradiction':
      return `The files disagree on “${subject}”: what stands here was taken, not what stands elsewhere in them`
    case 'refused-call':
      return `AWS refused this call, so that what it would have told is not known: ${subject}`
    case 'incomplete-export':
      return `The export goes on on a further page that is not in this file: ${subject}`
    case 'refused-workspace':
      return `The workspace file can’t be taken. ${problem === undefined ? '' : fileProblemReason(problem)}`
    case 'unknown-field':
      return `The field ${field} is not known here and was left out`
    case 'missing-field':
      return subject === field
        ? `The list ${field} is missing, and was taken to be empty`
        : `${subject === '' ? 'An entry' : `“${subject}”`} lacks the field ${field}; a stand-in was taken`
    case 'mended-field':
      return `The field ${field} says “${subject}”, which can’t be so; what the rest of its entry says was taken`
    case 'unreadable-entry':
      return `“${subject}” could not be read and was left out`
    case 'duplicate-entry':
      return `“${subject}” is there twice; the first one was taken`
    case 'duplicate-id':
      return `The unique id “${subject}” is another one’s too, though AWS gives none twice; both were taken`
    case 'invalid-policy':
      return `IAM would refuse this policy: “${subject}”. It was imported as it stands, and answers that rest on it are unknown`
    case 'filled-in':
      return `AWS’s own policy “${subject}” is named, but is not in the file: it was taken as the catalog here has it`
    case 'dangling-reference':
      return `“${subject}” is named, but is not in the file`
    case 'missing-boundary':
      return `The permissions boundary “${subject}” is not in the file (exports leave out policies that are used only as boundaries). Answers for its holders are unknown until you add it`
  }
}
