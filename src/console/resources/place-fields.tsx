import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'

import type { Problem } from '#model/commands/problem.ts'
import type { ResourceType } from '#model/entities/entity.ts'
import { type Arn, arn } from '#model/entities/names.ts'
import type { ResourceSettings } from '#model/entities/resource-settings.ts'

import { TextField } from '../parts/text-field.tsx'
import { useEntities } from '../parts/use-entities.ts'
import { errorAt } from '../wording/problem-wording.ts'

/** Where an access point or endpoint stands, as it is being filled in. */
export type Place = {
  readonly bucket: Arn | null
  readonly networkOrigin: 'Internet' | 'VPC'
  readonly vpcId: string
  readonly serviceName: string
}

export const placeFieldNames = ['bucket', 'vpcId', 'serviceName']

export const newPlace: Place = {
  bucket: null,
  networkOrigin: 'Internet',
  vpcId: '',
  serviceName: 'com.amazonaws.eu-west-1.s3',
}

export function placeOf(settings: ResourceSettings): Place {
  const { bucket, networkOrigin, vpcId, serviceName } = settings
  return {
    bucket,
    networkOrigin: networkOrigin ?? 'Internet',
    vpcId: vpcId ?? '',
    serviceName: serviceName ?? '',
  }
}

/** What of a place a resource of that type takes. */
export function placeSettings(type: ResourceType, place: Place): Partial<ResourceSettings> {
  const { bucket, networkOrigin, vpcId, serviceName } = place
  if (type === 'vpc-endpoint') return { vpcId: textOrNone(vpcId), serviceName: textOrNone(serviceName) }
  if (type !== 's3-access-point') return {}
  return { bucket, networkOrigin, vpcId: networkOrigin === 'VPC' ? textOrNone(vpcId) : null }
}

function textOrNone(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

type PlaceFieldsProps = {
  readonly type: ResourceType
  /** An access point keeps the bucket that it was made for. */
  readonly isNew: boolean
  readonly place: Place
  readonly onChange: (place: Place) => void
  readonly problem: Problem | null
}

export function PlaceFields({ type, isNew, place, onChange, problem }: PlaceFieldsProps) {
  if (type !== 's3-access-point' && type !== 'vpc-endpoint') return null
  const isEndpoint = type === 'vpc-endpoint'
  const set = (part: Partial<Place>) => onChange({ ...place, ...part })
  return (
    <>
      {isEndpoint || !isNew ? null : (
        <BucketField
          value={place.bucket}
          onChange={(bucket) => set({ bucket })}
          error={errorAt(problem, 'bucket')}
        />
      )}
      {isEndpoint ? (
        <TextField
          label="Service"
          value={place.serviceName}
          onChange={(serviceName) => set({ serviceName })}
          error={errorAt(problem, 'serviceName')}
          hint="What is reached through it, such as com.amazonaws.eu-west-1.s3."
        />
      ) : (
        <OriginField value={place.networkOrigin} onChange={(networkOrigin) => set({ networkOrigin })} />
      )}
      {isEndpoint || place.networkOrigin === 'VPC' ? (
        <TextField
          label="VPC"
          optional={isEndpoint}
          value={place.vpcId}
          onChange={(vpcId) => set({ vpcId })}
          error={errorAt(problem, 'vpcId')}
          hint="Such as vpc-0123456789abcdef0."
        />
      ) : null}
    </>
  )
}

type BucketFieldProps = {
  readonly value: Arn | null
  readonly onChange: (value: Arn | null) => void
  readonly error: string | null
}

function BucketField({ value, onChange, error }: BucketFieldProps) {
  const options = useEntities('resource')
    .filter(({ type }) => type === 's3-bucket')
    .map((bucket) => ({ value: bucket.arn as string, label: bucket.name }))
  return (
    <FormField
      label="Bucket"
      description="What is asked of the access point is asked of it."
      errorText={error}
    >
      <Select
        placeholder="Choose a bucket"
        empty="There is no bucket yet: create one first."
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        onChange={({ detail }) =>
          onChange(detail.selectedOption.value ? arn(detail.selectedOption.value) : null)
        }
      />
    </FormField>
  )
}

const origins = [
  { value: 'Internet', label: 'Internet' },
  { value: 'VPC', label: 'A VPC alone', description: 'Requests from elsewhere are refused.' },
]

type OriginFieldProps = {
  readonly value: Place['networkOrigin']
  readonly onChange: (value: Place['networkOrigin']) => void
}

function OriginField({ value, onChange }: OriginFieldProps) {
  return (
    <FormField label="Network origin" description="Where requests may come from.">
      <Select
        options={origins}
        selectedOption={origins.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value === 'VPC' ? 'VPC' : 'Internet')}
      />
    </FormField>
  )
}
