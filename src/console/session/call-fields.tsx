import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { accountId, arn } from '#model/entities/names.ts'
import { entitiesOf } from '#model/workspace.ts'
import { readSessionPolicies } from '#sessions/session-policies.ts'

import { QuotedText } from '../parts/explain/quoted-text.tsx'
import { workspaceStore } from '../state/workspace-store.ts'
import type { CallWishes, TagWish } from './call-wishes.ts'
import { refusalSentence } from './refusal-wording.ts'

type TextName = 'sessionName' | 'externalId' | 'durationSeconds' | 'sourceIdentity' | 'mfaSerial'

/** The fields that a call has: one line each, session policies, tags with or without passing them on. */
export type CallField = TextName | 'sessionPolicies' | 'tags' | 'transitiveTags'

/** What the call gives: a role's session, or a session of the user or root user that asks. */
export type CallGives = 'role' | 'federated-user' | 'session-token'

type CallFieldsProps = {
  readonly gives: CallGives
  readonly fields: readonly CallField[]
  readonly wishes: CallWishes
  readonly onWish: (part: Partial<CallWishes>) => void
}

const words: Readonly<Record<TextName, { readonly label: string; readonly description: string }>> = {
  sessionName: {
    label: 'Session name',
    description: '2 to 64 letters, digits or + = , . @ - _; CloudTrail shows it',
  },
  externalId: {
    label: 'External id',
    description: "Sent with AssumeRole as sts:ExternalId; the console's Switch role cannot send one",
  },
  durationSeconds: {
    label: 'Duration in seconds',
    description: 'The usual hour where left empty; role chaining never gives more than 3600',
  },
  sourceIdentity: {
    label: 'Source identity',
    description: 'Who is behind it; once set it stays for the whole chain, and needs sts:SetSourceIdentity',
  },
  mfaSerial: {
    label: 'MFA device',
    description: 'Serial number or ARN of a device of whoever asks; its code goes along with the call',
  },
}

/** The hints that hang on what the call gives. */
const hints: Readonly<
  Record<CallGives, { readonly duration: string; readonly policy: string; readonly tags: string }>
> = {
  role: {
    duration: words.durationSeconds.description,
    policy: "The session may do what both this and the role's own policies allow",
    tags: 'Needs sts:TagSession in the trust policy',
  },
  'federated-user': {
    duration: '12 hours where left empty, 36 hours (129600) at most; for the root user never more than 3600',
    policy: 'The session may do what both this and the policies of the user who asks allow',
    tags: 'Needs sts:TagSession in the policies of the user who asks',
  },
  'session-token': {
    duration: '12 hours where left empty, 36 hours (129600) at most; for the root user never more than 3600',
    policy: '',
    tags: '',
  },
}

/** What goes along with a call of STS, field by field. */
export function CallFields({ gives, fields, wishes, onWish }: CallFieldsProps): ReactNode {
  return (
    <SpaceBetween size="m">
      {fields.map((field) => (
        <CallFieldView key={field} gives={gives} field={field} wishes={wishes} onWish={onWish} />
      ))}
    </SpaceBetween>
  )
}

type OneField = Omit<CallFieldsProps, 'fields'> & { readonly field: CallField }

function CallFieldView({ gives, field, wishes, onWish }: OneField): ReactNode {
  switch (field) {
    case 'sessionPolicies':
      return <SessionPolicies gives={gives} wishes={wishes} onWish={onWish} />
    case 'tags':
    case 'transitiveTags':
      return (
        <SessionTags gives={gives} wishes={wishes} onWish={onWish} passesOn={field === 'transitiveTags'} />
      )
    case 'sessionName':
    case 'externalId':
    case 'durationSeconds':
    case 'sourceIdentity':
    case 'mfaSerial':
      return (
        <FormField
          label={words[field].label}
          description={field === 'durationSeconds' ? hints[gives].duration : words[field].description}
        >
          <Input
            type={field === 'durationSeconds' ? 'number' : 'text'}
            value={wishes[field]}
            onChange={({ detail }) => onWish({ [field]: detail.value })}
          />
        </FormField>
      )
  }
}

type PartProps = Omit<CallFieldsProps, 'fields'>

function SessionPolicies({ gives, wishes, onWish }: PartProps): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const inline = wishes.sessionPolicy.trim() === '' ? null : wishes.sessionPolicy.trim()
  const read = readSessionPolicies(workspace, accountId(''), { inline, managed: [] })
  const options = entitiesOf(workspace, 'policy').map((policy) => ({
    value: policy.arn,
    label: policy.name,
    description: policy.arn,
  }))
  return (
    <SpaceBetween size="m">
      <FormField
        label="Session policy (JSON)"
        description={hints[gives].policy}
        errorText={read.ok ? null : <QuotedText text={refusalSentence(read.problem)} />}
        stretch
      >
        <Textarea
          value={wishes.sessionPolicy}
          rows={6}
          spellcheck={false}
          onChange={({ detail }) => onWish({ sessionPolicy: detail.value })}
        />
      </FormField>
      <FormField
        label="Managed session policies"
        description="At most 10, of AWS or of the account that issues the session; they add to the one above"
        stretch
      >
        <Multiselect
          options={options}
          filteringType="auto"
          filteringAriaLabel="Find a policy"
          virtualScroll
          placeholder="None"
          selectedOptions={options.filter(({ value }) => wishes.managedPolicies.includes(value))}
          onChange={({ detail }) =>
            onWish({ managedPolicies: detail.selectedOptions.map(({ value }) => arn(value ?? '')) })
          }
        />
      </FormField>
    </SpaceBetween>
  )
}

function SessionTags({
  gives,
  wishes,
  onWish,
  passesOn,
}: PartProps & { readonly passesOn: boolean }): ReactNode {
  const put = (at: number, part: Partial<TagWish>) =>
    onWish({ tags: wishes.tags.map((tag, i) => (i === at ? { ...tag, ...part } : tag)) })
  const [key, value, transitive] = [
    {
      label: 'Key',
      control: (tag: TagWish, at: number) => (
        <Input value={tag.key} onChange={({ detail }) => put(at, { key: detail.value })} />
      ),
    },
    {
      label: 'Value',
      control: (tag: TagWish, at: number) => (
        <Input value={tag.value} onChange={({ detail }) => put(at, { value: detail.value })} />
      ),
    },
    {
      label: 'Along the chain',
      control: (tag: TagWish, at: number) => (
        <Checkbox
          checked={tag.isTransitive}
          onChange={({ detail }) => put(at, { isTransitive: detail.checked })}
        >
          Transitive
        </Checkbox>
      ),
    },
  ]
  return (
    <FormField label="Session tags" description={hints[gives].tags} stretch>
      <AttributeEditor
        items={wishes.tags}
        addButtonText="Add session tag"
        removeButtonText="Remove"
        removeButtonAriaLabel={(tag) => `Remove session tag ${tag.key}`}
        empty="No session tags."
        onAddButtonClick={() =>
          onWish({ tags: [...wishes.tags, { key: '', value: '', isTransitive: false }] })
        }
        onRemoveButtonClick={({ detail }) =>
          onWish({ tags: wishes.tags.filter((_, at) => at !== detail.itemIndex) })
        }
        definition={passesOn ? [key, value, transitive] : [key, value]}
      />
    </FormField>
  )
}
