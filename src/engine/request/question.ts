import type { ResourceKeys } from '../compile/resource-keys.ts'
import type { ContextKeys } from '../condition/context-keys.ts'
import type { Action } from '../policy/action-pattern.ts'
import type { Credentials } from './credentials.ts'
import type { Principal } from './principal.ts'
import type { AuthorizationRequest } from './request.ts'
import type { ResourceSettings } from './resource-settings.ts'

/** A request, read: what the predicates of statements are asked about. */
export type Question = {
  readonly request: AuthorizationRequest
  readonly principal: Principal
  /** Null where the request doesn't say. */
  readonly credentials: Credentials | null
  readonly action: Action
  readonly resource: string
  /** Under which statements on it are found. */
  readonly resourceKeys: ResourceKeys
  /** Account that owns the resource; null where neither the request nor an ARN says it and the principal has none. */
  readonly resourceAccount: string | null
  readonly context: ContextKeys
  readonly settings: ResourceSettings
}
