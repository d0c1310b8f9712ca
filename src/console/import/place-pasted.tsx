import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo, useState } from 'react'

import { useUsualAccount } from '#console/parts/account-field.tsx'
import { ChangeForecast } from '#console/parts/change-forecast.tsx'
import { goTo } from '#console/parts/hash-location.ts'
import { hrefOfDocument } from '#console/parts/hrefs.ts'
import { newOrganizationPolicyId, newUniqueId, now } from '#console/parts/new-unique-id.ts'
import { attempt } from '#console/parts/perform.ts'
import { useWorkspace } from '#console/parts/use-entities.ts'
import { destinationTexts } from '#console/wording/import-wording.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Problem } from '#model/commands/problem.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { type Destination, destinations, type Made, type PasteForm, placeOf, stepFor } from './destination.ts'
import { PasteFields } from './paste-fields.tsx'
import type { Pasted } from './pasted-policy.ts'

type PlacePastedProps = {
  readonly pasted: Extract<Pasted, { readonly kind: 'policy' }>
  readonly onDone: () => void
}

/** What a pasted policy becomes, and what that does to the board where it decides at once. */
export function PlacePasted({ pasted: { document, grammars }, onDone }: PlacePastedProps): ReactNode {
  const workspace = useWorkspace()
  const open = destinations(workspace, grammars)
  const [made] = useState(() => ({
    uniqueId: newUniqueId('policy'),
    policyId: newOrganizationPolicyId(),
    at: now(),
  }))
  const usual = useUsualAccount()
  const [typed, setTyped] = useState<Partial<PasteForm>>({})
  const [problem, setProblem] = useState<Problem | 'no-target' | null>(null)
  const destination = open.find((one) => one === typed.destination) ?? open[0]
  if (destination === undefined)
    return (
      <Alert type="info">
        Nothing in this workspace can take it. Create the role or resource that it is for first.
      </Alert>
    )
  const form: PasteForm = { accountId: usual, name: '', target: null, ...typed, destination }
  const change = (fields: Partial<PasteForm>) => setTyped({ ...typed, ...fields })
  const step = stepFor(form, document, made)
  const take = () => {
    const refused = step === null ? 'no-target' : attempt(step, null)
    setProblem(refused)
    const place = placeOf(form, made)
    if (refused !== null || place === null) return
    onDone()
    goTo(hrefOfDocument(place))
  }
  return (
    <SpaceBetween size="l">
      {open.length > 1 ? (
        <DestinationField
          open={open}
          value={destination}
          onChange={(one) => change({ destination: one, target: null })}
        />
      ) : null}
      <PasteFields form={form} onChange={change} problem={problem} />
      {form.target === null ? null : <Forecast form={form} document={document} made={made} />}
      <ChangeButton variant="primary" onClick={take}>
        {destinationTexts[destination].button}
      </ChangeButton>
    </SpaceBetween>
  )
}

type DestinationFieldProps = {
  readonly open: readonly Destination[]
  readonly value: Destination
  readonly onChange: (destination: Destination) => void
}

function DestinationField({ open, value, onChange }: DestinationFieldProps): ReactNode {
  return (
    <FormField label="What it becomes">
      <RadioGroup
        value={value}
        onChange={({ detail }) => onChange(open.find((one) => one === detail.value) ?? value)}
        items={open.map((one) => ({
          value: one,
          label: destinationTexts[one].label,
          description: destinationTexts[one].description,
        }))}
      />
    </FormField>
  )
}

type ForecastProps = { readonly form: PasteForm; readonly document: JsonValue; readonly made: Made }

/** What goes into something that is there decides at once. */
function Forecast({ form, document, made }: ForecastProps): ReactNode {
  const workspace = useWorkspace()
  const { destination, accountId, target, name } = form
  const outcome = useMemo(
    // a name that is not typed yet stands for any: it has no part in what is decided
    () => stepFor({ destination, accountId, target, name: name || 'pasted' }, document, made)?.(workspace),
    [destination, accountId, target, name, document, made, workspace],
  )
  return outcome?.ok === true ? <ChangeForecast change={outcome.value} /> : null
}
