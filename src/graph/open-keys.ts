import type { Caller } from '#model/caller.ts'

import { isOfRole } from './mfa-sayings.ts'

/** Supplied with the call, or by where and when it is made, whoever calls. */
const ofAnyCall = [
  /^aws:(sourceip|sourcevpc|sourcevpce|sourcevpcarn|vpcsourceip|vpceaccount|vpceorgid|vpceorgpaths)$/,
  /^aws:(currenttime|epochtime|securetransport|requestedregion|useragent|referer)$/,
  /^aws:(viaawsservice|calledvia|calledviafirst|calledvialast)$/,
  /^aws:(tagkeys|requesttag\/.*)$/,
  /^sts:/,
  // The workspace knows of no organization, so that it can't say whether an account is in one.
  /^aws:(resource|source)org(id|paths)$/,
]

/** What is so of the account of whoever has one. */
const ofAccounts = [/^aws:principalorg(id|paths)$/]

/** What temporary credentials may carry besides, or how somebody signed in. */
const ofCredentials = [/^aws:multifactorauth(present|age)$/, /^aws:tokenissuetime$/]

/** What sessions of roles alone may carry: how they began, and the machine that they were handed to (R6.11, R6.16). */
const ofSessions = [
  /^aws:(sourceidentity|federatedprovider)$/,
  /^aws:ec2instancesource(vpc|privateipv4)$/,
  /^ec2:(sourceinstancearn|roledelivery)$/,
  /^lambda:sourcefunctionarn$/,
]

/** What a service says of the resource on whose behalf it calls (R6.8). */
const ofServices = [/^aws:source(arn|account)$/]

/** What only the other account knows of its principals. Their ARN, name and account come with the one who is asked about. */
const ofOutsiders = [/^aws:principaltag\//, /^aws:userid$/]

/** Whether an account is in an organization, and where. */
const ofPlaces = /^aws:(principal|resource)org(id|paths)$/

/**
 * The keys that are open to the caller where it is known which organization there is: of our accounts it says where they stand, so
 * that nothing there may be anything. Of others only where they stand may be elsewhere.
 */
export function isOpenWithin(hasOrganization: boolean, caller: Caller): (key: string) => boolean {
  const isOpen = isOpenTo(caller)
  if (!hasOrganization) return isOpen
  const isOutside = caller.kind === 'outside-principal'
  return (key) => isOpen(key) && (!ofPlaces.test(key) || (isOutside && key.startsWith('aws:principal')))
}

/**
 * Is `key` (in lower case) one that `caller` or the environment supplies, so that it may be anything? What
 * follows from the caller itself is not: its ARN, account, tags. Session tags count as supplied only in the call
 * itself (`aws:RequestTag`): that a session brings `aws:PrincipalTag` values of its own is not looked into.
 */
export function isOpenTo(caller: Caller): (key: string) => boolean {
  const patterns = openPatterns(caller)
  return (key) => patterns.some((pattern) => pattern.test(key))
}

function openPatterns(caller: Caller): readonly RegExp[] {
  switch (caller.kind) {
    case 'root':
    case 'user':
    case 'session-token':
    case 'federated-user':
      return [...ofAnyCall, ...ofAccounts, ...ofCredentials]
    case 'role-session':
      return [...ofAnyCall, ...ofAccounts, ...ofCredentials, ...ofSessions]
    case 'service':
      return [...ofAnyCall, ...ofServices]
    case 'federated':
      return [...ofAnyCall, ...claimsOf(caller.provider)]
    case 'outside-principal':
      return [
        ...ofAnyCall,
        ...ofAccounts,
        ...ofCredentials,
        ...ofOutsiders,
        ...(isOfRole(caller.arn) ? ofSessions : []),
      ]
    case 'anonymous':
      return ofAnyCall
  }
}

/** The claims of a provider's token: `saml:*`, or `host/path:claim` (R6.15). */
function claimsOf(provider: string): readonly RegExp[] {
  if (provider.includes(':saml-provider/')) return [/^saml:/]
  const issuer = provider.replace(/^.*:oidc-provider\//, '').toLowerCase()
  return [new RegExp(`^${issuer.replaceAll(/[^a-z0-9]/g, String.raw`\$&`)}:`)]
}
