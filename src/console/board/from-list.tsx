import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { type ReactNode, useState } from 'react'

import type { Ask } from '#worker/contract.ts'

import { readPasted } from './requests-text.ts'

/** Paste actions, with resources or without. */
export function FromList({ onAsks }: { readonly onAsks: (asks: readonly Ask[]) => void }): ReactNode {
  const [actions, setActions] = useState('')
  const [resources, setResources] = useState('')
  const { wrong } = readPasted(actions, resources)
  const put = (text: string, beside: string) => {
    setActions(text)
    setResources(beside)
    onAsks(readPasted(text, beside).asks)
  }
  return (
    <SpaceBetween size="m">
      <FormField
        label="Actions"
        description="One a line, each with its resource after it if you like; or a JSON list; or the Action element of a policy."
        errorText={
          wrong === null
            ? ''
            : `Line ${wrong.line} is not a request: ${wrong.text}. Write single actions, such as s3:GetObject, and ARNs or *.`
        }
        stretch
      >
        <Textarea
          value={actions}
          rows={6}
          spellcheck={false}
          placeholder={'s3:GetObject\ns3:PutObject arn:aws:s3:::bucket/key'}
          onChange={({ detail }) => put(detail.value, resources)}
        />
      </FormField>
      <FormField
        label="Resources for actions that name none"
        description="ARNs. Each such action is asked about each of them; without any, about all resources (*)."
        stretch
      >
        <Textarea
          value={resources}
          rows={2}
          spellcheck={false}
          placeholder="arn:aws:s3:::bucket/key"
          onChange={({ detail }) => put(actions, detail.value)}
        />
      </FormField>
    </SpaceBetween>
  )
}
