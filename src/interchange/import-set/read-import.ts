import type { JsonValue } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'

import { readAuthorizationPages } from '../authorization-details.ts'
import { isObject } from '../authorization-details/entry.ts'
import { collectFindings, type Findings } from '../authorization-details/findings.ts'
import {
  isExport,
  type LastPage,
  listFurtherPages,
  pagesOf,
  readText,
} from '../authorization-details/pages.ts'
import { sameEntity } from '../authorization-details/same-entity.ts'
import type { PictureProblem } from '../export-graph/workspace-in-picture.ts'
import type { ImportFinding, ImportReport } from '../import-report.ts'
import { atOnce, entriesInStep, type Steps } from '../in-steps.ts'
import { collectedAnswers, isRefused, plainAnswers, statedResources, wordsOf, type Answer } from './answer.ts'
import { assumedAbsent, type AbsentKind } from './assumed-absent.ts'
import { openTold, type Told } from './contradictions.ts'
import { openDraft, type Draft } from './draft.ts'
import { listDuplicateKeys } from './duplicate-keys.ts'
import { listLostCharacters } from './lost-characters.ts'
import { noteUnlisted } from './note-unlisted.ts'
import { readAccessPoints } from './read-access-points.ts'
import { readCredentials } from './read-credentials.ts'
import { readOrganization } from './read-organization.ts'
import { noteUnread, readResources } from './read-resources.ts'
import { readStatedResources } from './read-stated-resources.ts'

/** A file's text. `picture`: it was found in one, or why none was found in that picture. */
export type NamedText = {
  readonly name: string
  readonly text: string
  readonly picture?: 'opened' | PictureProblem
}

/** What a file was taken for, told by what is in it; null where it is nothing that can be read. */
export type FileFormat = 'authorization-details' | 'workspace' | 'picture' | 'collected' | 'answers'

export type ImportedFile = {
  readonly name: string
  readonly format: FileFormat | null
  readonly findings: readonly ImportFinding[]
  readonly findingsLeftOut: number
}

/** What several files amount to: one change, and what was found in each of them. */
export type SetReport = ImportReport & {
  readonly files: readonly ImportedFile[]
  readonly assumedAbsent: readonly AbsentKind[]
  /** What the workspace file among them is called; null where there is none, or several are called differently. */
  readonly workspaceName: string | null
}

type Counts = Record<keyof ImportReport['counts'], number>

type Opened = {
  readonly file: NamedText
  readonly json: JsonValue | undefined
  readonly format: FileFormat | null
  readonly findings: Findings
}

/**
 * Read files of any of the formats that hold accounts, in any order: each is known by its content, and what one says
 * completes what another does. Workspace files come first, then authorization details, then what the organization
 * and the services answered. Never throws; a file that nothing can be read of is listed with its reason.
 */
export function readImport(files: readonly NamedText[], workspace: Workspace): SetReport {
  return atOnce(importSteps(files, workspace))
}

/** The same, in steps. A file as a whole is parsed in one of them. */
export function* importSteps(files: readonly NamedText[], workspace: Workspace): Steps<SetReport> {
  const opened: Opened[] = []
  for (const file of files) {
    opened.push(openFile(file))
    yield 0
  }
  const draft = openDraft(workspace)
  const counts: Counts = { users: 0, groups: 0, roles: 0, policies: 0, instanceProfiles: 0 }
  const calls = new Set<string>()
  const told = openTold()
  const workspaceNames = new Set<string>()
  const accounts = new Set<string>()
  const lastPages: LastPage[] = []
  for (const one of opened) {
    if (!isWorkspace(one)) continue
    for (const name of readWorkspace(one, draft, told)) workspaceNames.add(name)
    yield 0
  }
  for (const one of opened)
    for (const id of yield* readDetails(one, { draft, told, lastPages }, counts, calls)) accounts.add(id)
  listFurtherPages(lastPages)
  const alone = draft.change() === null ? null : onlyOwnAccount(draft)
  const answers = opened.map((one) => answersIn(one, alone))
  const ofOrganization = toldOfOrganization(answers.flat())
  for (const [i, one] of opened.entries())
    yield* readAnswers(one, answers[i] ?? [], { draft, told, ofOrganization }, calls)
  const refused = new Set(
    answers
      .flat()
      .filter(isRefused)
      .map(({ call }) => call),
  )
  noteUnlisted({ answers: collectedAmong(opened, answers), detailed: accounts }, draft)
  const findings = opened.flatMap((one) => one.findings.list)
  return {
    change: draft.change(),
    counts,
    accountIds: [...accounts],
    findings,
    findingsLeftOut: opened.reduce((sum, one) => sum + one.findings.leftOut(), 0),
    files: opened.map(({ file, format, findings: own }) => ({
      name: file.name,
      format,
      findings: own.list,
      findingsLeftOut: own.leftOut(),
    })),
    workspaceName: workspaceNames.size === 1 ? ([...workspaceNames][0] ?? null) : null,
    assumedAbsent: opened.some(isWorkspace) ? [] : assumedAbsent(calls, refused),
  }
}

function openFile(file: NamedText): Opened {
  const findings = collectFindings()
  const { picture } = file
  if (picture !== undefined && picture !== 'opened') {
    findings.add(picture === 'foreign' ? 'foreign-picture' : 'damaged-picture', '', file.name)
    return { file, json: undefined, format: null, findings }
  }
  const json = readText(file.text, findings)
  const found = json === undefined ? null : formatOf(json)
  const format = found === 'workspace' && picture === 'opened' ? 'picture' : found
  if (json !== undefined) listLostCharacters(json, file.text, findings)
  if (json !== undefined) listDuplicateKeys(file.text, findings)
  if (json !== undefined && format === null) {
    findings.add('wrong-shape', '', isObject(json) ? Object.keys(json).slice(0, 10).join(', ') : typeof json)
  }
  return { file, json, format, findings }
}

function isWorkspace({ format }: Opened): boolean {
  return format === 'workspace' || format === 'picture'
}

function formatOf(json: JsonValue): FileFormat | null {
  if (isObject(json) && Object.hasOwn(json, 'rolescape')) return 'workspace'
  if (collectedAnswers(json) !== null) return 'collected'
  if (isExport(json) || (Array.isArray(json) && json.length > 0 && json.every(isExport))) {
    return isOrganizationFile(json) ? 'answers' : 'authorization-details'
  }
  return plainAnswers(json, '').length > 0 ? 'answers' : null
}

/** `Policies` stands in answers of Organizations too. */
function isOrganizationFile(json: JsonValue): boolean {
  return (
    isObject(json) &&
    !('UserDetailList' in json) &&
    !('RoleDetailList' in json) &&
    plainAnswers(json, '').length > 0
  )
}

/** The workspace's name, where it could be read. */
function readWorkspace({ json, findings }: Opened, draft: Draft, told: Told): readonly string[] {
  const loaded = loadWorkspace(json)
  if (!loaded.ok) {
    for (const problem of loaded.problem)
      findings.add('refused-workspace', problem.pointer, problem.kind, problem)
    return []
  }
  const updated: [Entity, Entity][] = []
  for (const entity of loaded.value.entities.values()) {
    const known = draft.entities.get(entity.id)
    if (known !== undefined && !sameEntity(known, entity)) updated.push([known, entity])
    draft.put(entity)
  }
  told.entities(new Map([...loaded.value.entities.keys()].map((id) => [id, ''])), updated, findings)
  return [loaded.value.name]
}

function* readDetails(
  { json, format, findings }: Opened,
  { draft, told, lastPages }: { readonly draft: Draft; readonly told: Told; readonly lastPages: LastPage[] },
  counts: Counts,
  calls: Set<string>,
): Steps<readonly string[]> {
  const details: (readonly [JsonValue, string])[] = []
  if (format === 'authorization-details' && json !== undefined) details.push([json, ''])
  if (format === 'collected' && json !== undefined) {
    for (const { call, answer, error, pointer } of collectedAnswers(json) ?? []) {
      if (call === 'iam get-account-authorization-details' && error === null) details.push([answer, pointer])
    }
  }
  const accountIds: string[] = []
  for (const [page, pointer] of details) {
    const pages = pagesOf(page, pointer, findings)
    const report = yield* readAuthorizationPages(pages, draft.workspace(), findings)
    told.entities(report.places, report.change?.updated ?? [], findings)
    if (report.change !== null) draft.apply(report.change)
    for (const [kind, count] of entriesOf(report.counts)) counts[kind] += count
    calls.add('iam get-account-authorization-details')
    accountIds.push(...report.accountIds)
    const last = pages.at(-1)
    if (last !== undefined) lastPages.push({ page: last, accountIds: report.accountIds })
  }
  return accountIds
}

function entriesOf(counts: ImportReport['counts']): readonly (readonly [keyof Counts, number])[] {
  const { users, groups, roles, policies, instanceProfiles } = counts
  return [
    ['users', users],
    ['groups', groups],
    ['roles', roles],
    ['policies', policies],
    ['instanceProfiles', instanceProfiles],
  ]
}

/** The answers that a file holds beside authorization details. `alone`: the only account that they can be about, if any. */
function answersIn({ json, format }: Opened, alone: string | null): readonly Answer[] {
  if (json === undefined || (format !== 'collected' && format !== 'answers')) return []
  return (
    collectedAnswers(json) ?? plainAnswers(json, '').map((one) => Object.assign({}, one, { account: alone }))
  )
}

/** Those whose calls are known, so that it can be told what was asked. */
function collectedAmong(
  opened: readonly Opened[],
  answers: readonly (readonly Answer[])[],
): readonly Answer[] {
  return opened.flatMap(({ format }, i) => (format === 'collected' ? (answers[i] ?? []) : []))
}

function* readAnswers(
  { format, findings }: Opened,
  answers: readonly Answer[],
  { draft, told, ofOrganization }: Reading,
  calls: Set<string>,
): Steps<void> {
  readOrganization(
    answers.filter(({ call }) => call.startsWith('organizations ')),
    draft,
    findings,
  )
  for (const [at, answer] of answers.entries()) {
    if (at % entriesInStep === 0) yield Math.min(entriesInStep, answers.length - at)
    if (isRefused(answer)) {
      if (ofOrganization.has(wordsOf(answer))) continue
      findings.add('refused-call', answer.pointer, `${wordsOf(answer)}: ${answer.error}`)
      noteUnread(answer, draft)
      continue
    }
    calls.add(answer.call)
    if (format === 'collected') told.answer(answer, findings)
    if (answer.call === statedResources) readStatedResources(answer, draft, told, findings)
    if (isReadElsewhere(answer)) continue
    if (!readers.some((read) => read(answer, draft)))
      findings.add('unreadable-entry', answer.pointer, answer.call)
  }
}

const readers = [readCredentials, readResources, readAccessPoints] as const

type Reading = {
  readonly draft: Draft
  readonly told: Told
  /** What of the organization some file tells, so that it doesn't matter who was refused it besides. */
  readonly ofOrganization: ReadonlySet<string>
}

/** Each account is told which organization it is in; the rest is the same whoever asks. */
function toldOfOrganization(answers: readonly Answer[]): ReadonlySet<string> {
  const shared = answers.filter(
    ({ call, error }) =>
      error === null && call.startsWith('organizations ') && call !== 'organizations describe-organization',
  )
  return new Set(shared.map(wordsOf))
}

/** Calls that only list what others are asked about, or what the authorization details tell of besides. */
const listing = new Set([
  'iam list-instance-profiles',
  'iam list-saml-providers',
  'iam list-open-id-connect-providers',
  'sts get-caller-identity',
])

function isReadElsewhere({ call }: Answer): boolean {
  return (
    call === statedResources ||
    call.startsWith('organizations ') ||
    call === 'iam get-account-authorization-details' ||
    listing.has(call)
  )
}

function onlyOwnAccount(draft: Draft): string | null {
  const own = [...draft.entities.values()].flatMap((one) =>
    one.kind === 'account' && one.ownership === 'own' ? [one.accountId] : [],
  )
  return own.length === 1 ? (own[0] ?? null) : null
}
