import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import type { StatementReference } from '#engine/evaluate/decision.ts'
import { waysText } from '#engine/explain/condition-words.ts'
import type { Way } from '#graph/questions/ways.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'
import { parsePlaceKey } from '#model/document-place.ts'

import { hrefOfDocument } from '../parts/hrefs.ts'
import { AccessState, accessText } from '../parts/questions/access-words.tsx'
import { statementTitle } from '../wording/statement-wording.ts'

type WayStepsProps = {
  readonly way: Way
  readonly title: string
  readonly nameOf: (id: string) => string
}

/** One way, a step to a line, each with its reason. */
export function WaySteps({ way, title, nameOf }: WayStepsProps): ReactNode {
  return (
    <section aria-label={title}>
      <Container header={<Header variant="h2">{title}</Header>}>
        {way.hops.length === 0 ? null : (
          <ol>
            {way.hops.map((hop) => (
              <li key={hop.id}>
                <Hop hop={hop} from={nameOf(hop.from)} to={nameOf(hop.to)} />
              </li>
            ))}
          </ol>
        )}
        {way.access === null ? null : (
          <Box variant="p">
            {nameOf(way.end)}: <AccessState state={way.access.state} /> {accessText(way.access)}
          </Box>
        )}
      </Container>
    </section>
  )
}

type HopProps = { readonly hop: TrustEdge; readonly from: string; readonly to: string }

function Hop({ hop, from, to }: HopProps): ReactNode {
  return (
    <>
      <Box variant="p">
        <Box variant="strong">
          {from} → {to}
        </Box>{' '}
        by {callWords[hop.kind]} <AccessState state={hop.state === 'allowed' ? 'allowed' : 'conditional'} />
      </Box>
      <Box variant="p" color="text-body-secondary">
        {reasonOf(hop, from)}
      </Box>
      {hop.deciding.length === 0 ? null : (
        <Box variant="p">
          Decided by{' '}
          {hop.deciding.map((statement, at) => (
            <span key={`${statement.source ?? statement.policy}#${statement.statement}`}>
              {at === 0 ? '' : ', '}
              <Statement statement={statement} />
            </span>
          ))}
        </Box>
      )}
    </>
  )
}

const callWords: Readonly<Record<TrustEdge['kind'], string>> = {
  AssumeRole: 'sts:AssumeRole',
  AssumeRoleWithSAML: 'sts:AssumeRoleWithSAML',
  AssumeRoleWithWebIdentity: 'sts:AssumeRoleWithWebIdentity',
  service: 'service role',
  instanceProfile: 'instance profile',
  member: 'membership',
  access: 'access',
  pass: 'iam:PassRole',
  change: 'a change',
  attachment: 'an attached policy',
  boundary: 'a boundary',
}

function reasonOf({ conditions, besides = [], sentence, reason }: TrustEdge, from: string): string {
  const when = conditions.length === 0 ? '' : `Where ${waysText([conditions])}.`
  const seconds = besides.map(
    (second) => `It takes ${second.action} too, which is allowed where ${waysText([second.conditions])}.`,
  )
  const outside =
    reason === 'outside' ? `The account of ${from}, which can’t be seen, must allow it too.` : ''
  return [when, ...seconds, outside, sentence]
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll('`', '')
}

function Statement({ statement }: { readonly statement: StatementReference }): ReactNode {
  const place = statement.source === undefined ? null : parsePlaceKey(statement.source)
  const text = `${statementTitle(statement)} of ${statement.policy}`
  return place === null ? text : <Link href={hrefOfDocument(place, statement.statement)}>{text}</Link>
}
