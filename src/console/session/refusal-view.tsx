import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ReactNode, useEffect, useRef } from 'react'

import type { AuthorizationRequest } from '#engine/request/request.ts'
import type { NotAuthorized } from '#sessions/assume-refusal.ts'
import { errorCodeOf } from '#sessions/error-code.ts'
import { namingSuffices, type Side } from '#sessions/refusal-sides.ts'

import { QuotedText } from '../parts/explain/quoted-text.tsx'
import { TraceView } from '../parts/explain/trace-view.tsx'
import { UnknownReasons } from '../parts/explain/unknown-reasons.tsx'
import { identityOf } from '../state/identity-of.ts'
import { asSentence } from '../wording/verdict-wording.ts'
import { type Refusal, refusalSentence, unmetSentence } from './refusal-wording.ts'

type RefusalViewProps = {
  readonly refusal: Refusal
  /** Asked for by the console's Switch role, which sends no external id. */
  readonly bySwitch: boolean
}

/** Why there is no session: the two sides, what is missing, and the whole trace below. */
export function RefusalView({ refusal, bySwitch }: RefusalViewProps): ReactNode {
  return (
    <SpaceBetween size="m">
      <Answer key={identityOf(refusal)} refusal={refusal} />
      {refusal.kind === 'undecided' && <UnknownReasons reasons={refusal.reasons} />}
      {refusal.kind === 'not-authorized' && <Denied refusal={refusal} bySwitch={bySwitch} />}
    </SpaceBetween>
  )
}

/** Brought into view, and the keyboard with it: the form below may be long. */
function Answer({ refusal }: { readonly refusal: Refusal }): ReactNode {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    top.current?.focus()
    top.current?.scrollIntoView({ block: 'center' })
  }, [])
  const code = errorCodeOf(refusal)
  return (
    <div ref={top} tabIndex={-1}>
      <Alert type="error" header="Refused: you stay who you are">
        <QuotedText text={refusalSentence(refusal)} />
        {code !== null && (
          <Box variant="div" fontSize="body-s">
            AWS answers with the error code <Box variant="code">{code}</Box>.
          </Box>
        )}
      </Alert>
    </div>
  )
}

type DeniedProps = Pick<RefusalViewProps, 'bySwitch'> & { readonly refusal: NotAuthorized }

function Denied({ refusal, bySwitch }: DeniedProps): ReactNode {
  const { trace, request, trust, caller, checks } = refusal
  const isFederated = typeof request.principal !== 'string'
  const hasTrust = checks[0]?.action !== 'sts:GetFederationToken'
  return (
    <SpaceBetween size="m">
      {checks.length > 1 && <Checks checks={checks} />}
      <div className="sides">
        {hasTrust && (
          <SideView title="Trust side: what the role says" side={trust}>
            {null}
          </SideView>
        )}
        {!isFederated && (
          <SideView title="Your side: what your policies say" side={caller}>
            {namingSuffices(trace, request) && (
              <p>Within one account it is enough that the trust policy names the caller.</p>
            )}
          </SideView>
        )}
      </div>
      <MissingKeys missing={refusal.missing} request={request} bySwitch={bySwitch} />
      <ExpandableSection headerText="Every gate and statement">
        <TraceView trace={trace} request={request} />
      </ExpandableSection>
    </SpaceBetween>
  )
}

type SideViewProps = { readonly title: string; readonly side: Side; readonly children: ReactNode }

function SideView({ title, side, children }: SideViewProps): ReactNode {
  return (
    <section className="side" aria-label={title}>
      <Box variant="h3">{title}</Box>
      <StatusIndicator type={side.allows ? 'success' : 'error'}>
        {side.allows ? 'Says yes' : 'Says no'}
      </StatusIndicator>
      {side.reasons.map((reason) => (
        <p key={reason}>
          <QuotedText text={asSentence(reason)} />
        </p>
      ))}
      {children}
    </section>
  )
}

/** A call that passes tags or a source identity needs more than one permission (R1.5). */
function Checks({ checks }: Pick<NotAuthorized, 'checks'>): ReactNode {
  return (
    <section className="side" aria-label="Permissions that this call needs">
      <Box variant="h3">Permissions that this call needs</Box>
      {checks.map(({ action, decision }) => (
        <div key={action}>
          <StatusIndicator type={decision === 'allowed' ? 'success' : 'error'}>
            {action}: {decision === 'allowed' ? 'allowed' : 'denied'}
          </StatusIndicator>
        </div>
      ))}
    </section>
  )
}

type MissingKeysProps = Pick<NotAuthorized, 'missing' | 'request'> & Pick<RefusalViewProps, 'bySwitch'>

function MissingKeys({ missing, request, bySwitch }: MissingKeysProps): ReactNode {
  const { externalId, mfa, others, different } = missing
  if (!externalId && !mfa && others.length === 0 && different.length === 0) return null
  return (
    <Alert type="info" header="What is missing">
      {externalId && <div>{externalIdText(request, bySwitch)}</div>}
      {mfa && <div>A condition asks for MFA: sign in with a device, below, and try again.</div>}
      {different.map((unmet) => (
        <div key={unmet.key}>
          <QuotedText text={unmetSentence(unmet)} />
        </div>
      ))}
      {others.length > 0 && (
        <div>A condition also asks for {others.join(', ')}, which this call does not carry.</div>
      )}
    </Alert>
  )
}

function externalIdText(request: AuthorizationRequest, bySwitch: boolean): string {
  if (bySwitch)
    return "The trust policy asks for an external id, which the console's Switch role cannot send: choose AssumeRole below and enter it."
  return carriesExternalId(request)
    ? 'The trust policy asks for another external id than the one that was sent: correct it below and try again.'
    : 'The trust policy asks for an external id that this call does not carry: enter it below and try again.'
}

function carriesExternalId({ context = {} }: AuthorizationRequest): boolean {
  return Object.keys(context).some((key) => key.toLowerCase() === 'sts:externalid')
}
