import type { ReactNode } from 'react'

import type { DecisionKind } from '#engine/evaluate/decision.ts'
import { createExpectation, type ExpectationInput } from '#model/commands/create-expectation.ts'
import type { Expectation } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

import { ChangeButton } from '../change-button.tsx'
import { perform } from '../perform.ts'
import { useEntities, useWorkspace } from '../use-entities.ts'
import { type NoTest, testOfAnswer } from './test-of-answer.ts'

type PinAsTestProps = { readonly session: Session; readonly ask: Ask; readonly decision: DecisionKind }

/** Keep an answer as what is to be so from now on: it is asked again with every change. */
export function PinAsTest({ session, ask, decision }: PinAsTestProps): ReactNode {
  const test = testOfAnswer(useWorkspace(), session, { ask, decision })
  const isThere = useEntities('expectation').some((one) => test.ok && isSame(one, test.value))
  const whyNot = isThere ? 'It is among the tests already.' : test.ok ? null : whyNoTest[test.problem]
  return (
    <ChangeButton
      iconName="add-plus"
      disabled={whyNot !== null}
      {...(whyNot === null ? {} : { disabledReason: whyNot })}
      onClick={() => {
        if (test.ok) perform(createExpectation, { ...test.value, id: `expectation/${crypto.randomUUID()}` })
      }}
    >
      Pin as test
    </ChangeButton>
  )
}

const whyNoTest: Readonly<Record<NoTest, string>> = {
  'session-policies': 'A test knows no session policies, and this session has some.',
  'session-token': 'A test knows users and roles, not the credentials of GetSessionToken.',
  'federated-user': 'A test knows users and roles, not the credentials of GetFederationToken.',
}

function isSame(
  one: Expectation,
  { principal, action, resource, context, expected }: ExpectationInput,
): boolean {
  return (
    JSON.stringify([one.principal, one.action, one.resource, one.context, one.expected]) ===
    JSON.stringify([principal, action, resource, context, expected])
  )
}
