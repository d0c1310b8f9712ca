import { NotThere } from '../parts/detail-page.tsx'
import { hrefs } from '../parts/hrefs.ts'
import { useEntity } from '../parts/use-entities.ts'
import { InstanceProfileDetails } from './instance-profile-details.tsx'
import { ResourceDetails } from './resource-details.tsx'

const list = { text: 'resources', href: hrefs.resources }

export function ResourceScreen({ arn }: { readonly arn: string }) {
  const entity = useEntity(arn)
  if (entity?.kind === 'resource') return <ResourceDetails resource={entity} list={list} />
  if (entity?.kind === 'instance-profile') return <InstanceProfileDetails profile={entity} list={list} />
  return <NotThere what="resource" name={arn} list={list} />
}
