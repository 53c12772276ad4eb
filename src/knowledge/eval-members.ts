/** What the modules and classes that Odoo hands to evaluated code have; read in odoo/tools/safe_eval.py of 14.0 to 19.0. */
export type EvalMembers = Readonly<Record<string, ReadonlySet<string>>>

const TIME: ReadonlySet<string> = new Set(['time', 'strptime', 'strftime', 'sleep'])
const PYTZ: ReadonlySet<string> = new Set(['utc', 'UTC', 'timezone'])

/** Python's class `datetime`, its names that are of instances included. */
const DATETIME_CLASS: ReadonlySet<string> = new Set([
  'now', 'utcnow', 'today', 'fromtimestamp', 'utcfromtimestamp', 'fromisoformat', 'fromisocalendar', 'fromordinal',
  'strptime', 'combine', 'min', 'max', 'resolution', 'date', 'time', 'timetz', 'timetuple', 'utctimetuple', 'timestamp',
  'toordinal', 'weekday', 'isoweekday', 'isocalendar', 'isoformat', 'ctime', 'strftime', 'replace', 'astimezone',
  'utcoffset', 'dst', 'tzname', 'year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold',
]) // biome-ignore format: a table

/** In `eval` and `search` of data files, where `datetime` is the class of this name, and no module. */
export const DATA_MEMBERS: EvalMembers = { time: TIME, pytz: PYTZ, datetime: DATETIME_CLASS, DateTime: DATETIME_CLASS }

/** In code of actions, where `datetime` is the module, as far as Odoo lets it be seen. */
export const ACTION_MEMBERS: EvalMembers = {
  time: TIME,
  datetime: new Set(['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MAXYEAR', 'MINYEAR']),
  dateutil: new Set(['parser', 'relativedelta', 'rrule', 'tz']),
  json: new Set(['loads', 'dumps']),
}

/** Keywords that the makers of spans of time take. */
export const SPAN_KEYWORDS: EvalMembers = {
  timedelta: new Set(['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks']),
  relativedelta: new Set([
    'dt1', 'dt2', 'years', 'months', 'days', 'leapdays', 'weeks', 'hours', 'minutes', 'seconds', 'microseconds', 'year',
    'month', 'day', 'weekday', 'yearday', 'nlyearday', 'hour', 'minute', 'second', 'microsecond',
  ]),
} // biome-ignore format: a table
