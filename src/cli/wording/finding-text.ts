import type { ImportFinding } from '#interchange/import-report.ts'

import { fileProblemReason } from './file-problem-text.ts'
import { onOneLine } from './on-one-line.ts'

/** What became of each kind of finding. */
const texts: Readonly<Record<ImportFinding['kind'], string>> = {
  'not-json': 'this is not JSON',
  'cut-short':
    'the file is cut short or broken here: what stands whole before was read, and all from here on is missing',
  'foreign-picture': 'this picture holds no workspace',
  'damaged-picture': 'the workspace in this picture was cut short or changed',
  'wrong-shape': 'an account export has something else here',
  zip: 'unpack it, and import the files in it',
  'wrong-encoding': 'save the file as UTF-8',
  'lost-characters': 'these bytes are no UTF-8, and characters are lost: save the file as UTF-8',
  'duplicate-key': 'this key stands twice in its object, and the last one was taken',
  contradiction: 'the files disagree on this: what stands here was taken, not what stands elsewhere in them',
  'refused-call': 'AWS refused this call, so that what it would have told is not known',
  'incomplete-export': 'the export goes on on a page that is not in this file: fetch all pages',
  'refused-workspace': 'the workspace file is refused',
  'unknown-field': 'this field is unknown and was left out',
  'missing-field': 'this field is missing, and a stand-in was taken',
  'mended-field': 'this field contradicts the rest of its entry, which was followed instead',
  'unreadable-entry': 'this entry can’t be read and was left out',
  'duplicate-entry': 'this entry is there twice, and the first one was taken',
  'duplicate-id': 'this unique id is another one’s too, which AWS never does: both were taken',
  'invalid-policy':
    'IAM would refuse this policy: it was imported as it stands, and answers that rest on it are unknown',
  'filled-in': 'AWS’s own policy is named and is not in the file: it was taken as the catalog has it',
  'dangling-reference': 'this is named and is not in the file',
  'missing-boundary': 'this permissions boundary is not in the file: answers for its holders are unknown',
}

/** A finding of an import on one line: place, what became of it, and what it is about. */
export function findingText(file: string, { kind, pointer, subject, problem }: ImportFinding): string {
  const about = problem === undefined ? `\`${onOneLine(subject)}\`` : onOneLine(fileProblemReason(problem))
  return `${file}${pointer === '' ? '' : ` ${pointer}`}: ${kind}: ${texts[kind]}: ${about}`
}
