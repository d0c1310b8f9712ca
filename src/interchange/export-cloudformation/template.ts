import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import type { EntityId } from '#model/entities/entity.ts'
import type { Tags } from '#model/entities/names.ts'

import type { ExportedFile } from '../exported-file.ts'
import { blockNames } from '../exporting/block-names.ts'

/** One resource of a template. Properties that are null are not written. */
export type TemplateResource = {
  readonly id: string
  readonly type: string
  readonly properties: Readonly<Record<string, JsonValue>>
  readonly dependsOn?: readonly string[]
}

/** The logical ids of a template: one an entity, ASCII letters and digits, beginning with the kind. */
export type LogicalIds = ReadonlyMap<EntityId, string>

/** Give each entity a logical id. `kind` keeps those of the same name apart: `UserAlice`, `RoleAlice`. */
export function logicalIds(
  kinds: Readonly<Record<string, readonly { readonly id: EntityId; readonly name: string }[]>>,
): LogicalIds {
  const all = Object.entries(kinds).flatMap(([kind, entities]) =>
    entities.map(({ id, name }) => ({ id, name: `${kind} ${name}` })),
  )
  return blockNames(all, '')
}

/** CloudFormation's reference to another resource of the template. */
export function ref(id: string): JsonObject {
  return { Ref: id }
}

/** Tags as CloudFormation lists them; null for none. */
export function tagList(tags: Tags): JsonValue {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  return list.length === 0 ? null : list
}

/** The most that CloudFormation takes in one template. Source: CloudFormation User Guide, "Quotas". */
const mostResources = 500

/** A template as a file. JSON has no comments: what it can't say stands under `Metadata`. */
export function templateFile(
  name: string,
  resources: readonly TemplateResource[],
  said: readonly string[],
  parameters: JsonObject,
): ExportedFile {
  const notes =
    resources.length > mostResources
      ? [
          ...said,
          `CloudFormation takes ${mostResources} resources a template: split these ${resources.length}.`,
        ]
      : said
  const template: JsonObject = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Exported from a Rolescape workspace',
    Metadata: { Rolescape: { Notes: notes } },
    ...(Object.keys(parameters).length === 0 ? {} : { Parameters: parameters }),
    Resources: Object.fromEntries(resources.map(resourceEntry)),
  }
  return { name, mediaType: 'application/json', text: `${JSON.stringify(template, null, 2)}\n`, notes }
}

function resourceEntry({ id, type, properties, dependsOn = [] }: TemplateResource): [string, JsonObject] {
  const given = Object.entries(properties).filter(([, value]) => value !== null)
  return [
    id,
    {
      Type: type,
      ...(dependsOn.length === 0 ? {} : { DependsOn: dependsOn }),
      Properties: Object.fromEntries(given),
    },
  ]
}
