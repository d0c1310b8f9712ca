import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { type FormEvent, type ReactNode, useState } from 'react'

type Asked = { readonly requests: string; readonly kind: string; readonly name: string }

type MatrixFormProps = {
  readonly asked: Asked
  readonly wrongLine: number | null
  readonly onAsk: (asked: Asked) => void
}

const kindOptions = [
  { value: 'all', label: 'Users and roles' },
  { value: 'user', label: 'Users' },
  { value: 'role', label: 'Roles' },
]

/** Of whom, and of which requests. */
export function MatrixForm({ asked, wrongLine, onAsk }: MatrixFormProps): ReactNode {
  const [requests, setRequests] = useState(asked.requests)
  const [kind, setKind] = useState(asked.kind)
  const [name, setName] = useState(asked.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAsk({ requests, kind, name: name.trim() })
  }
  return (
    <form onSubmit={submit} aria-label="Access matrix">
      <Container>
        <SpaceBetween size="m">
          <FormField
            label="Requests"
            description="An action and a resource a line."
            errorText={
              wrongLine === null
                ? null
                : `Line ${wrongLine} is no request: write service:Operation and one ARN.`
            }
            stretch
          >
            <Textarea
              value={requests}
              rows={5}
              placeholder="s3:GetObject arn:aws:s3:::bucket/key"
              onChange={({ detail }) => setRequests(detail.value)}
            />
          </FormField>
          <SpaceBetween direction="horizontal" size="s" alignItems="end">
            <FormField label="Of whom">
              <Select
                selectedOption={kindOptions.find(({ value }) => value === kind) ?? null}
                options={kindOptions}
                onChange={({ detail }) => setKind(detail.selectedOption.value ?? 'all')}
              />
            </FormField>
            <FormField label="Name or ARN contains">
              <Input value={name} onChange={({ detail }) => setName(detail.value)} />
            </FormField>
            <Button variant="primary" formAction="submit">
              Ask
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </Container>
    </form>
  )
}
