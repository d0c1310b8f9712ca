/** Operations that IAM names otherwise, by service. Source: Service Authorization Reference, and each service's own guide. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  s3: {
    HeadBucket: 'ListBucket',
    ListObjects: 'ListBucket',
    ListObjectsV2: 'ListBucket',
    ListObjectVersions: 'ListBucketVersions',
    ListBuckets: 'ListAllMyBuckets',
    HeadObject: 'GetObject',
    SelectObjectContent: 'GetObject',
    CopyObject: 'PutObject',
    CreateMultipartUpload: 'PutObject',
    CompleteMultipartUpload: 'PutObject',
    UploadPart: 'PutObject',
    UploadPartCopy: 'PutObject',
    DeleteObjects: 'DeleteObject',
    ListMultipartUploads: 'ListBucketMultipartUploads',
    ListParts: 'ListMultipartUploadParts',
    GetBucketEncryption: 'GetEncryptionConfiguration',
    PutBucketEncryption: 'PutEncryptionConfiguration',
    DeleteBucketEncryption: 'PutEncryptionConfiguration',
    GetBucketLifecycle: 'GetLifecycleConfiguration',
    GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
    PutBucketLifecycle: 'PutLifecycleConfiguration',
    PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
    DeleteBucketLifecycle: 'PutLifecycleConfiguration',
    GetBucketReplication: 'GetReplicationConfiguration',
    PutBucketReplication: 'PutReplicationConfiguration',
    DeleteBucketReplication: 'PutReplicationConfiguration',
    GetBucketCors: 'GetBucketCORS',
    PutBucketCors: 'PutBucketCORS',
    DeleteBucketCors: 'PutBucketCORS',
    DeleteBucketTagging: 'PutBucketTagging',
    GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
    PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
    DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
    GetBucketAccelerateConfiguration: 'GetAccelerateConfiguration',
    GetBucketAnalyticsConfiguration: 'GetAnalyticsConfiguration',
    GetBucketInventoryConfiguration: 'GetInventoryConfiguration',
    GetBucketMetricsConfiguration: 'GetMetricsConfiguration',
    GetBucketNotificationConfiguration: 'GetBucketNotification',
    PutBucketNotificationConfiguration: 'PutBucketNotification',
    GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
  },
  lambda: {
    Invoke: 'InvokeFunction',
    InvokeAsync: 'InvokeFunction',
    InvokeWithResponseStream: 'InvokeFunction',
  },
  sqs: {
    SendMessageBatch: 'SendMessage',
    DeleteMessageBatch: 'DeleteMessage',
    ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
  },
  sns: { PublishBatch: 'Publish' },
  kms: { ReEncrypt: 'ReEncryptFrom' },
}

/** Operations that one service alone has, so that their name tells it. */
const ofOneService: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(renamed['s3'] ?? {}).map((operation) => [operation, 's3'])),
  ...Object.fromEntries(
    [
      'GetObject',
      'PutObject',
      'DeleteObject',
      'GetBucketLocation',
      'GetBucketPolicy',
      'PutBucketPolicy',
      'GetBucketAcl',
      'PutObjectAcl',
      'GetBucketVersioning',
      'CreateBucket',
      'DeleteBucket',
    ].map((operation) => [operation, 's3']),
  ),
  AssumeRole: 'sts',
  AssumeRoleWithSAML: 'sts',
  AssumeRoleWithWebIdentity: 'sts',
  GetFederationToken: 'sts',
  GetSecretValue: 'secretsmanager',
  RunInstances: 'ec2',
  GenerateDataKey: 'kms',
  PassRole: 'iam',
  ListRoots: 'organizations',
  ListAccounts: 'organizations',
  ListDelegatedAdministrators: 'organizations',
  DescribeOrganization: 'organizations',
  Invoke: 'lambda',
}

const byVerb: Readonly<Record<string, string>> = {
  Create: 'POST',
  Get: 'GET',
  Update: 'PATCH',
  Put: 'PUT',
  Import: 'POST',
  Delete: 'DELETE',
}

/**
 * What IAM calls the permission for an operation of a service's API: `s3:ListBucket` for ListObjectsV2 and HeadBucket,
 * `lambda:InvokeFunction` for the Invoke20150331 of CloudTrail, `apigateway:POST` for CreateRestApi. Null for events
 * that are no calls (`ConsoleLogin`).
 *
 * Letter case: operations as AWS spells them; the first letter may be small, as in SDKs for JavaScript.
 */
export function actionOfOperation(service: string, operation: string): string | null {
  if (service === 'signin' || service === '') return null
  // CloudTrail adds the API's version for Lambda (Invoke20150331v2) and CloudFront (CreateDistribution2016_01_28)
  const bare = operation.replace(/(?:\d{4}_\d{2}_\d{2}|\d{8}(?:v\d+)?)$/, '')
  const spelled = bare.charAt(0).toUpperCase() + bare.slice(1)
  if (service === 'apigateway') {
    const verb = Object.keys(byVerb).find((each) => spelled.startsWith(each))
    return verb === undefined ? null : `apigateway:${byVerb[verb]}`
  }
  return `${service}:${renamed[service]?.[spelled] ?? spelled}`
}

/** The service of an operation whose name tells it, or null. */
export function serviceOfOperation(operation: string): string | null {
  return ofOneService[operation.charAt(0).toUpperCase() + operation.slice(1)] ?? null
}
