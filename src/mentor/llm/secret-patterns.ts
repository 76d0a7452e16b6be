/** A form that a secret has. Where `part` is set, only that group of the pattern is the secret. */
export interface SecretPattern {
  /** As it stands in the placeholder: `OPENAI_KEY`. */
  readonly kind: string;
  readonly pattern: RegExp;
  readonly part?: number;
}

/** What an assignment to such a name holds is a secret, whatever it looks like. */
const SECRET_NAME = String.raw`[\w.\[\]"'-]*(?:passw(?:or)?d|passwd|passphrase|pwd|secret|api[_-]?key|apikey|access[_-]?key|account[_-]?key|auth[_-]?token|access[_-]?token|refresh[_-]?token|bearer|private[_-]?key|client[_-]?secret|encryption[_-]?key|signing[_-]?key|credentials?|(?<![a-z])token|(?<![a-z])salt)`;

/** The forms, the most particular first. Sources: the vendors' own descriptions of their keys, as read in November 2026. */
export const secretPatterns: readonly SecretPattern[] = [
  { kind: 'PRIVATE_KEY', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|$(?![\s\S]))/g },
  { kind: 'PRIVATE_KEY', pattern: /\bPuTTY-User-Key-File-\d:[\s\S]*?Private-MAC: [0-9a-f]+/g },
  { kind: 'AGE_KEY', pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{20,}/g },
  { kind: 'ANTHROPIC_KEY', pattern: /\bsk-ant-[\w-]{20,}/g },
  { kind: 'OPENROUTER_KEY', pattern: /\bsk-or-v1-[0-9a-f]{32,}/g },
  { kind: 'STRIPE_KEY', pattern: /\b(?:sk|rk|pk)_(?:live|test)_[0-9A-Za-z]{16,}|\bwhsec_[0-9A-Za-z+/=]{20,}/g },
  { kind: 'LANGFUSE_KEY', pattern: /\b[sp]k-lf-[0-9a-f-]{30,}/g },
  { kind: 'OPENAI_KEY', pattern: /\bsk-(?:proj-|svcacct-|admin-|None-)?[\w-]{20,}|\bsess-[0-9A-Za-z]{30,}/g },
  { kind: 'HUGGING_FACE_TOKEN', pattern: /\b(?:hf|api_org)_[0-9A-Za-z]{24,}/g },
  { kind: 'WANDB_KEY', pattern: /\bwandb_v\d+_\w{30,}|(?:wandb[^\n]{0,40}?["'\s=:])([0-9a-f]{40})\b/gi },
  { kind: 'GITHUB_TOKEN', pattern: /\bgh[pousr]_[0-9A-Za-z]{30,}|\bgithub_pat_\w{40,}/g },
  { kind: 'GITLAB_TOKEN', pattern: /\bgl(?:pat|ptt|dt|rt|cbt|ft|soat|agent|oas)-[\w-]{16,}/g },
  { kind: 'BITBUCKET_TOKEN', pattern: /\bATBB[0-9A-Za-z]{24,}/g },
  { kind: 'ATLASSIAN_TOKEN', pattern: /\bATATT3[\w=-]{40,}/g },
  { kind: 'AWS_KEY', pattern: /\b(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{16}\b/g },
  { kind: 'GOOGLE_KEY', pattern: /\bAIza[\w-]{35}|\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}|\b\d{8,}-[0-9a-z]{20,}\.apps\.googleusercontent\.com/g },
  { kind: 'AZURE_KEY', pattern: /(?:AccountKey|SharedAccessKey)=([\w+/=]{20,})/g, part: 1 },
  { kind: 'AZURE_SIGNATURE', pattern: /[?&]sig=([\w%+/=-]{20,})/g, part: 1 },
  { kind: 'AZURE_SECRET', pattern: /\b[\w~.-]{3}8Q~[\w~.-]{31,34}/g },
  { kind: 'SLACK_TOKEN', pattern: /\bx(?:ox[abeoprs]|app)-[0-9A-Za-z-]{10,}/g },
  { kind: 'SLACK_WEBHOOK', pattern: /https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[\w/-]+/g },
  { kind: 'DISCORD_WEBHOOK', pattern: /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]+/g },
  { kind: 'DISCORD_TOKEN', pattern: /\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}/g },
  { kind: 'TEAMS_WEBHOOK', pattern: /https:\/\/[\w.-]+\.webhook\.office\.com\/[\w@/-]+/g },
  { kind: 'TELEGRAM_TOKEN', pattern: /\b\d{8,10}:AA[\w-]{33}\b/g },
  { kind: 'TWILIO_KEY', pattern: /\b(?:SK|AC)[0-9a-f]{32}\b/g },
  { kind: 'SENDGRID_KEY', pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}/g },
  { kind: 'MAILGUN_KEY', pattern: /\bkey-[0-9a-f]{32}\b/g },
  { kind: 'MAILCHIMP_KEY', pattern: /\b[0-9a-f]{32}-us\d{1,2}\b/g },
  { kind: 'NPM_TOKEN', pattern: /\bnpm_[0-9A-Za-z]{36}/g },
  { kind: 'PYPI_TOKEN', pattern: /\bpypi-[\w-]{40,}/g },
  { kind: 'DOCKER_TOKEN', pattern: /\bdckr_(?:pat|oat)_[\w-]{20,}/g },
  { kind: 'DATABRICKS_TOKEN', pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/g },
  { kind: 'REPLICATE_TOKEN', pattern: /\br8_[0-9A-Za-z]{30,}/g },
  { kind: 'GROQ_KEY', pattern: /\bgsk_[0-9A-Za-z]{40,}/g },
  { kind: 'PERPLEXITY_KEY', pattern: /\bpplx-[0-9A-Za-z]{40,}/g },
  { kind: 'XAI_KEY', pattern: /\bxai-[0-9A-Za-z]{40,}/g },
  { kind: 'NVIDIA_KEY', pattern: /\bnvapi-[\w-]{40,}/g },
  { kind: 'PINECONE_KEY', pattern: /\bpcsk_\w{40,}/g },
  { kind: 'LANGSMITH_KEY', pattern: /\blsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}/g },
  { kind: 'COMET_OR_NEPTUNE_TOKEN', pattern: /\beyJhcGlfYWRkcmVzcyI6[\w+/=-]{20,}/g },
  { kind: 'JWT', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g },
  { kind: 'SHOPIFY_TOKEN', pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/g },
  { kind: 'SQUARE_TOKEN', pattern: /\bEAAA[\w-]{58,}|\bsq0(?:atp|csp)-[\w-]{22,}/g },
  { kind: 'DIGITALOCEAN_TOKEN', pattern: /\bdo[opr]_v1_[0-9a-f]{64}/g },
  { kind: 'HASHICORP_TOKEN', pattern: /\bhv[sbr]\.[\w-]{24,}|\b[0-9A-Za-z]{14}\.atlasv1\.[\w-]{60,}/g },
  { kind: 'GRAFANA_TOKEN', pattern: /\bgl(?:c|sa)_[\w+/=]{32,}/g },
  { kind: 'NEW_RELIC_KEY', pattern: /\bNR(?:AK|JS|II|RA)-[\w-]{20,}/g },
  { kind: 'SENTRY_KEY', pattern: /https:\/\/[0-9a-f]{32}(?::[0-9a-f]{32})?@[\w.-]+\/\d+|\bsntr[yu]s_[\w+/=]{40,}/g },
  { kind: 'LINEAR_KEY', pattern: /\blin_api_[0-9A-Za-z]{32,}/g },
  { kind: 'NOTION_TOKEN', pattern: /\bntn_[0-9A-Za-z]{40,}|\bsecret_[0-9A-Za-z]{43}\b/g },
  { kind: 'FIGMA_TOKEN', pattern: /\bfig[dour]_[\w-]{36,}/g },
  { kind: 'POSTMAN_KEY', pattern: /\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}/g },
  { kind: 'SUPABASE_KEY', pattern: /\bsb[ps]_[0-9A-Za-z_]{30,}|\bsb_(?:secret|publishable)_[\w-]{20,}/g },
  { kind: 'PREFECT_KEY', pattern: /\bpn[ub]_[0-9A-Za-z]{36}/g },
  { kind: 'PASSWORD', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@'"]*:([^\s@'"/]{2,})@/gi, part: 1 },
  { kind: 'BEARER_TOKEN', pattern: /\b(?:Bearer|Basic|Token)\s+([\w.~+/-]{16,}=*)/g, part: 1 },
  { kind: 'PASSWORD', pattern: /\b(?:pwd|password)=([^;\s'"]{3,})(?=[;\s'"]|$)/gi, part: 1 },
  // `password = "…"`, `"api_key": '…'`, `token="…"`, `os.environ["X_TOKEN"] = "…"`.
  { kind: 'SECRET', pattern: new RegExp(String.raw`\b${SECRET_NAME}[\w"'\])]*\s*(?::\s*str\s*)?[=:]\s*[bru]{0,2}("""|'''|"|')((?:\\.|(?!\1)[^\\\n]){3,})\1`, 'gi'), part: 2 },
  { kind: 'SECRET', pattern: new RegExp(String.raw`^\s*(?:#\s*)?(?:export\s+|%env\s+)?${SECRET_NAME}\w*\s*[=:]\s*([^\s"'#(){}\[\],]{6,})\s*$`, 'gim'), part: 1 },
  // `os.getenv("API_KEY", "…")`, `monkeypatch.setenv('TOKEN', '…')`.
  { kind: 'SECRET', pattern: new RegExp(String.raw`\b(?:setdefault|putenv|setenv|getenv|get|set_secret)\(\s*["']${SECRET_NAME}\w*["']\s*,\s*(["'])((?:\\.|(?!\1)[^\\\n]){3,})\1`, 'gi'), part: 2 },
  { kind: 'EMAIL', pattern: /\b[\w.%+-]+@(?:[\w-]+\.)+[a-z]{2,}\b/gi },
];
