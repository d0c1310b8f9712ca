import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'

import { shownControls } from '#engine/text/shown-controls.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { AccountId, Arn } from '#model/entities/names.ts'

import { nameOf } from '../wording/entity-nouns.ts'
import { hrefOfEntity } from './hrefs.ts'
import { useAccount, useEntity } from './use-entities.ts'

/** The name of an entity, leading to its page. */
export function EntityLink({ entity }: { readonly entity: Entity }) {
  return <Link href={hrefOfEntity(entity)}>{shownControls(nameOf(entity))}</Link>
}

/** An entity that is mentioned by its ARN. Where nothing of that ARN is there, the ARN itself, and a word on that. */
export function ArnLink({ arn }: { readonly arn: Arn }) {
  const entity = useEntity(arn)
  if (entity !== undefined) return <EntityLink entity={entity} />
  return <NotHere name={arn} />
}

/** What is mentioned and isn't there, with a word on that. */
export function NotHere({ name }: { readonly name: string }) {
  return (
    <span>
      {shownControls(name)}{' '}
      <Box variant="span" color="text-body-secondary">
        (not in this workspace)
      </Box>
    </span>
  )
}

/** An account by its id: its name where it is in the workspace. */
export function AccountLink({ id }: { readonly id: AccountId }) {
  const account = useAccount(id)
  if (account === undefined) return <span>{id}</span>
  return <EntityLink entity={account} />
}
