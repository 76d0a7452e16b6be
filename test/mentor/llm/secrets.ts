/** A secret of a real form, in the line of code in which such a secret stands. Put together from pieces, so that no scanner takes them for real ones. */
export interface SecretSample {
  readonly kind: string;
  readonly line: string;
  readonly secret: string;
}

/** Letters and digits without an order that repeat from one run to the next. */
function random(length: number, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', seed = 7): string {
  let state = seed;
  let text = '';
  for (let index = 0; index < length; index++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += alphabet.charAt(Math.floor((state / 2_147_483_648) * alphabet.length));
  }
  return text;
}
const hex = (length: number, seed = 11): string => random(length, '0123456789abcdef', seed);
const upper = (length: number): string => random(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 5);

const PEM = ['PRIVATE', 'KEY'].join(' ');
const LIVE = ['li', 've'].join('');

const of = (kind: string, secret: string, line = (value: string): string => `client = Client("${value}")`): SecretSample => ({ kind, secret, line: line(secret) });
const assigned = (name: string, secret: string, quote = '"'): SecretSample => ({ kind: name, secret, line: `${name} = ${quote}${secret}${quote}` });

export const secretSamples: readonly SecretSample[] = [
  of('OpenAI, old', `sk-${random(48)}`),
  of('OpenAI, project', `sk-proj-${random(60)}_${random(40)}`),
  of('OpenAI, service account', `sk-svcacct-${random(60)}`),
  of('OpenAI, admin', `sk-admin-${random(60)}`),
  of('Anthropic', `sk-ant-api03-${random(80)}-AA`),
  of('OpenRouter', `sk-or-v1-${hex(64)}`),
  of('Hugging Face', `hf_${random(34)}`, (value) => `login(token="${value}")`),
  of('Hugging Face, in a comment', `hf_${random(34, undefined, 3)}`, (value) => `# huggingface-cli login --token ${value}`),
  of('Hugging Face, organisation', `api_org_${random(34)}`),
  of('Weights & Biases', hex(40), (value) => `wandb.login(key="${value}")`),
  of('Weights & Biases, environment', hex(40, 23), (value) => `%env WANDB_API_KEY=${value}`),
  of('Weights & Biases, new', `wandb_v1_${random(60)}`),
  of('GitHub, personal', `ghp_${random(36)}`),
  of('GitHub, action', `ghs_${random(36)}`),
  of('GitHub, fine-grained', `github_pat_${random(22)}_${random(59)}`),
  of('GitLab', `glpat-${random(20)}`),
  of('Bitbucket', `ATBB${random(32)}`),
  of('Atlassian', `ATATT3xFfGF0${random(60)}`),
  of('AWS access key', `AKIA${upper(16)}`),
  of('AWS session key', `ASIA${upper(16)}`),
  of('AWS secret key', random(40, undefined, 91), (value) => `aws_secret_access_key = "${value}"`),
  of('Google API', `AIza${random(35)}`),
  of('Google OAuth', `ya29.${random(60)}`),
  of('Google client secret', `GOCSPX-${random(28)}`),
  of('Google service account', `-----BEGIN ${PEM}-----\n${random(64)}\n${random(64, undefined, 9)}\n-----END ${PEM}-----`, (value) => `info = {"private_key": """${value}"""}`),
  of('RSA key', `-----BEGIN RSA ${PEM}-----\n${random(64)}\n-----END RSA ${PEM}-----`, (value) => `KEY = """${value}"""`),
  of('OpenSSH key, cut off', `-----BEGIN OPENSSH ${PEM}-----\n${random(64)}\n${random(30)}`, (value) => `KEY = """${value}`),
  of('Azure storage', `${random(86)}==`, (value) => `conn = "DefaultEndpointsProtocol=https;AccountName=churn;AccountKey=${value};EndpointSuffix=core.windows.net"`),
  of('Azure SAS', random(43), (value) => `url = "https://x.blob.core.windows.net/c?sv=2024-01-01&sig=${value}%3D"`),
  of('Azure client secret', `abC8Q~${random(34)}`),
  of('Slack bot', `xoxb-${random(12, '0123456789')}-${random(12, '0123456789')}-${random(24)}`),
  of('Slack app', `xapp-1-${upper(11)}-${random(13, '0123456789')}-${hex(64)}`),
  of('Slack webhook', `https://hooks.slack.com/services/T${upper(8)}/B${upper(8)}/${random(24)}`),
  of('Discord webhook', `https://discord.com/api/webhooks/${random(18, '123456789')}/${random(68)}`),
  of('Discord bot', `M${random(25)}.${random(6)}.${random(38)}`),
  of('Telegram bot', `${random(9, '123456789')}:AA${random(33)}`),
  of('Twilio', `SK${hex(32)}`),
  of('SendGrid', `SG.${random(22)}.${random(43)}`),
  of('Mailgun', `key-${hex(32)}`),
  of('Mailchimp', `${hex(32)}-us12`),
  of('Stripe', `sk_${LIVE}_${random(24)}`),
  of('Stripe webhook', `whsec_${random(32)}`),
  of('npm', `npm_${random(36)}`),
  of('PyPI', `pypi-AgEIcHlwaS5vcmc${random(60)}`),
  of('Docker', `dckr_pat_${random(27)}`),
  of('Databricks', `dapi${hex(32)}`),
  of('Replicate', `r8_${random(37)}`),
  of('Groq', `gsk_${random(52)}`),
  of('Perplexity', `pplx-${random(48)}`),
  of('xAI', `xai-${random(80)}`),
  of('NVIDIA', `nvapi-${random(64)}`),
  of('Pinecone', `pcsk_${random(5)}_${random(60)}`),
  of('LangSmith', `lsv2_pt_${hex(32)}_${hex(10)}`),
  of('Langfuse', `sk-lf-${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`),
  of('Neptune', `eyJhcGlfYWRkcmVzcyI6${random(80)}`),
  of('JWT', `eyJ${random(20)}.eyJ${random(40)}.${random(43)}`),
  of('Bearer header', random(40, undefined, 41), (value) => `headers = {"Authorization": "Bearer ${value}"}`),
  of('Basic header', random(30, undefined, 43), (value) => `headers = {"Authorization": "Basic ${value}=="}`),
  of('Shopify', `shpat_${hex(32)}`),
  of('DigitalOcean', `dop_v1_${hex(64)}`),
  of('Vault', `hvs.${random(40)}`),
  of('Grafana', `glsa_${random(32)}_${hex(8)}`),
  of('Sentry', `https://${hex(32)}@o123.ingest.sentry.io/456`),
  of('Notion', `ntn_${random(46)}`),
  of('Supabase', `sbp_${hex(40)}`),
  of('Prefect', `pnu_${random(36)}`),
  of('PostgreSQL password', 'hunter2-and-more', (value) => `engine = create_engine("postgresql://ml:${value}@db.internal:5432/churn")`),
  of('MongoDB password', 'p4ssW0rd!', (value) => `client = MongoClient("mongodb+srv://reader:${value}@cluster0.example.net")`),
  of('ODBC password', 'Sommer2026!', (value) => `dsn = "Driver={SQL Server};Server=db;Uid=ml;Pwd=${value};"`),
  assigned('password', 'correct horse battery staple'),
  assigned('DB_PASSWORD', 'geheim', '\''),
  assigned('api_key', 'my-own-little-key'),
  assigned('self.auth_token', 'abc-def-123'),
  assigned('os.environ["MLFLOW_TRACKING_PASSWORD"]', 'tr4cking'),
  of('dictionary', 'swordfish', (value) => `config = {"client_secret": "${value}", "retries": 3}`),
  of('annotated', 'opensesame', (value) => `passphrase: str = "${value}"`),
  of('keyword argument', 'letmein99', (value) => `connect(host="db", password='${value}', port=5432)`),
  of('environment line', 'tok-in-a-magic', (value) => `%env SERVICE_TOKEN=${value}`),
  of('in a docstring', `ghp_${random(36, undefined, 77)}`, (value) => `"""Uses ${value} to clone."""`),
  of('key of an unknown kind', random(44, undefined, 1_234), (value) => `call("${value}")`),
  of('default of an environment variable', 'fallback-value', (value) => `key = os.getenv("MODEL_API_KEY", "${value}")`),
  of('e-mail', 'jane.doe@example.com', (value) => `df = df[df.owner == "${value}"]`),
];

/** Lines that hold no secret and must be sent as they are. */
export const harmless: readonly string[] = [
  'from sklearn.model_selection import train_test_split, StratifiedGroupKFold',
  'pipeline = make_pipeline(ColumnTransformer(transformers), HistGradientBoostingClassifier(max_iter=300))',
  'tokenizer = AutoTokenizer.from_pretrained("bert-base-multilingual-cased")',
  'tokens = tokenizer(texts, padding=True, truncation=True, max_length=512)',
  'pad_token = "<pad>"',
  'eos_token="</s>"',
  'df["password_changed"] = df.password_age < 90',
  'features = ["num_password_resets", "api_key_count", "token_length"]',
  'password = os.environ["DB_PASSWORD"]',
  'api_key = os.getenv("OPENAI_API_KEY")',
  'path = "data/processed/customers_2026_with_churn_labels_v3.parquet"',
  'model = timm.create_model("vit_base_patch16_224.augreg2_in21k_ft_in1k")',
  'key = jax.random.PRNGKey(0)',
  'sort_key = "signup_date"',
  'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)',
  'secret_santa = pair(people)',
  'class GradientBoostedDecisionTreeRegressorWithMonotoneConstraints(BaseEstimator):',
  'max_new_tokens = 256',
  'url = "https://archive.ics.uci.edu/ml/machine-learning-databases/adult/adult.data"',
];
