import Button from '@cloudscape-design/components/button'

import { hrefOfWhoCanChange } from './hrefs.ts'

/** Ask who may change this entity. */
export function WhoCanChangeButton({ entity }: { readonly entity: string }) {
  return <Button href={hrefOfWhoCanChange(entity)}>Who can change this?</Button>
}
