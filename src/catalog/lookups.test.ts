import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import type { Result } from '#engine/result.ts'

import {
  arnFormatsOf,
  conditionKeysFor,
  dependentActionsOf,
  detailsOfAction,
  resourceTypesOf,
} from './action-details.ts'
import { accessLevelOf, actionNamed, actionsOf, readCatalogIndex, serviceNamed } from './catalog-index.ts'
import { expandActionPattern } from './expand-action-pattern.ts'
import { readServiceDetails, type ServiceDetails } from './service-details.ts'

function accepted<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

const onDisk = (path: string): unknown => JSON.parse(readFileSync(`public/catalog/${path}`, 'utf8'))
const index = accepted(readCatalogIndex(onDisk('index.json')))
const serviceOnDisk = (prefix: string) => accepted(readServiceDetails(onDisk(`services/${prefix}.json`)))
const s3 = serviceOnDisk('s3')
const ec2 = serviceOnDisk('ec2')

describe('the index of actions', () => {
  it('names services and actions in any letter case', () => {
    expect(serviceNamed(index, 'S3')?.name).toBe('Amazon S3')
    expect(actionNamed(index, 'S3:gEtObJeCt')?.name).toBe('s3:GetObject')
    expect(actionNamed(index, 's3:GetObjects')).toBeNull()
    expect(actionNamed(index, 'GetObject')).toBeNull()
    expect(actionsOf(index, 'nothing')).toEqual([])
  })

  it.each([
    ['s3:GetObject', 'Read'],
    ['s3:ListBucket', 'List'],
    ['s3:PutObject', 'Write'],
    ['s3:PutObjectTagging', 'Tagging'],
    ['s3:PutBucketPolicy', 'Permissions management'],
    ['s3:Nothing', null],
  ])('says that %s has the access level %s', (action, level) => {
    expect(accessLevelOf(index, action)).toBe(level)
  })
})

const namesOf = (pattern: string) => accepted(expandActionPattern(index, pattern)).map(({ name }) => name)
const keysOf = (service: ServiceDetails, action: string) =>
  conditionKeysFor(service, action).map(({ name }) => name)

describe('an action pattern', () => {
  it.each([
    ['S3:getobject', ['s3:GetObject']],
    ['s3:GetObjectVersion?agging', ['s3:GetObjectVersionTagging']],
    ['sts:AssumeRole*', ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity']],
    ['s3:Nothing*', []],
    ['nothing:*', []],
  ])('%s covers %j', (pattern, expected) => {
    expect(namesOf(pattern)).toEqual(expected)
  })

  it('* covers every action of every service', () => {
    const each = [...index.services.keys()].flatMap((prefix) => namesOf(`${prefix}:*`))
    expect(namesOf('*')).toEqual(each)
    expect(each.length).toBeGreaterThan(20_000)
  })

  it.each([
    ['GetObject', 'missing-service'],
    ['s*:GetObject', 'wildcard-in-service'],
  ])('%s is refused: %s', (pattern, problem) => {
    expect(expandActionPattern(index, pattern)).toEqual({ ok: false, problem })
  })
})

describe('the details of an action', () => {
  it('tell the resource types that it can be limited to, and which it needs', () => {
    const types = resourceTypesOf(ec2, 'ec2:AttachVolume').map(({ type, isRequired }) => [
      type.name,
      isRequired,
    ])
    expect(types).toEqual([
      ['instance', true],
      ['volume', true],
    ])
    expect(resourceTypesOf(s3, 's3:ListAllMyBuckets')).toEqual([])
  })

  it('tell the ARNs of a resource type', () => {
    expect(arnFormatsOf(s3, 'object')).toEqual(['arn:${Partition}:s3:::${BucketName}/${ObjectName}'])
    expect(arnFormatsOf(serviceOnDisk('lex'), 'bot')).toHaveLength(2)
    expect(arnFormatsOf(s3, 'nothing')).toEqual([])
  })

  it('tell the condition keys of the action and of its resource types', () => {
    expect(keysOf(s3, 's3:GetObject')).toContain('s3:ExistingObjectTag/<key>')
    expect(keysOf(ec2, 'ec2:StartInstances')).toContain('ec2:InstanceType')
    expect(keysOf(s3, 's3:Nothing')).toEqual([])
  })

  it('tell what the caller may have to be allowed besides', () => {
    const lambda = serviceOnDisk('lambda')
    expect(dependentActionsOf(lambda, 'lambda:CreateFunction')).toContain('iam:PassRole')
    expect(dependentActionsOf(s3, 's3:Nothing')).toEqual([])
  })

  it('are not those of another service', () => {
    expect(detailsOfAction(s3, 'S3:GETOBJECT')?.name).toBe('s3:GetObject')
    expect(detailsOfAction(s3, 'ec2:GetObject')).toBeNull()
  })
})
