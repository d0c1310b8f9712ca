import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { ReasonedStep } from '#graph/escalation/escalation.ts'
import { parsePlaceKey } from '#model/document-place.ts'
import { arn } from '#model/entities/names.ts'

import { ArnLink } from '../parts/entity-link.tsx'
import { hrefOfDocument } from '../parts/hrefs.ts'
import { statementTitle } from '../wording/statement-wording.ts'
import { whereText } from '../wording/ways-up-wording.ts'

/** One permission of a way up: on what, where that hangs on something, and by which statements it is had. */
export function WayUpStep({ step }: { readonly step: ReasonedStep }): ReactNode {
  const { permission, resource, service, conditions, deciding, by } = step
  const isTrust = permission === 'sts:AssumeRole' && service !== null
  return (
    <li>
      {by === undefined ? null : (
        <>
          As <ArnLink arn={arn(by)} />:{' '}
        </>
      )}
      <Box variant="code">{permission}</Box> {isTrust ? `by ${service}, which ` : 'on '}
      {isTrust ? <TrustWords resource={resource} /> : <Resource resource={resource} />}
      {!isTrust && service !== null ? `, passed to ${service}` : ''}
      {conditions.length === 0 ? null : <Box variant="small">{whereText(step)}</Box>}
      {deciding.length === 0 ? null : (
        <ul>
          {deciding.map((statement) => (
            <li key={`${statement.source ?? statement.policy}#${statement.statement}`}>
              <StatementLink statement={statement} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function TrustWords({ resource }: { readonly resource: string }): ReactNode {
  return (
    <>
      the trust policy of <Resource resource={resource} /> lets in
    </>
  )
}

function Resource({ resource }: { readonly resource: string }): ReactNode {
  return resource === '*' ? 'any resource' : <Box variant="code">{resource}</Box>
}

function StatementLink({ statement }: { readonly statement: StatementReference }): ReactNode {
  const { source, statement: at, effect, policy } = statement
  const place = source === undefined ? null : parsePlaceKey(source)
  const text = `${effect} ${statementTitle(statement)} of ${policy}`
  return place === null ? text : <Link href={hrefOfDocument(place, at)}>{text}</Link>
}
