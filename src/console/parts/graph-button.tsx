import Button from '@cloudscape-design/components/button'

import { hrefOfGraph } from './hrefs.ts'

/** Show this entity in the middle of the trust graph. */
export function GraphButton({ node }: { readonly node: string }) {
  return <Button href={hrefOfGraph(node)}>Show in trust graph</Button>
}
