import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Autosuggest from '@cloudscape-design/components/autosuggest'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, type ReactNode, useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import type { EntityId } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { useAskDoubt } from '../parts/questions/use-ask-doubt.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { errorAt } from '../wording/problem-wording.ts'
import { pinTo } from './pin-actions.ts'
import { contextOfPairs, type Pair } from './pin-input.ts'
import { serviceKeyProblem } from './service-key-types.ts'
import { isAbout } from './typed-keys.ts'
import { offersFor, vocabularyOf } from './vocabulary.ts'

type PinFormProps = { readonly board: EntityId; readonly onClose: () => void }

/** Pin a request: an action, a resource, and keys that the caller or the environment supplies. */
export function PinForm({ board, onClose }: PinFormProps): ReactNode {
  const [action, setAction] = useState('')
  const [resource, setResource] = useState('')
  const [pairs, setPairs] = useState<readonly Pair[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const ask = { action: action.trim(), resource: resource.trim(), context: contextOfPairs(pairs) }
    const found = (await serviceKeyProblem(ask)) ?? pinTo(board, ask)
    setProblem(found)
    if (found === null) onClose()
  }
  return (
    <form className="pin-form" onSubmit={(event) => void submit(event)} aria-label="Pin a request">
      <SpaceBetween size="s">
        <Question
          action={action}
          resource={resource}
          problem={problem}
          onAction={setAction}
          onResource={setResource}
        />
        <ExpandableSection headerText="Context keys" variant="footer">
          <ContextEditor pairs={pairs} problem={problem} onChange={setPairs} />
        </ExpandableSection>
        <SpaceBetween direction="horizontal" size="xs">
          <ChangeButton variant="primary" formAction="submit">
            Pin
          </ChangeButton>
          <Button variant="link" formAction="none" onClick={onClose}>
            Cancel
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </form>
  )
}

type QuestionProps = {
  readonly action: string
  readonly resource: string
  readonly problem: Problem | null
  readonly onAction: (action: string) => void
  readonly onResource: (resource: string) => void
}

function Question({ action, resource, problem, onAction, onResource }: QuestionProps): ReactNode {
  const doubt = useAskDoubt({ action, resource })
  // What a workspace names is read as somebody comes to ask for it, and not at every change beside an open form.
  const [{ actions, resources }, offer] = useState(() => vocabularyOf(workspaceStore.getState().workspace))
  const onFocus = () => offer(vocabularyOf(workspaceStore.getState().workspace))
  return (
    <ColumnLayout columns={2}>
      <FormField label="Action" errorText={errorAt(problem, 'action')} warningText={doubt.action}>
        <Autosuggest
          value={action}
          onFocus={onFocus}
          onChange={({ detail }) => onAction(detail.value)}
          options={offersFor(actions, action).map((value) => ({ value }))}
          placeholder="s3:GetObject"
          enteredTextLabel={(text) => `Use ${text}`}
          empty="No action is named in this workspace yet"
        />
      </FormField>
      <FormField label="Resource" errorText={errorAt(problem, 'resource')} warningText={doubt.resource}>
        <Autosuggest
          value={resource}
          onFocus={onFocus}
          onChange={({ detail }) => onResource(detail.value)}
          options={offersFor(resources, resource).map((value) => ({ value }))}
          placeholder="arn:aws:s3:::bucket/key, or *"
          enteredTextLabel={(text) => `Use ${text}`}
          empty="No resource is named in this workspace yet"
        />
      </FormField>
    </ColumnLayout>
  )
}

type ContextEditorProps = {
  readonly pairs: readonly Pair[]
  readonly problem: Problem | null
  readonly onChange: (pairs: readonly Pair[]) => void
}

function ContextEditor({ pairs, problem, onChange }: ContextEditorProps): ReactNode {
  const put = (index: number, part: Partial<Pair>) =>
    onChange(pairs.map((pair, i) => (i === index ? { ...pair, ...part } : pair)))
  return (
    <AttributeEditor
      items={pairs}
      addButtonText="Add key"
      removeButtonText="Remove"
      empty="Keys that are not given count as absent. Give a key twice for a list of values."
      onAddButtonClick={() => onChange([...pairs, { key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(pairs.filter((_, i) => i !== detail.itemIndex))}
      definition={[
        {
          label: 'Condition key',
          errorText: ({ key }) => (isAbout(problem, key) ? errorAt(problem, 'keys') : null),
          control: ({ key }, i) => (
            <Input
              value={key}
              placeholder="aws:SourceIp"
              onChange={({ detail }) => put(i, { key: detail.value })}
            />
          ),
        },
        {
          label: 'Value',
          control: ({ value }, i) => (
            <Input value={value} onChange={({ detail }) => put(i, { value: detail.value })} />
          ),
        },
      ]}
    />
  )
}
