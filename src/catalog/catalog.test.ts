import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'

import { openCatalog } from './catalog.ts'

const onDisk = (path: string): JsonValue => JSON.parse(readFileSync(`public/catalog/${path}`, 'utf8'))

/** A catalog over the committed chunks, and the paths that it has asked for. */
function watched(load: (path: string) => JsonValue = onDisk) {
  const paths: string[] = []
  const catalog = openCatalog((path) => {
    paths.push(path)
    return Promise.resolve().then(() => load(path))
  })
  return { catalog, paths }
}

describe('a catalog', () => {
  it('loads nothing before it is asked', () => {
    expect(watched().paths).toEqual([])
  })

  it('loads what an answer needs, once, however many ask at a time', async () => {
    const { catalog, paths } = watched()
    await Promise.all([catalog.service('s3'), catalog.service('S3')])
    await catalog.service('s3')
    expect(paths).toEqual(['index.json', 'services/s3.json'])
  })

  it('says null of a service that AWS has not, without asking for its chunk', async () => {
    const { catalog, paths } = watched()
    expect(await catalog.service('../s3')).toEqual({ ok: true, value: null })
    expect(paths).toEqual(['index.json'])
  })

  it('keeps the services asked for last, and only so many', async () => {
    const { catalog, paths } = watched()
    const index = await catalog.index()
    const prefixes = index.ok ? [...index.value.services.keys()].slice(0, 70) : []
    for (const prefix of prefixes) {
      // oxlint-disable-next-line no-await-in-loop -- what is kept hangs on which was asked for last, which questions all at once would leave to chance
      await catalog.service(prefix)
    }
    const before = paths.length
    await catalog.service(prefixes.at(-1) ?? '')
    expect(paths.length).toBe(before)
    await catalog.service(prefixes[0] ?? '')
    expect(paths.length).toBe(before + 1)
  })

  it('says which chunk did not come, and asks again the next time', async () => {
    let isOffline = true
    const { catalog } = watched((path) => {
      if (isOffline) throw new Error('offline')
      return onDisk(path)
    })
    expect(await catalog.index()).toEqual({
      ok: false,
      problem: { kind: 'chunk-not-loaded', path: 'index.json', reason: 'Error: offline' },
    })
    isOffline = false
    expect((await catalog.index()).ok).toBe(true)
  })

  it.each([
    ['index.json', '<!doctype html>', ''],
    [
      'index.json',
      { date: '2026-09-26', sources: [], arnServices: {}, services: { s3: [] } },
      '/services/s3',
    ],
    [
      'index.json',
      { date: '', sources: [], arnServices: {}, services: { s3: { name: 'S3', actions: { Eat: ['A'] } } } },
      '/services/s3',
    ],
    [
      'services/s3.json',
      { prefix: 's3', name: 'S3', conditionKeys: [['a:b', 'Colour']] },
      '/conditionKeys/0',
    ],
    [
      'services/s3.json',
      { prefix: 's3', name: 'S3', conditionKeys: [], resourceTypes: [], actions: [['GetObject', 'Read']] },
      '/actions/0',
    ],
  ])('says of a malformed %s where it is wrong', async (broken, json, pointer) => {
    const { catalog } = watched((path) => (path === broken ? json : onDisk(path)))
    expect(await catalog.service('s3')).toEqual({
      ok: false,
      problem: { kind: 'malformed-chunk', path: broken, pointer },
    })
  })

  it.each([
    ['AdministratorAccess', 'arn:aws:iam::aws:policy/AdministratorAccess'],
    ['arn:aws:iam::aws:policy/job-function/Billing', 'arn:aws:iam::aws:policy/job-function/Billing'],
  ])('finds the AWS managed policy %s', async (nameOrArn, arn) => {
    const { catalog, paths } = watched()
    const found = await catalog.managedPolicy(nameOrArn)
    expect(found).toMatchObject({ ok: true, value: { arn, document: { Version: '2012-10-17' } } })
    expect(paths).toHaveLength(2)
  })

  it.each([
    'Nothing',
    'arn:aws:iam::aws:policy/Billing',
    'arn:aws-cn:iam::aws:policy/AdministratorAccess',
    'arn:aws:iam::111122223333:policy/AdministratorAccess',
  ])('finds no AWS managed policy %s', async (nameOrArn) => {
    expect(await watched().catalog.managedPolicy(nameOrArn)).toEqual({ ok: true, value: null })
  })

  it.each([
    ['aws:SourceIp', 'aws:SourceIp', 'IPAddress', false],
    ['AWS:principaltag/Team', 'aws:PrincipalTag/${TagKey}', 'String', false],
    ['aws:PrincipalTag/${TagKey}', 'aws:PrincipalTag/${TagKey}', 'String', false],
    ['aws:TagKeys', 'aws:TagKeys', 'String', true],
    ['aws:PrincipalOrgPaths', 'aws:PrincipalOrgPaths', 'String', true],
    ['aws:CurrentTime', 'aws:CurrentTime', 'Date', false],
    ['s3:ExistingObjectTag/class', 's3:ExistingObjectTag/<key>', 'String', false],
    ['kms:EncryptionContext:a.b:sub', 'kms:EncryptionContext:${EncryptionContextKey}', 'String', false],
    ['lambda:SourceFunctionArn', 'lambda:SourceFunctionArn', 'ARN', false],
    ['SAML:aud', 'saml:aud', 'String', false],
    [
      'token.actions.githubusercontent.com:repository',
      'token.actions.githubusercontent.com:repository',
      'String',
      false,
    ],
    ['token.actions.githubusercontent.com:sub', '${Provider}.${Domain}:sub', 'String', false],
    ['cognito-identity.amazonaws.com:amr', 'cognito-identity.amazonaws.com:amr', 'String', true],
  ])('knows the condition key %s', async (text, name, type, isMultivalued) => {
    const key = await watched().catalog.conditionKey(text)
    expect(key).toEqual({ ok: true, value: { name, type, isMultivalued } })
  })

  it.each(['aws:PrincipalTag/', 'aws:Nothing', 's3:sub', 'nothing:aud', 'SourceIp', ''])(
    'knows no condition key `%s`',
    async (text) => {
      expect(await watched().catalog.conditionKey(text)).toEqual({ ok: true, value: null })
    },
  )

  it.each([
    ['arn:aws:s3:::reports', ['s3 bucket']],
    ['arn:aws:s3:::reports/2026/may.csv', ['s3 object']],
    ['arn:aws-cn:s3:::reports', ['s3 bucket']],
    ['arn:aws:s3:eu-west-1:111122223333:accesspoint/mine/object/a/b', ['s3 accesspointobject']],
    ['arn:aws:iam::111122223333:role/ci/Deploy', ['iam role']],
    ['arn:aws:lambda:eu-west-1:111122223333:function:resize', ['lambda function']],
    [
      'arn:aws:lambda:eu-west-1:111122223333:function:resize:7',
      ['lambda function alias', 'lambda function version'],
    ],
    ['arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i', ['dynamodb index']],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f', ['logs log-group']],
    ['arn:aws:catalog:eu-west-1:111122223333:portfolio/p-1', ['servicecatalog Portfolio']],
    ['arn:aws:s3:::', []],
    ['arn:aws:nothing:::x', []],
    ['reports', []],
    ['*', []],
  ])('sees in %s one of %j', async (arn, expected) => {
    const fits = await watched().catalog.resourceTypesOfArn(arn)
    const named = fits.ok ? fits.value.map(({ service, type }) => `${service} ${type.name}`) : null
    expect(named?.toSorted()).toEqual(expected)
  })
})
