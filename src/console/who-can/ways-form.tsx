import ColumnLayout from '@cloudscape-design/components/column-layout'
import { type ReactNode, useState } from 'react'

import { OfferedField } from '../parts/questions/offered-field.tsx'
import { QuestionFrame } from '../parts/questions/question-frame.tsx'
import {
  principalArns,
  resourceArns,
  useActionOffers,
  useOffers,
} from '../parts/questions/question-vocabulary.ts'

/** As typed. Where `action` is written, `to` is the resource that it is about, else the role to get to. */
export type WaysAsked = { readonly from: string; readonly action: string; readonly to: string }

type WaysFormProps = {
  readonly asked: WaysAsked
  readonly problem: { readonly field: keyof WaysAsked; readonly sentence: string } | null
  readonly onAsk: (asked: WaysAsked) => void
}

/** From whom, and to a role or to an action on a resource. */
export function WaysForm({ asked, problem, onAsk }: WaysFormProps): ReactNode {
  const [from, setFrom] = useState(asked.from)
  const [action, setAction] = useState(asked.action)
  const [to, setTo] = useState(asked.to)
  const fromOffers = useOffers(principalArns, from)
  const resources = useOffers(resourceArns, to)
  const roles = useOffers(principalArns, to).filter((arn) => arn.includes(':role/'))
  const errorOf = (field: keyof WaysAsked) => (problem?.field === field ? problem.sentence : null)
  const submit = () => onAsk({ from: from.trim(), action: action.trim(), to: to.trim() })
  return (
    <QuestionFrame label="Ways from one to another" onAsk={submit}>
      <ColumnLayout columns={3}>
        <OfferedField
          label="From"
          value={from}
          onChange={setFrom}
          offers={fromOffers}
          placeholder="arn:aws:iam::111122223333:user/alice"
          error={errorOf('from')}
        />
        <OfferedField
          label="To an action (leave empty for a role)"
          value={action}
          onChange={setAction}
          offers={useActionOffers(action)}
          placeholder="s3:GetObject"
          error={errorOf('action')}
        />
        <OfferedField
          label={action === '' ? 'To the role' : 'On the resource'}
          value={to}
          onChange={setTo}
          offers={action === '' ? roles : resources}
          placeholder={action === '' ? 'arn:aws:iam::111122223333:role/audit' : 'arn:aws:s3:::bucket/key'}
          error={errorOf('to')}
        />
      </ColumnLayout>
    </QuestionFrame>
  )
}
