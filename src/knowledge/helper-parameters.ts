/** What the helpers of `odoo.fields` take, the same in every release; `?`: it may be left out. */
export const HELPER_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'fields.Date.context_today': ['record', 'timestamp?'],
  'fields.Date.to_date': ['value'],
  'fields.Date.from_string': ['value'],
  'fields.Date.to_string': ['value'],
  'fields.Datetime.context_timestamp': ['record', 'timestamp'],
  'fields.Datetime.to_datetime': ['value'],
  'fields.Datetime.from_string': ['value'],
  'fields.Datetime.to_string': ['value'],
  'Command.create': ['values'],
  'Command.update': ['id', 'values'],
  'Command.delete': ['id'],
  'Command.unlink': ['id'],
  'Command.link': ['id'],
  'Command.clear': [],
  'Command.set': ['ids'],
}
