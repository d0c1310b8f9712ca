/** The ARN of something that IAM holds, in its parts. */
export type IamArn = {
  readonly partition: string
  /** Twelve digits, `aws` for AWS's own policies, or whatever else the file has there. */
  readonly account: string
  /** Begins and ends with `/`. */
  readonly path: string
  readonly name: string
}

export type IamType = 'user' | 'group' | 'role' | 'policy' | 'instance-profile'

const longestName: Readonly<Record<IamType, number>> = {
  user: 64,
  role: 64,
  group: 128,
  policy: 128,
  'instance-profile': 128,
}

/**
 * Read `arn:PARTITION:iam::ACCOUNT:TYPE/PATH/NAME`; null where it isn't one of that type, or its name or path
 * is none that IAM would take. Source: IAM API Reference, the patterns of `userNameType` and `pathType`.
 */
export function readIamArn(text: string, type: IamType): IamArn | null {
  const found = /^arn:(aws[a-z-]*):iam::([^:/]*):([a-z-]+)(\/.*)$/s.exec(text)
  const [, partition = '', account = '', actualType = '', rest = ''] = found ?? []
  if (actualType !== type) return null

  const end = rest.lastIndexOf('/') + 1
  const path = rest.slice(0, end)
  const name = rest.slice(end)
  return isName(name, type) && isPath(path) ? { partition, account, path, name } : null
}

/** The ARN of these parts. */
export function writeIamArn({ partition, account, path, name }: IamArn, type: IamType): string {
  return `arn:${partition}:iam::${account}:${type}${path}${name}`
}

function isName(name: string, type: IamType): boolean {
  return name.length <= longestName[type] && /^[\w+=,.@-]+$/.test(name)
}

function isPath(path: string): boolean {
  return path.length <= 512 && /^\/(?:[!-\u007F]+\/)?$/.test(path)
}
