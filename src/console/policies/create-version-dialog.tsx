import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'

import type { JsonValue } from '#engine/text/json.ts'
import { createPolicyVersion } from '#model/commands/create-policy-version.ts'
import type { ManagedPolicy } from '#model/entities/entity.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { now } from '../parts/new-unique-id.ts'
import { attempt } from '../parts/perform.ts'
import { problemSentence } from '../wording/problem-wording.ts'

type CreateVersionDialogProps = { readonly policy: ManagedPolicy; readonly onDismiss: () => void }

/** Another version of a policy, beside the one in force or in its place. */
export function CreateVersionDialog({ policy, onDismiss }: CreateVersionDialogProps) {
  const current = policy.versions.find(({ versionId }) => versionId === policy.defaultVersionId)
  const [text, setText] = useState(() => JSON.stringify(current?.document ?? {}, null, 2))
  const [setAsDefault, setDefault] = useState(true)
  const [error, setError] = useState<string | null>(null)
  const create = () => {
    const document = parsed(text)
    if (document === undefined) {
      setError('This is not JSON. Mend it first.')
      return
    }
    const problem = attempt(createPolicyVersion, {
      policy: policy.arn,
      document,
      createDate: now(),
      setAsDefault,
    })
    if (problem === null) onDismiss()
    else setError(problemSentence(problem))
  }
  return (
    <FormDialog
      title={`Create a version of ${policy.name}`}
      submitText="Create version"
      size="large"
      error={error}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <FormField
        label="Document"
        description={`It begins as ${policy.defaultVersionId} says. The editor of the default version has more help.`}
      >
        <Textarea
          value={text}
          rows={16}
          spellcheck={false}
          onChange={({ detail }) => setText(detail.value)}
        />
      </FormField>
      <Checkbox
        checked={setAsDefault}
        onChange={({ detail }) => setDefault(detail.checked)}
        description="Otherwise it waits: the default version alone is in force."
      >
        Set as default
      </Checkbox>
    </FormDialog>
  )
}

function parsed(text: string): JsonValue | undefined {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JSON.parse is typed `any`, and never answers anything but a JSON value
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}
