#!/usr/bin/env bash
# Writes the review as a comment of the pull request. There is one such comment: the next run changes it.
set -euo pipefail

mark='<!-- holdout -->'
comments="repos/$GITHUB_REPOSITORY/issues/$HOLDOUT_PULL_REQUEST/comments"
body="$(mktemp)"
{
  echo "$mark"
  cat "$HOLDOUT_MARKDOWN"
} >"$body"

known="$(gh api --paginate "$comments" --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -n 1)"
if [ -n "$known" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --field "body=@$body" >/dev/null
else
  gh api --method POST "$comments" --field "body=@$body" >/dev/null
fi
