import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation'
import type { ReactNode } from 'react'

import { useHashPath } from '#console/parts/hash-location.ts'
import { hrefs } from '#console/parts/hrefs.ts'

const link = (text: string, href: string): SideNavigationProps.Link => ({ type: 'link', text, href })

/** In the order of AWS's own console, so that what is learned here is found there. */
const items: SideNavigationProps.Item[] = [
  link('Dashboard', hrefs.dashboard),
  {
    type: 'section',
    text: 'Access management',
    items: [
      link('User groups', hrefs.groups),
      link('Users', hrefs.users),
      link('Roles', hrefs.roles),
      link('Policies', hrefs.policies),
      link('Identity providers', hrefs.providers),
    ],
  },
  {
    type: 'section',
    text: 'Organization',
    items: [
      link('OUs & accounts', hrefs.organization),
      link('Accounts', hrefs.accounts),
      link('Service control policies', hrefs['service-control']),
      link('Resource control policies', hrefs['resource-control']),
    ],
  },
  {
    type: 'section',
    text: 'Resources',
    items: [link('Resources and their policies', hrefs.resources)],
  },
  {
    type: 'section',
    text: 'Analyze',
    items: [
      link('Who can…?', hrefs.whoCan),
      link('Who can change…?', hrefs.whoCanChange),
      link('How does … get to …?', hrefs.ways),
      link('What can…?', hrefs.access),
      link('Access matrix', hrefs.matrix),
      link('Compare access', hrefs.compare),
      link('Ways up', hrefs.waysUp),
      link('Trust graph', hrefs.graph),
      link('Tests', hrefs.expectations),
      link('Explain an error', hrefs.explainError),
    ],
  },
  { type: 'divider' },
  link('Import an account', hrefs.import),
  link('Export', hrefs.export),
  link('History', hrefs.history),
  link('Workspaces', hrefs.projects),
]

export function Navigation(): ReactNode {
  const [, section = ''] = useHashPath().split('/')
  return (
    <SideNavigation
      header={{ text: 'Identity and access', href: hrefs.dashboard }}
      items={items}
      activeHref={`#/${section}`}
    />
  )
}
