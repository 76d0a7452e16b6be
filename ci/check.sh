#!/usr/bin/env bash
# The check of the GitHub action: annotations to the log, SARIF and Markdown to files, the verdict to the job's summary.
# Its inputs are environment variables, so that nothing in them is read as shell. The status goes to an output; the action's last step ends with it.
set -euo pipefail

if command -v holdout >/dev/null 2>&1 && [ "${HOLDOUT_VERSION:-latest}" = installed ]; then
  holdout=(holdout)
else
  case "${HOLDOUT_VERSION:-latest}" in
    */* | *.tgz) package="$HOLDOUT_VERSION" ;;
    *) package="holdout@${HOLDOUT_VERSION:-latest}" ;;
  esac
  holdout=(npx --yes --package "$package" holdout)
fi

folder="${RUNNER_TEMP:-$(mktemp -d)}"
sarif="$folder/holdout.sarif"
markdown="$folder/holdout.md"

# Both lists are separated by spaces; none of their words is expanded.
read -r -a paths <<<"${HOLDOUT_PATHS:-.}"
read -r -a more <<<"${HOLDOUT_ARGS:-}"
arguments=(check --format github --format "sarif=$sarif" --format "markdown=$markdown" --fail-on "${HOLDOUT_FAIL_ON:-warning}")
if [ -n "${HOLDOUT_BASE:-}" ]; then arguments+=(--base "$HOLDOUT_BASE"); fi

rm -f "$sarif" "$markdown"
status=0
"${holdout[@]}" "${arguments[@]}" ${more[@]+"${more[@]}"} -- "${paths[@]}" || status=$?
# Without a report nothing was checked, whatever ended with which status.
if [ ! -f "$sarif" ] && [ "$status" -lt 2 ]; then status=2; fi

{
  echo "status=$status"
  if [ -f "$sarif" ]; then echo "sarif=$sarif"; fi
  if [ -f "$markdown" ]; then echo "markdown=$markdown"; fi
} >>"${GITHUB_OUTPUT:-/dev/stdout}"
if [ -f "$markdown" ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$markdown" >>"$GITHUB_STEP_SUMMARY"; fi
