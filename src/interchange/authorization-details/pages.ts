import { pointerTo } from '#engine/text/json-pointer.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { fieldOf, isObject, readEntry, textOf, type Entry } from './entry.ts'
import type { Findings } from './findings.ts'
import { jsonDocuments } from './json-documents.ts'
import { parseJson } from './parse-json.ts'
import { salvageJson } from './salvage-json.ts'

/** The four lists of an export, in the order in which they are read. */
export const sections = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const

/** Of AWS's answer; `_notes` is where exports of ours say what they leave out. */
const pageFields: ReadonlySet<string> = new Set([...sections, 'IsTruncated', 'Marker', 'NextToken', '_notes'])

/**
 * The pages of an export: the file itself, or each item of a list of them, as `jq --slurp` writes. None, with
 * the reason listed, where there is nothing of the kind.
 */
export function readPages(text: string, findings: Findings): Entry[] {
  const json = readText(text, findings)
  const pages = json === undefined ? [] : pagesOf(json, '', findings)
  const last = pages.at(-1)
  if (last !== undefined) listFurtherPages([{ page: last, accountIds: [] }])
  return pages
}

/** The pages of an export that is parsed already and stands at `pointer` of its file. */
export function pagesOf(json: JsonValue, pointer: string, findings: Findings): Entry[] {
  const candidates = Array.isArray(json)
    ? json.map((value: JsonValue, i) => ({ value, pointer: pointerTo(pointer, i) }))
    : [{ value: json, pointer }]
  if (candidates.length === 0) findings.add('wrong-shape', pointer, '[]')

  const pages = candidates.flatMap(({ value, pointer: at }) => {
    const page = isExport(value) ? readEntry(value, at, pageFields, findings) : null
    if (page === null) findings.add('wrong-shape', at, shapeOf(value))
    return page === null ? [] : [page]
  })
  for (const page of pages) listMissing(page)
  return pages
}

/**
 * The JSON of a file; undefined, with the reason listed, where it is none. Documents that stand one after the other are a
 * list of them. Of a file that was cut short, or is broken
 * further on, the entries that stand whole before that, and where it was.
 */
export function readText(text: string, findings: Findings): JsonValue | undefined {
  if (text.startsWith('PK\u0003\u0004')) {
    findings.add('zip', '', 'ZIP')
    return undefined
  }
  // A NUL stands in no JSON: it is every second byte of UTF-16, as PowerShell redirects write it.
  if (text.slice(0, 200).includes('\u0000')) {
    findings.add('wrong-encoding', '', 'UTF-16')
    return undefined
  }
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  const json = parseJson(bare)
  if (json.ok) return json.value
  const several = json.problem.kind === 'not-json' ? severalDocuments(bare, findings) : null
  if (several !== null) return several
  const salvaged = json.problem.kind === 'not-json' ? salvageJson(bare) : null
  if (salvaged !== null) {
    findings.add('cut-short', salvaged.pointer, salvaged.around)
    return salvaged.json
  }
  findings.add(json.problem.kind === 'not-json' ? 'not-json' : 'wrong-shape', '', json.problem.around)
  return undefined
}

/** Documents that stand one after the other, of which the last may be cut short; null where there are not two of them. */
function severalDocuments(text: string, findings: Findings): JsonValue | null {
  const { whole, rest } = jsonDocuments(text)
  const isCut = rest !== ''
  if (whole.length + (isCut ? 1 : 0) < 2) return null
  const documents = whole.map((one) => parseJson(one))
  const read = documents.flatMap((one) => (one.ok ? [one.value] : []))
  if (read.length < documents.length) return null
  const [first = null] = read
  if (!isCut) return read
  const salvaged = salvageJson(rest)
  const pointer = pointerTo('', read.length)
  findings.add('cut-short', pointer + (salvaged?.pointer ?? ''), salvaged?.around ?? rest.slice(0, 60))
  if (salvaged !== null) return [...read, salvaged.json]
  return read.length === 1 ? first : read
}

/** Is it a page of an export? */
export function isExport(value: JsonValue): boolean {
  return isObject(value) && sections.some((section) => Object.hasOwn(value, section))
}

function shapeOf(value: JsonValue): string {
  return isObject(value) ? Object.keys(value).slice(0, 10).join(', ') : JSON.stringify(value).slice(0, 100)
}

/** An export has all four lists, empty ones too. */
function listMissing(page: Entry): void {
  for (const section of sections) {
    if (fieldOf(page, section) !== undefined) continue
    page.findings.add('missing-field', pointerTo(page.pointer, section), section)
  }
}

/** The last page of a file, and the accounts that the file is about. */
export type LastPage = { readonly page: Entry; readonly accountIds: readonly string[] }

/** List the exports that go on elsewhere, but for those that another of these files brings to an end. */
export function listFurtherPages(lastPages: readonly LastPage[]): void {
  const ended = new Set(lastPages.flatMap(({ page, accountIds }) => (goesOn(page) ? [] : accountIds)))
  for (const { page, accountIds } of lastPages) {
    if (!goesOn(page) || accountIds.some((id) => ended.has(id))) continue
    page.findings.add(
      'incomplete-export',
      page.pointer,
      textOf(page, 'NextToken') ?? textOf(page, 'Marker') ?? '',
    )
  }
}

function goesOn(page: Entry): boolean {
  return textOf(page, 'NextToken') !== null || fieldOf(page, 'IsTruncated') === true
}
