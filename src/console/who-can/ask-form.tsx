import ColumnLayout from '@cloudscape-design/components/column-layout'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import { type ReactNode, useState } from 'react'

import { OfferedField } from '../parts/questions/offered-field.tsx'
import { QuestionFrame } from '../parts/questions/question-frame.tsx'
import { resourceArns, useActionOffers, useOffers } from '../parts/questions/question-vocabulary.ts'
import { TypedKeys } from '../parts/questions/typed-keys.tsx'
import { useAskDoubt } from '../parts/questions/use-ask-doubt.ts'
import type { AskProblem, Pair } from './ask-of-address.ts'

type Asked = { readonly action: string; readonly resource: string; readonly context: readonly Pair[] }

type AskFormProps = {
  readonly asked: Asked
  readonly problem: AskProblem | null
  readonly onAsk: (asked: Asked) => void
}

/** The question in fields. It is asked on Ask, or with Enter. */
export function AskForm({ asked, problem, onAsk }: AskFormProps): ReactNode {
  const [action, setAction] = useState(asked.action)
  const [resource, setResource] = useState(asked.resource)
  const [context, setContext] = useState(asked.context)
  const doubt = useAskDoubt({ action, resource })
  const errorOf = (field: AskProblem['field']) => (problem?.field === field ? problem.sentence : null)
  const submit = () => onAsk({ action: action.trim(), resource: resource.trim(), context })
  return (
    <QuestionFrame label="Who can" onAsk={submit}>
      <ColumnLayout columns={2}>
        <OfferedField
          label="Action"
          value={action}
          onChange={setAction}
          offers={useActionOffers(action)}
          placeholder="s3:GetObject"
          error={errorOf('action')}
          warning={doubt.action}
        />
        <OfferedField
          label="Resource"
          value={resource}
          onChange={setResource}
          offers={useOffers(resourceArns, resource)}
          placeholder="arn:aws:s3:::bucket/key, or *"
          error={errorOf('resource')}
          warning={doubt.resource}
        />
      </ColumnLayout>
      <ExpandableSection
        headerText="Keys that are known"
        defaultExpanded={context.length > 0}
        variant="footer"
      >
        <FormField errorText={errorOf('context')} stretch>
          <TypedKeys
            keys={context}
            empty="Keys that are not given may be anything: an answer that hangs on one says so."
            placeholder="aws:MultiFactorAuthPresent"
            onChange={(keys) => setContext(keys.map(({ key, value }) => ({ key, value: String(value) })))}
          />
        </FormField>
      </ExpandableSection>
    </QuestionFrame>
  )
}
