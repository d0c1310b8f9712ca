import type { ResourceType } from '#model/entities/entity.ts'

export const resourceNameHints: Readonly<Record<ResourceType, string>> = {
  's3-bucket':
    '3 to 63 small letters, digits, dots and hyphens. Unique in all of AWS. Its objects need no entry of their own: name them, or a prefix with *, in policies and questions.',
  'kms-key': 'The key id, as AWS would have chosen it.',
  'sqs-queue': 'Letters, digits, - and _. A FIFO queue ends in .fifo.',
  'sns-topic': 'Letters, digits, - and _. A FIFO topic ends in .fifo.',
  'lambda-function': 'Letters, digits, - and _.',
  secret: 'With the hyphen and six characters that Secrets Manager adds at the end of the ARN.',
  'ec2-instance': 'The instance id, as AWS would have chosen it.',
  's3-access-point': '3 to 50 small letters, digits and hyphens.',
  'dynamodb-table': '3 to 255 letters, digits, dots, - and _.',
  'ecr-repository': 'Small letters and digits, with . _ - and / in between.',
  'vpc-endpoint': 'The endpoint id, as AWS would have chosen it.',
  generic: 'The whole ARN.',
}

/** What the form proposes as the name: where AWS chooses the name, one like AWS's; else nothing. */
export function newResourceName(type: ResourceType): string {
  switch (type) {
    case 'kms-key':
      return crypto.randomUUID()
    case 'ec2-instance':
      return `i-0${hexadecimal(16)}`
    case 'vpc-endpoint':
      return `vpce-0${hexadecimal(16)}`
    case 'secret':
      return `my-secret-${hexadecimal(6)}`
    case 's3-bucket':
    case 'sqs-queue':
    case 'sns-topic':
    case 'lambda-function':
    case 's3-access-point':
    case 'dynamodb-table':
    case 'ecr-repository':
    case 'generic':
      return ''
  }
}

function hexadecimal(length: number): string {
  const random = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(random, (byte) => (byte % 16).toString(16)).join('')
}
