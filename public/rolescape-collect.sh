#!/usr/bin/env bash
# Collects what Rolescape needs to know of one AWS account, with calls of the AWS CLI that only read. Nothing is sent
# anywhere: the answers go to stdout, as one file of JSON to import.
#
#   bash rolescape-collect.sh > account.json               the credentials and region of your profile
#   REGIONS="eu-west-1 us-east-1" bash rolescape-collect.sh > account.json
#
# It reads the resources of ONE region, that of your profile, unless REGIONS names others: what lives elsewhere is then
# missing in the file. IAM, the organization and S3 buckets are read whatever the region.
#
# Run it once for each account, and once with credentials of the management account for the organization.
# A call that isn't allowed is noted in the file and passed over. SecurityAudit is enough for nearly all of them.
set -uo pipefail

export AWS_PAGER=''
regions=${REGIONS:-$(aws configure get region || echo us-east-1)}
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT
separator=''

# A text in the double quotes of JSON.
quoted() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# Ask once; write the words of the call with its answer, or with the code of its error.
ask() {
  local answer words='' joint=''
  for word in "$@"; do
    words+="$joint$(quoted "$word")"
    joint=', '
  done
  echo "aws $*" >&2
  if answer=$(aws "$@" --output json 2>"$errors"); then
    printf '%s{"command": [%s], "answer": %s}' "$separator" "$words" "${answer:-null}"
  else
    code=$(sed -n 's/.*(\([A-Za-z0-9.]*\)).*/\1/p' "$errors" | head -n 1)
    printf '%s{"command": [%s], "error": %s}' "$separator" "$words" "$(quoted "${code:-failed}")"
  fi
  separator=$',\n'
}

# The names that a call lists, one a line; none where it isn't allowed.
list() {
  aws "$@" --output text 2>/dev/null | tr '\t' '\n' | grep -v -x -e None -e '' || true
}

echo "Reading resources of: $regions" >&2
account=$(aws sts get-caller-identity --query Account --output text) || exit 1
printf '{"rolescapeCollect": 1, "account": "%s", "answers": [\n' "$account"

# Users, groups, roles, policies.
ask iam get-account-authorization-details
ask iam list-users
ask iam list-instance-profiles
ask iam list-account-aliases
ask iam get-account-password-policy
while read -r user; do
  ask iam list-access-keys --user-name "$user"
  ask iam get-login-profile --user-name "$user"
  ask iam list-mfa-devices --user-name "$user"
  while read -r key; do
    ask iam get-access-key-last-used --access-key-id "$key"
  done < <(list iam list-access-keys --user-name "$user" --query 'AccessKeyMetadata[].AccessKeyId')
done < <(list iam list-users --query 'Users[].UserName')

# Identity providers.
ask iam list-saml-providers
while read -r arn; do
  ask iam get-saml-provider --saml-provider-arn "$arn"
done < <(list iam list-saml-providers --query 'SAMLProviderList[].Arn')
ask iam list-open-id-connect-providers
while read -r arn; do
  ask iam get-open-id-connect-provider --open-id-connect-provider-arn "$arn"
done < <(list iam list-open-id-connect-providers --query 'OpenIDConnectProviderList[].Arn')

# The organization: units below `$1`, each with its accounts.
unit() {
  local child
  ask organizations list-accounts-for-parent --parent-id "$1"
  ask organizations list-organizational-units-for-parent --parent-id "$1"
  while read -r child; do
    unit "$child"
  done < <(list organizations list-organizational-units-for-parent --parent-id "$1" --query 'OrganizationalUnits[].Id')
}
ask organizations describe-organization
ask organizations list-roots
# A member account is told no more than this.
while read -r root; do
  unit "$root"
  for type in SERVICE_CONTROL_POLICY RESOURCE_CONTROL_POLICY; do
    ask organizations list-policies --filter "$type"
    while read -r policy; do
      ask organizations describe-policy --policy-id "$policy"
      ask organizations list-targets-for-policy --policy-id "$policy"
    done < <(list organizations list-policies --filter "$type" --query 'Policies[].Id')
  done
done < <(list organizations list-roots --query 'Roots[].Id')

# Buckets.
ask s3control get-public-access-block --account-id "$account"
ask s3api list-buckets
while read -r bucket; do
  ask s3api get-bucket-policy --bucket "$bucket"
  ask s3api get-public-access-block --bucket "$bucket"
  ask s3api get-bucket-ownership-controls --bucket "$bucket"
done < <(list s3api list-buckets --query 'Buckets[].Name')

# What lives in a region.
for region in $regions; do
  ask s3control list-access-points --account-id "$account" --region "$region"
  while read -r point; do
    ask s3control get-access-point --account-id "$account" --name "$point" --region "$region"
    ask s3control get-access-point-policy --account-id "$account" --name "$point" --region "$region"
  done < <(list s3control list-access-points --account-id "$account" --region "$region" --query 'AccessPointList[].Name')
  ask kms list-keys --region "$region"
  while read -r key; do
    ask kms get-key-policy --key-id "$key" --policy-name default --region "$region"
    ask kms list-grants --key-id "$key" --region "$region"
    ask kms list-aliases --key-id "$key" --region "$region"
  done < <(list kms list-keys --region "$region" --query 'Keys[].KeyArn')
  ask sqs list-queues --region "$region"
  while read -r url; do
    ask sqs get-queue-attributes --queue-url "$url" --attribute-names QueueArn Policy --region "$region"
  done < <(list sqs list-queues --region "$region" --query 'QueueUrls[]')
  ask sns list-topics --region "$region"
  while read -r arn; do
    ask sns get-topic-attributes --topic-arn "$arn" --region "$region"
  done < <(list sns list-topics --region "$region" --query 'Topics[].TopicArn')
  ask lambda list-functions --region "$region"
  while read -r arn; do
    ask lambda get-policy --function-name "$arn" --region "$region"
  done < <(list lambda list-functions --region "$region" --query 'Functions[].FunctionArn')
  ask secretsmanager list-secrets --region "$region"
  while read -r arn; do
    ask secretsmanager get-resource-policy --secret-id "$arn" --region "$region"
  done < <(list secretsmanager list-secrets --region "$region" --query 'SecretList[].ARN')
  ask dynamodb list-tables --region "$region"
  while read -r table; do
    ask dynamodb get-resource-policy --region "$region" \
      --resource-arn "arn:aws:dynamodb:$region:$account:table/$table"
  done < <(list dynamodb list-tables --region "$region" --query 'TableNames[]')
  ask ecr describe-repositories --region "$region"
  while read -r repository; do
    ask ecr get-repository-policy --repository-name "$repository" --region "$region"
  done < <(list ecr describe-repositories --region "$region" --query 'repositories[].repositoryName')
  ask ec2 describe-vpc-endpoints --region "$region"
  ask ec2 describe-instances --region "$region"
  # The tags of all of these, and of the buckets there.
  ask resourcegroupstaggingapi get-resources --region "$region"
done

printf '\n]}\n'
