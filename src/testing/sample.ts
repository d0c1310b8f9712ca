import { readFileSync } from 'node:fs'

import { explain } from '#engine/explain/explain.ts'
import type { Trace } from '#engine/explain/trace.ts'
import type { RequestContext } from '#engine/request/request.ts'
import { arn } from '#model/entities/names.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { actingSession } from '#sessions/assume-role.ts'
import { callerOf } from '#sessions/caller-of.ts'
import type { SessionStack } from '#sessions/session.ts'

import { accepted } from './accounts.ts'

const sampleFile = new URL('../../public/samples/teaching.json', import.meta.url)

/** Who and what the tests of the sample talk about. */
export const people = {
  alice: arn('arn:aws:iam::111122223333:user/staff/alice'),
  bob: arn('arn:aws:iam::111122223333:user/staff/bob'),
  carol: arn('arn:aws:iam::111122223333:user/staff/carol'),
  dave: arn('arn:aws:iam::111122223333:user/contractors/dave'),
  erin: arn('arn:aws:iam::444455556666:user/staff/erin'),
  collector: arn('arn:aws:iam::999988887777:user/collector'),
} as const

export const roles = {
  deploy: arn('arn:aws:iam::111122223333:role/DeployRole'),
  gitHub: arn('arn:aws:iam::111122223333:role/GitHubDeployRole'),
  support: arn('arn:aws:iam::111122223333:role/SupportStaff'),
  tracker: arn('arn:aws:iam::111122223333:role/TrackerInstanceRole'),
  printLabel: arn('arn:aws:iam::111122223333:role/service-role/PrintLabelRole'),
  breakGlass: arn('arn:aws:iam::111122223333:role/BreakGlassRole'),
  oldReports: arn('arn:aws:iam::111122223333:role/OldReportsRole'),
  auditor: arn('arn:aws:iam::444455556666:role/ProductionAuditor'),
  lotwise: arn('arn:aws:iam::444455556666:role/LotwiseMonitoring'),
} as const

export const things = {
  instance: arn('arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0'),
  printLabel: arn('arn:aws:lambda:eu-west-1:111122223333:function:print-label'),
  queue: arn('arn:aws:sqs:eu-west-1:111122223333:parcel-events'),
  topic: arn('arn:aws:sns:eu-west-1:111122223333:parcel-status'),
  secret: arn('arn:aws:secretsmanager:eu-west-1:111122223333:secret:carrier-login-a1B2c3'),
  release: arn('arn:aws:s3:::parcelo-artifacts/releases/tracker-1.42.0.zip'),
  proof: arn('arn:aws:s3:::parcelo-delivery-proofs/2026/02/parcel-80417.jpg'),
  key: arn('arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
  saml: arn('arn:aws:iam::111122223333:saml-provider/ParceloSignOn'),
  gitHub: arn('arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'),
} as const

/** The workspace that the app opens with at first start, read from its file. Throws where the file isn't one. */
export function teachingSample(): Workspace {
  const json: unknown = JSON.parse(readFileSync(sampleFile, 'utf8'))
  return accepted(loadWorkspace(json))
}

/** What a test asks: action, resource, and the keys that the request brings. */
export type Asked = { readonly action: string; readonly resource: string; readonly context?: RequestContext }

/** The trace of what the acting session asks. Throws where a document is missing. */
export function traceOf(workspace: Workspace, stack: SessionStack, asked: Asked): Trace {
  const caller = callerOf(workspace, actingSession(stack))
  const resolution = resolve(workspace, caller, { context: {}, ...asked })
  if (resolution.kind === 'unknown') throw new Error(`unknown: ${JSON.stringify(resolution.reasons)}`)
  return explain(resolution.request, resolution.policies)
}
