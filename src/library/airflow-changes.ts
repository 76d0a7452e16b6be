/** Where a name of Airflow 2 is in Airflow 3. */
export interface AirflowChange {
  readonly to: string;
  /** It can't be imported from the old place any more; else it still works with a warning. */
  readonly gone: boolean;
}

const standard = 'airflow.providers.standard';
const gone = (to: string): AirflowChange => ({ to, gone: true });
const moved = (to: string): AirflowChange => ({ to, gone: false });

/** By the name in Airflow 2. Source: "Upgrading to Airflow 3", and the modules of apache-airflow 2.10.5 beside those of apache-airflow-core 3.3.2 and apache-airflow-task-sdk 1.3.2. */
const names: Readonly<Record<string, AirflowChange>> = {
  'airflow.DAG': moved('airflow.sdk.DAG'), 'airflow.models.DAG': moved('airflow.sdk.DAG'), 'airflow.models.dag.DAG': moved('airflow.sdk.DAG'), 'airflow.decorators.dag': moved('airflow.sdk.dag'),
  'airflow.decorators.task': moved('airflow.sdk.task'), 'airflow.decorators.task_group': moved('airflow.sdk.task_group'), 'airflow.models.Variable': moved('airflow.sdk.Variable'),
  'airflow.models.Connection': moved('airflow.sdk.Connection'), 'airflow.models.param.Param': moved('airflow.sdk.Param'), 'airflow.models.baseoperator.BaseOperator': moved('airflow.sdk.BaseOperator'),
  'airflow.models.BaseOperator': moved('airflow.sdk.BaseOperator'), 'airflow.models.baseoperator.chain': moved('airflow.sdk.chain'), 'airflow.utils.task_group.TaskGroup': moved('airflow.sdk.TaskGroup'),
  'airflow.Dataset': gone('airflow.sdk.Asset'), 'airflow.datasets.Dataset': gone('airflow.sdk.Asset'), 'airflow.datasets.DatasetAlias': gone('airflow.sdk.AssetAlias'),
  'airflow.operators.dummy.DummyOperator': gone(`${standard}.operators.empty.EmptyOperator`), 'airflow.operators.dummy_operator.DummyOperator': gone(`${standard}.operators.empty.EmptyOperator`),
  'airflow.operators.empty.EmptyOperator': gone(`${standard}.operators.empty.EmptyOperator`), 'airflow.operators.bash.BashOperator': gone(`${standard}.operators.bash.BashOperator`),
  'airflow.operators.bash_operator.BashOperator': gone(`${standard}.operators.bash.BashOperator`), 'airflow.operators.python.PythonOperator': gone(`${standard}.operators.python.PythonOperator`),
  'airflow.operators.python_operator.PythonOperator': gone(`${standard}.operators.python.PythonOperator`), 'airflow.operators.python.BranchPythonOperator': gone(`${standard}.operators.python.BranchPythonOperator`),
  'airflow.operators.python_operator.BranchPythonOperator': gone(`${standard}.operators.python.BranchPythonOperator`), 'airflow.operators.python.ShortCircuitOperator': gone(`${standard}.operators.python.ShortCircuitOperator`),
  'airflow.operators.python.PythonVirtualenvOperator': gone(`${standard}.operators.python.PythonVirtualenvOperator`), 'airflow.operators.python.get_current_context': gone('airflow.sdk.get_current_context'),
  'airflow.operators.branch.BaseBranchOperator': gone(`${standard}.operators.branch.BaseBranchOperator`), 'airflow.operators.datetime.BranchDateTimeOperator': gone(`${standard}.operators.datetime.BranchDateTimeOperator`),
  'airflow.operators.latest_only.LatestOnlyOperator': gone(`${standard}.operators.latest_only.LatestOnlyOperator`), 'airflow.operators.weekday.BranchDayOfWeekOperator': gone(`${standard}.operators.weekday.BranchDayOfWeekOperator`),
  'airflow.operators.trigger_dagrun.TriggerDagRunOperator': gone(`${standard}.operators.trigger_dagrun.TriggerDagRunOperator`), 'airflow.operators.email.EmailOperator': gone('airflow.providers.smtp.operators.smtp.EmailOperator'),
  'airflow.operators.email_operator.EmailOperator': gone('airflow.providers.smtp.operators.smtp.EmailOperator'), 'airflow.operators.subdag.SubDagOperator': gone('airflow.sdk.TaskGroup'),
  'airflow.operators.subdag_operator.SubDagOperator': gone('airflow.sdk.TaskGroup'), 'airflow.sensors.base.BaseSensorOperator': moved('airflow.sdk.BaseSensorOperator'),
  'airflow.sensors.external_task.ExternalTaskSensor': gone(`${standard}.sensors.external_task.ExternalTaskSensor`), 'airflow.sensors.external_task_sensor.ExternalTaskSensor': gone(`${standard}.sensors.external_task.ExternalTaskSensor`),
  'airflow.sensors.filesystem.FileSensor': gone(`${standard}.sensors.filesystem.FileSensor`), 'airflow.sensors.python.PythonSensor': gone(`${standard}.sensors.python.PythonSensor`),
  'airflow.sensors.bash.BashSensor': gone(`${standard}.sensors.bash.BashSensor`), 'airflow.sensors.date_time.DateTimeSensor': gone(`${standard}.sensors.date_time.DateTimeSensor`),
  'airflow.sensors.time_delta.TimeDeltaSensor': gone(`${standard}.sensors.time_delta.TimeDeltaSensor`), 'airflow.sensors.weekday.DayOfWeekSensor': gone(`${standard}.sensors.weekday.DayOfWeekSensor`),
  'airflow.sensors.sql.SqlSensor': gone('airflow.providers.common.sql.sensors.sql.SqlSensor'), 'airflow.sensors.http_sensor.HttpSensor': gone('airflow.providers.http.sensors.http.HttpSensor'),
  'airflow.operators.http_operator.SimpleHttpOperator': gone('airflow.providers.http.operators.http.HttpOperator'), 'airflow.operators.postgres_operator.PostgresOperator': gone('airflow.providers.common.sql.operators.sql.SQLExecuteQueryOperator'),
  'airflow.operators.mysql_operator.MySqlOperator': gone('airflow.providers.common.sql.operators.sql.SQLExecuteQueryOperator'), 'airflow.operators.sql.SQLCheckOperator': gone('airflow.providers.common.sql.operators.sql.SQLCheckOperator'),
  'airflow.operators.papermill_operator.PapermillOperator': gone('airflow.providers.papermill.operators.papermill.PapermillOperator'), 'airflow.operators.docker_operator.DockerOperator': gone('airflow.providers.docker.operators.docker.DockerOperator'),
  'airflow.hooks.base_hook.BaseHook': gone('airflow.sdk.BaseHook'), 'airflow.hooks.base.BaseHook': moved('airflow.sdk.BaseHook'), 'airflow.hooks.postgres_hook.PostgresHook': gone('airflow.providers.postgres.hooks.postgres.PostgresHook'),
  'airflow.hooks.mysql_hook.MySqlHook': gone('airflow.providers.mysql.hooks.mysql.MySqlHook'), 'airflow.hooks.S3_hook.S3Hook': gone('airflow.providers.amazon.aws.hooks.s3.S3Hook'),
  'airflow.hooks.http_hook.HttpHook': gone('airflow.providers.http.hooks.http.HttpHook'), 'airflow.hooks.dbapi.DbApiHook': gone('airflow.providers.common.sql.hooks.sql.DbApiHook'),
  'airflow.hooks.filesystem.FSHook': gone(`${standard}.hooks.filesystem.FSHook`), 'airflow.hooks.subprocess.SubprocessHook': gone(`${standard}.hooks.subprocess.SubprocessHook`),
  'airflow.utils.dates.days_ago': gone('pendulum.today("UTC").add(days=-n)'), 'airflow.utils.dates.date_range': gone('pendulum.interval'), 'airflow.utils.dates.round_time': gone('datetime arithmetic of your own'),
  'airflow.utils.helpers.chain': gone('airflow.sdk.chain'), 'airflow.utils.helpers.cross_downstream': gone('airflow.sdk.cross_downstream'), 'airflow.utils.decorators.apply_defaults': gone('nothing: operators do it themselves'),
  'airflow.utils.db.create_session': gone('the REST API or the task SDK: tasks have no access to the database'), 'airflow.utils.session.provide_session': gone('the REST API or the task SDK: tasks have no access to the database'),
  'airflow.utils.log.secrets_masker.mask_secret': moved('airflow.sdk.log.mask_secret'), 'airflow.utils.edgemodifier.Label': moved('airflow.sdk.Label'),
  'airflow.utils.trigger_rule.TriggerRule': moved('airflow.task.trigger_rule.TriggerRule'), 'airflow.triggers.temporal.TimeDeltaTrigger': gone(`${standard}.triggers.temporal.TimeDeltaTrigger`),
  'airflow.notifications.basenotifier.BaseNotifier': moved('airflow.sdk.BaseNotifier'), 'airflow.secrets.local_filesystem.get_connection': gone('airflow.secrets.local_filesystem.load_connections_dict'),
  'airflow.timetables.datasets.DatasetOrTimeSchedule': gone('airflow.timetables.assets.AssetOrTimeSchedule'), 'airflow.kubernetes.pod_generator.PodGenerator': gone('airflow.providers.cncf.kubernetes.pod_generator.PodGenerator'),
};

/** What became of a name of Airflow 2; all of `airflow.contrib` is gone since 2.0. */
export function airflowNames(name: string): AirflowChange | undefined {
  if (name.startsWith('airflow.contrib.')) return gone('the package of the provider');
  return names[name];
}

/** Arguments of DAG that Airflow 3 does not take: the new name, or what to do. */
export const airflowArguments: Readonly<Record<string, string>> = {
  schedule_interval: 'schedule', timetable: 'schedule', concurrency: 'max_active_tasks', default_view: 'nothing: it has no effect', orientation: 'nothing: it has no effect', sla_miss_callback: 'deadline alerts',
  fail_stop: 'fail_fast', full_filepath: 'nothing',
};

/** Keys of the task context that Airflow 3 does not have. */
export const airflowContextKeys: Readonly<Record<string, string>> = {
  execution_date: '`logical_date`', next_execution_date: '`data_interval_end`', prev_execution_date: '`prev_data_interval_start_success`', next_ds: '`data_interval_end`', next_ds_nodash: '`data_interval_end`',
  prev_ds: '`prev_data_interval_start_success`', prev_ds_nodash: '`prev_data_interval_start_success`', yesterday_ds: '`logical_date` less a day', yesterday_ds_nodash: '`logical_date` less a day',
  tomorrow_ds: '`logical_date` and a day', tomorrow_ds_nodash: '`logical_date` and a day', prev_execution_date_success: '`prev_data_interval_start_success`', conf: '`airflow.configuration.conf`',
};
