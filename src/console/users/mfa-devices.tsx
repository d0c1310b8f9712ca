import { useState } from 'react'

import { deactivateMfaDevice } from '#model/commands/deactivate-mfa-device.ts'
import { enableMfaDevice } from '#model/commands/enable-mfa-device.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { MfaDevice, User } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { instantText } from '../parts/instant-text.tsx'
import { now } from '../parts/new-unique-id.ts'
import { attempt, perform } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

export function MfaDevices({ user }: { readonly user: User }) {
  const [adding, setAdding] = useState(false)
  return (
    <>
      <EntityTable
        title="MFA devices"
        items={user.mfaDevices}
        columns={columnsOf(user)}
        idOf={({ serialNumber }) => serialNumber}
        about={`An MFA device is a second factor, which policies can ask for. ${noneSentence(user)}`}
        actions={<ChangeButton onClick={() => setAdding(true)}>Assign MFA device</ChangeButton>}
      />
      {adding ? <EnableMfaDialog user={user} onDismiss={() => setAdding(false)} /> : null}
    </>
  )
}

function noneSentence({ unread = [] }: User): string {
  return unread.includes('mfaDevices')
    ? 'Whether this user has one was not imported: an export of IAM doesn’t tell.'
    : 'This user has none.'
}

type EnableMfaDialogProps = { readonly user: User; readonly onDismiss: () => void }

function EnableMfaDialog({ user, onDismiss }: EnableMfaDialogProps) {
  const [serialNumber, setSerialNumber] = useState(() => freeDeviceArn(user))
  const [problem, setProblem] = useState<Problem | null>(null)
  const enable = () => {
    const refused = attempt(enableMfaDevice, { user: user.arn, serialNumber, enableDate: now() })
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title={`Assign an MFA device to ${user.name}`}
      submitText="Assign MFA device"
      error={errorElsewhere(problem, ['serialNumber', 'name'])}
      onSubmit={enable}
      onDismiss={onDismiss}
    >
      <TextField
        label="Serial number"
        value={serialNumber}
        onChange={setSerialNumber}
        error={errorAt(problem, 'serialNumber') ?? errorAt(problem, 'name')}
        hint="The ARN of a virtual device, or what is printed on a hardware one. No codes are asked for."
      />
    </FormDialog>
  )
}

/** A virtual device under the user's own name, numbered where that is taken. */
function freeDeviceArn({ accountId, name, mfaDevices }: User): string {
  const first = `arn:aws:iam::${accountId}:mfa/${name}`
  const isTaken = (arn: string) => mfaDevices.some(({ serialNumber }) => serialNumber === arn)
  let candidate = first
  for (let number = 2; isTaken(candidate); number++) candidate = `${first}-${number}`
  return candidate
}

function columnsOf(user: User): readonly EntityColumn<MfaDevice>[] {
  return [
    { id: 'serial', header: 'Serial number', text: ({ serialNumber }) => serialNumber },
    {
      id: 'enabled',
      header: 'Enabled',
      text: ({ enableDate }) => instantText(enableDate),
      order: ({ enableDate }) => enableDate,
    },
    {
      id: 'deactivate',
      header: 'Action',
      text: null,
      cell: ({ serialNumber }) => (
        <ChangeButton
          variant="inline-link"
          ariaLabel={`Deactivate MFA device ${serialNumber}`}
          onClick={() => perform(deactivateMfaDevice, { user: user.arn, serialNumber })}
        >
          Deactivate
        </ChangeButton>
      ),
    },
  ]
}
