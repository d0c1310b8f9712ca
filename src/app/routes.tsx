import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import Spinner from '@cloudscape-design/components/spinner'
import type { ComponentType, ReactNode } from 'react'
import { Route, Switch } from 'wouter'

import { useHashPath } from '#console/parts/hash-location.ts'
import { hrefs } from '#console/parts/hrefs.ts'
import { lazily } from '#console/parts/lazily.tsx'

import { ScreenBoundary } from './screen-boundary.tsx'

function screen<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return lazily(load, <Loading />)
}

const DashboardScreen = screen(
  async () => (await import('#console/dashboard/dashboard-screen.tsx')).DashboardScreen,
)
const UsersScreen = screen(async () => (await import('#console/users/users-screen.tsx')).UsersScreen)
const UserScreen = screen(async () => (await import('#console/users/user-screen.tsx')).UserScreen)
const GroupsScreen = screen(async () => (await import('#console/groups/groups-screen.tsx')).GroupsScreen)
const GroupScreen = screen(async () => (await import('#console/groups/group-screen.tsx')).GroupScreen)
const RolesScreen = screen(async () => (await import('#console/roles/roles-screen.tsx')).RolesScreen)
const RoleScreen = screen(async () => (await import('#console/roles/role-screen.tsx')).RoleScreen)
const PoliciesScreen = screen(
  async () => (await import('#console/policies/policies-screen.tsx')).PoliciesScreen,
)
const AwsPoliciesScreen = screen(
  async () => (await import('#console/policies/aws-policies-screen.tsx')).AwsPoliciesScreen,
)
const PolicyScreen = screen(async () => (await import('#console/policies/policy-screen.tsx')).PolicyScreen)
const ProvidersScreen = screen(
  async () => (await import('#console/providers/providers-screen.tsx')).ProvidersScreen,
)
const ProviderScreen = screen(
  async () => (await import('#console/providers/provider-screen.tsx')).ProviderScreen,
)
const ResourcesScreen = screen(
  async () => (await import('#console/resources/resources-screen.tsx')).ResourcesScreen,
)
const ResourceScreen = screen(
  async () => (await import('#console/resources/resource-screen.tsx')).ResourceScreen,
)
const AccountsScreen = screen(
  async () => (await import('#console/accounts/accounts-screen.tsx')).AccountsScreen,
)
const AccountScreen = screen(async () => (await import('#console/accounts/account-screen.tsx')).AccountScreen)
const OrganizationScreen = screen(
  async () => (await import('#console/organization/organization-screen.tsx')).OrganizationScreen,
)
const TargetScreen = screen(
  async () => (await import('#console/organization/target-screen.tsx')).TargetScreen,
)
const OrganizationPoliciesScreen = screen(
  async () =>
    (await import('#console/organization/organization-policies-screen.tsx')).OrganizationPoliciesScreen,
)
const OrganizationPolicyScreen = screen(
  async () => (await import('#console/organization/organization-policy-screen.tsx')).OrganizationPolicyScreen,
)
const PolicyEditorScreen = screen(
  async () => (await import('#console/policy-editor/policy-editor-screen.tsx')).PolicyEditorScreen,
)
const GraphRoute = screen(async () => (await import('./graph-route.tsx')).GraphRoute)
const PasteErrorScreen = screen(
  async () => (await import('#console/paste-error/paste-error-screen.tsx')).PasteErrorScreen,
)
const WhyScreen = screen(async () => (await import('#console/why/why-screen.tsx')).WhyScreen)
const WhoCanScreen = screen(async () => (await import('#console/who-can/who-can-screen.tsx')).WhoCanScreen)
const WhoCanChangeScreen = screen(
  async () => (await import('#console/who-can/who-can-change-screen.tsx')).WhoCanChangeScreen,
)
const WaysScreen = screen(async () => (await import('#console/who-can/ways-screen.tsx')).WaysScreen)
const WaysUpScreen = screen(async () => (await import('#console/ways-up/ways-up-screen.tsx')).WaysUpScreen)
const MatrixScreen = screen(async () => (await import('#console/matrix/matrix-screen.tsx')).MatrixScreen)
const AccessScreen = screen(async () => (await import('#console/access/access-screen.tsx')).AccessScreen)
const CompareScreen = screen(async () => (await import('#console/compare/compare-screen.tsx')).CompareScreen)
const ExpectationsScreen = screen(
  async () => (await import('#console/expectations/expectations-screen.tsx')).ExpectationsScreen,
)
const ImportScreen = screen(async () => (await import('#console/import/import-screen.tsx')).ImportScreen)
const ExportScreen = screen(async () => (await import('#console/export/export-screen.tsx')).ExportScreen)
const HistoryScreen = screen(async () => (await import('#console/history/history-screen.tsx')).HistoryScreen)
const ProjectsScreen = screen(
  async () => (await import('#console/projects/projects-screen.tsx')).ProjectsScreen,
)

/** The questions over the whole workspace. */
const questions = (
  <>
    <Route path="/why" component={WhyScreen} />
    <Route path="/who-can" component={WhoCanScreen} />
    <Route path="/who-can-change" component={WhoCanChangeScreen} />
    <Route path="/ways" component={WaysScreen} />
    <Route path="/ways-up" component={WaysUpScreen} />
    <Route path="/matrix" component={MatrixScreen} />
    <Route path="/access" component={AccessScreen} />
    <Route path="/compare" component={CompareScreen} />
  </>
)

/** The screen that the address names behind its `#`, so that any file server will do. */
export function Routes(): ReactNode {
  const path = useHashPath()
  return (
    <ScreenBoundary key={screenOf(path)} path={path}>
      <Switch location={path}>
        <Route path="/" component={DashboardScreen} />
        <Route path="/users" component={UsersScreen} />
        <Route path="/users/:account/:name">
          {({ account, name }) => <UserScreen accountId={account} name={plain(name)} />}
        </Route>
        <Route path="/groups" component={GroupsScreen} />
        <Route path="/groups/:account/:name">
          {({ account, name }) => <GroupScreen accountId={account} name={plain(name)} />}
        </Route>
        <Route path="/roles" component={RolesScreen} />
        <Route path="/roles/:account/:name">
          {({ account, name }) => <RoleScreen accountId={account} name={plain(name)} />}
        </Route>
        <Route path="/policies" component={PoliciesScreen} />
        <Route path="/policies/aws" component={AwsPoliciesScreen} />
        <Route path="/policies/:owner/:name">
          {({ owner, name }) => <PolicyScreen owner={owner} name={plain(name)} />}
        </Route>
        <Route path="/providers" component={ProvidersScreen} />
        <Route path="/providers/:arn">{({ arn }) => <ProviderScreen arn={plain(arn)} />}</Route>
        <Route path="/resources" component={ResourcesScreen} />
        <Route path="/resources/:arn">{({ arn }) => <ResourceScreen arn={plain(arn)} />}</Route>
        <Route path="/accounts" component={AccountsScreen} />
        <Route path="/accounts/:account">{({ account }) => <AccountScreen accountId={account} />}</Route>
        <Route path="/organization" component={OrganizationScreen} />
        <Route path="/organization/:target">{({ target }) => <TargetScreen id={plain(target)} />}</Route>
        <Route path="/scps">
          <OrganizationPoliciesScreen type="service-control" />
        </Route>
        <Route path="/scps/:id">
          {({ id }) => <OrganizationPolicyScreen type="service-control" id={plain(id)} />}
        </Route>
        <Route path="/rcps">
          <OrganizationPoliciesScreen type="resource-control" />
        </Route>
        <Route path="/rcps/:id">
          {({ id }) => <OrganizationPolicyScreen type="resource-control" id={plain(id)} />}
        </Route>
        <Route path="/edit/:place">{({ place }) => <PolicyEditorScreen placeKey={plain(place)} />}</Route>
        <Route path="/graph" component={GraphRoute} />
        <Route path="/explain-error" component={PasteErrorScreen} />
        {questions}
        <Route path="/tests" component={ExpectationsScreen} />
        <Route path="/import" component={ImportScreen} />
        <Route path="/export" component={ExportScreen} />
        <Route path="/history" component={HistoryScreen} />
        <Route path="/workspaces" component={ProjectsScreen} />
        <Route component={NotFound} />
      </Switch>
    </ScreenBoundary>
  )
}

/** What is built anew when the address changes: every screen but the editor, which goes from text to text. */
function screenOf(path: string): string {
  return path.startsWith('/edit/') ? '/edit' : path
}

/** A part of the address as it was before it was encoded; as it stands where somebody mistyped the encoding. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function Loading(): ReactNode {
  return (
    <Box padding="xxl" textAlign="center">
      <Spinner size="large" /> Loading
    </Box>
  )
}

function NotFound(): ReactNode {
  return (
    <Box padding="xxl" textAlign="center">
      <Box variant="h1">There is no such page</Box>
      <Link href={hrefs.dashboard}>Go to the dashboard</Link>
    </Box>
  )
}
