/** A key with a control of its own. `values` are offered; where there are none, one is typed. */
type Control = {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly values: readonly string[]
}

/** What people most ask "and if it were otherwise?" about. Source: IAM User Guide, "AWS global condition context keys". */
export const controls: readonly Control[] = [
  { key: 'aws:MultiFactorAuthPresent', label: 'MFA', hint: '', values: ['true', 'false'] },
  { key: 'aws:SourceIp', label: 'Source IP', hint: '203.0.113.7', values: [] },
  { key: 'aws:CurrentTime', label: 'Time', hint: '2026-03-01T08:00:00Z', values: [] },
  { key: 'aws:RequestedRegion', label: 'Region', hint: 'eu-west-1', values: ['us-east-1', 'eu-west-1'] },
  { key: 'aws:SecureTransport', label: 'TLS', hint: '', values: ['true', 'false'] },
  { key: 'aws:SourceVpce', label: 'VPC endpoint', hint: 'vpce-0123456789abcdef0', values: [] },
]

/** What any other key begins with. */
export const prefixed = [
  { text: 'Principal tag', prefix: 'aws:PrincipalTag/' },
  { text: 'Request tag', prefix: 'aws:RequestTag/' },
  { text: 'Other key', prefix: '' },
] as const
