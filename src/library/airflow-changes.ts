import moves from './data/airflow-moves.json';

/** Where a name of Airflow 2 is in Airflow 3. */
export interface AirflowChange {
  /** The new name, or in words what to do; empty: nothing takes its place. */
  readonly to: string;
  /** From this release on it can't be imported from the old place; null: it still works with a warning. */
  readonly since: string | null;
}

type Moves = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Better than what the releases' own text tells: things with another name, and what to do where nothing has the name. Source: "Upgrading to Airflow 3". */
const better: Readonly<Record<string, string>> = {
  'airflow.datasets.Dataset': 'airflow.sdk.Asset', 'airflow.datasets.DatasetAlias': 'airflow.sdk.AssetAlias', 'airflow.datasets.DatasetAll': 'airflow.sdk.AssetAll', 'airflow.datasets.DatasetAny': 'airflow.sdk.AssetAny',
  'airflow.datasets.metadata.Metadata': 'airflow.sdk.Metadata', 'airflow.datasets.expand_alias_to_datasets': 'airflow.models.asset.expand_alias_to_assets', 'airflow.datasets.DatasetAliasEvent': 'airflow.sdk.execution_time.context.AssetAliasEvent',
  'airflow.datasets.manager.DatasetManager': 'airflow.assets.manager.AssetManager', 'airflow.datasets.manager.dataset_manager': 'airflow.assets.manager.asset_manager', 'airflow.datasets.manager.resolve_dataset_manager': 'airflow.assets.manager.resolve_asset_manager',
  'airflow.lineage.hook.DatasetLineageInfo': 'airflow.lineage.hook.AssetLineageInfo', 'airflow.timetables.datasets.DatasetOrTimeSchedule': 'airflow.timetables.assets.AssetOrTimeSchedule', 'airflow.timetables.simple.DatasetTriggeredTimetable': 'airflow.timetables.simple.AssetTriggeredTimetable',
  'airflow.security.permissions.RESOURCE_DATASET': 'airflow.security.permissions.RESOURCE_ASSET', 'airflow.auth.managers.models.resource_details.DatasetDetails': 'airflow.api_fastapi.auth.managers.models.resource_details.AssetDetails',
  'airflow.auth.managers.base_auth_manager.is_authorized_dataset': 'airflow.api_fastapi.auth.managers.base_auth_manager.is_authorized_asset', 'airflow.api_connexion.security.requires_access_dataset': 'airflow.api_fastapi.core_api.security.requires_access_asset',
  'airflow.listeners.spec.dataset.on_dataset_created': 'airflow.listeners.spec.asset.on_asset_created', 'airflow.listeners.spec.dataset.on_dataset_changed': 'airflow.listeners.spec.asset.on_asset_changed',
  'airflow.metrics.validators.AllowListValidator': 'airflow.metrics.validators.PatternAllowListValidator', 'airflow.metrics.validators.BlockListValidator': 'airflow.metrics.validators.PatternBlockListValidator',
  'airflow.operators.subdag.SubDagOperator': 'airflow.sdk.TaskGroup', 'airflow.operators.subdag_operator.SubDagOperator': 'airflow.sdk.TaskGroup', 'airflow.operators.http_operator.SimpleHttpOperator': 'airflow.providers.http.operators.http.HttpOperator',
  'airflow.operators.dummy.DummyOperator': 'airflow.providers.standard.operators.empty.EmptyOperator', 'airflow.operators.dummy_operator.DummyOperator': 'airflow.providers.standard.operators.empty.EmptyOperator',
  'airflow.utils.dates.days_ago': 'pendulum.today("UTC").add(days=-n)', 'airflow.utils.dates.date_range': 'pendulum.interval', 'airflow.utils.dates.round_time': 'datetime arithmetic of your own',
  'airflow.utils.decorators.apply_defaults': 'nothing: operators do it themselves', 'airflow.utils.log.secrets_masker.mask_secret': 'airflow.sdk.log.mask_secret', 'airflow.utils.log.secrets_masker.redact': 'airflow.sdk.log.redact',
  'airflow.secrets.local_filesystem.get_connection': 'airflow.secrets.local_filesystem.load_connections_dict', 'airflow.secrets.local_filesystem.load_connections': 'airflow.secrets.local_filesystem.load_connections_dict',
  'airflow.utils.file.TemporaryDirectory': 'tempfile.TemporaryDirectory', 'airflow.utils.file.mkdirs': 'pathlib.Path.mkdir', 'airflow.hooks.base_hook.BaseHook': 'airflow.sdk.BaseHook', 'airflow.hooks.base.BaseHook': 'airflow.sdk.BaseHook',
  'airflow.operators.python.get_current_context': 'airflow.sdk.get_current_context', 'airflow.notifications.basenotifier.BaseNotifier': 'airflow.sdk.BaseNotifier',
};

const viaSql = new Set(['jdbc_operator.JdbcOperator', 'mssql_operator.MsSqlOperator', 'mysql_operator.MySqlOperator', 'oracle_operator.OracleOperator', 'postgres_operator.PostgresOperator', 'sqlite_operator.SqliteOperator', 'druid_operator.DruidOperator']);

/** Names that have a new home and are still handed on without a warning. Source: airflow/models/__init__.py of apache-airflow-core 3.3.2, which says "for compat only". */
const alsoMoved: Readonly<Record<string, string>> = Object.fromEntries([
  ...['DAG', 'BaseOperator', 'BaseOperatorLink', 'Variable', 'Connection', 'Param'].map((name) => [`airflow.models.${name}`, `airflow.sdk.${name}`]),
  ['airflow.models.dag.DAG', 'airflow.sdk.DAG'], ['airflow.models.dag.dag', 'airflow.sdk.dag'], ['airflow.models.variable.Variable', 'airflow.sdk.Variable'], ['airflow.models.connection.Connection', 'airflow.sdk.Connection'],
]) as Readonly<Record<string, string>>;

/** Values and modules that are gone, which reading definitions does not show. Source: apache-airflow 2.11.2 beside apache-airflow-core 3.3.2. */
const alsoGone: Readonly<Record<string, string>> = {
  'airflow.datasets.manager.dataset_manager': 'airflow.assets.manager.asset_manager', 'airflow.utils.state.SHUTDOWN': '', 'airflow.utils.state.terminating_states': '', 'airflow.utils.log.secrets_masker': 'airflow.sdk.log',
};

/** Names that every program of a removed interface used, and that no module defines itself. Airflow 3 keeps the database from tasks. */
const databaseNames = /^airflow\.utils\.(db|session)\.(create_session|provide_session)$/;

/**
 * What became of a name of Airflow 2; all of `airflow.contrib` is gone since 2.0.
 * Source: the modules of the releases that `airflow-moves.json` names, read by tools/introspect/airflow_moves.py.
 */
export function airflowNames(name: string): AirflowChange | undefined {
  const dot = name.lastIndexOf('.');
  const [module, last] = [name.slice(0, dot), name.slice(dot + 1)];
  if (databaseNames.test(name)) return { to: 'the REST API or the task SDK: tasks have no access to the database', since: '3.0' };
  for (const [table, since] of [[moves.gone, '3.0'], [moves.goneLater, '3.3'], [moves.moved, null]] as readonly (readonly [Moves, string | null])[]) {
    const to = table[module]?.[last];
    if (to !== undefined) return { to: better[name] ?? (to === '' && viaSql.has(name.replace('airflow.operators.', '')) ? 'airflow.providers.common.sql.operators.sql.SQLExecuteQueryOperator' : to), since };
  }
  const instead = Object.hasOwn(alsoGone, name) ? alsoGone[name] : undefined;
  if (instead !== undefined) return { to: instead, since: '3.0' };
  if (/^airflow\.PY3\d+$/.test(name)) return { to: 'sys.version_info', since: '3.0' };
  if (name.startsWith('airflow.contrib.')) return { to: 'the package of the provider', since: '3.0' };
  const to = alsoMoved[name];
  return to === undefined ? undefined : { to, since: null };
}

/** A keyword that Airflow 3 does not take. */
export interface AirflowArgument {
  /** The new name, or in words what to do. */
  readonly to: string;
  /** It raises an error; else it has no effect any more. */
  readonly gone: boolean;
}

const raises = (to: string): AirflowArgument => ({ to, gone: true });
const idle = (to: string): AirflowArgument => ({ to, gone: false });

/** Arguments of DAG. Source: the signature of `airflow.sdk.DAG` in apache-airflow-task-sdk 1.3.2, "Upgrading to Airflow 3". */
export const airflowArguments: Readonly<Record<string, AirflowArgument>> = {
  schedule_interval: raises('schedule'), timetable: raises('schedule'), concurrency: raises('max_active_tasks'), default_view: raises('nothing: it has no effect'), orientation: raises('nothing: it has no effect'),
  sla_miss_callback: idle('deadline alerts'), fail_stop: raises('fail_fast'), full_filepath: raises('nothing'),
};

/** Arguments of all operators and sensors. Source: "Upgrading to Airflow 3", `BaseOperator` of apache-airflow-task-sdk 1.3.2. */
export const airflowOperatorArguments: Readonly<Record<string, AirflowArgument>> = { task_concurrency: raises('max_active_tis_per_dag'), sla: idle('deadline alerts'), provide_context: raises('nothing: the context is always given') };

/** Arguments of single operators, by the last part of their names. */
export const airflowSpecialArguments: Readonly<Record<string, Readonly<Record<string, AirflowArgument>>>> = {
  TriggerDagRunOperator: { execution_date: raises('logical_date') }, BranchDateTimeOperator: { use_task_execution_day: raises('use_task_logical_date') },
  DayOfWeekSensor: { use_task_execution_day: raises('use_task_logical_date') }, BranchDayOfWeekOperator: { use_task_execution_day: raises('use_task_logical_date') },
};

/** Trigger rules that are gone. Source: `TriggerRule` of apache-airflow-core 3.3.2. */
export const airflowTriggerRules: Readonly<Record<string, string>> = { dummy: 'always', none_failed_or_skipped: 'none_failed_min_one_success' };

/** Attributes of a plugin that Airflow 3 does not read: operators, sensors and hooks are imported from their own modules, executors named in the configuration. */
export const airflowPluginParts: ReadonlySet<string> = new Set(['operators', 'sensors', 'hooks', 'executors']);

/** Keys of the task context that Airflow 3 does not have. */
export const airflowContextKeys: Readonly<Record<string, string>> = {
  execution_date: '`logical_date`', next_execution_date: '`data_interval_end`', prev_execution_date: '`prev_data_interval_start_success`', next_ds: '`data_interval_end`', next_ds_nodash: '`data_interval_end`',
  prev_ds: '`prev_data_interval_start_success`', prev_ds_nodash: '`prev_data_interval_start_success`', yesterday_ds: '`logical_date` less a day', yesterday_ds_nodash: '`logical_date` less a day',
  tomorrow_ds: '`logical_date` and a day', tomorrow_ds_nodash: '`logical_date` and a day', prev_execution_date_success: '`prev_data_interval_start_success`', conf: '`airflow.configuration.conf`',
  triggering_dataset_events: '`triggering_asset_events`',
};

/** Methods and attributes that the objects of Airflow 3 do not have, by the last part of the class; null where nothing takes their place. Source: the classes in apache-airflow 2.11.2 and apache-airflow-core 3.3.2. */
export const airflowMembers: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  DAG: { create_dagrun: null, allow_future_exec_dates: null, concurrency: 'max_active_tasks' },
  Dataset: { iter_datasets: 'iter_assets', iter_dataset_aliases: 'iter_asset_aliases' },
  DatasetAlias: { iter_datasets: 'iter_assets', iter_dataset_aliases: 'iter_asset_aliases' },
  DatasetAll: { iter_datasets: 'iter_assets', iter_dataset_aliases: 'iter_asset_aliases' },
  DatasetAny: { iter_datasets: 'iter_assets', iter_dataset_aliases: 'iter_asset_aliases' },
  HookLineageCollector: { create_dataset: 'create_asset', add_input_dataset: 'add_input_asset', add_output_dataset: 'add_output_asset', collected_datasets: 'collected_assets' },
  ProvidersManager: {
    initialize_providers_dataset_uri_resources: 'initialize_providers_asset_uri_resources', dataset_factories: 'asset_factories', dataset_uri_handlers: 'asset_uri_handlers', dataset_to_openlineage_converters: 'asset_to_openlineage_converters',
  },
  BaseSecretsBackend: { get_conn_uri: 'get_conn_value', get_connections: 'get_connection' },
  LocalFilesystemBackend: { get_connections: 'get_connection' },
  CloudSecretManagerBackend: { get_conn_uri: 'get_conn_value', get_connections: 'get_connection' },
  VaultBackend: { get_conn_uri: 'get_conn_value', get_connections: 'get_connection' },
  SecretsManagerBackend: { get_conn_uri: 'get_conn_value', get_connections: 'get_connection' },
  SystemsManagerParameterStoreBackend: { get_conn_uri: 'get_conn_value', get_connections: 'get_connection' },
};
