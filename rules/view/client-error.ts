import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A view that Odoo takes and the web client stops at',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    'calendar-start':
      'the calendar has no date_start: the web client stops when someone opens it; name the field that a record begins at',
    'calendar-date':
      '{detail}: a calendar needs a Date or Datetime field, and the web client stops when someone opens it',
    'activity-box':
      "there is no template 'activity-box', which the web client draws the records with: it stops when someone opens the view",
    json: '{detail} is no JSON, and the web client stops when someone opens the view; write names and texts in double quotes',
    'panel-type':
      '{detail}: a searchpanel takes Many2one and Selection fields, with select="multi" also Many2many; Odoo refuses to open the view',
    'filter-date': '{detail}: date is for Date and Datetime fields, and the filter finds nothing that makes sense',
    interval: "'{detail}' is no interval: it can be day, week, month, quarter or year; grouping ends with an error",
    'interval-type': '{detail}: only dates are grouped by an interval; grouping ends with an error',
    'pivot-type': "type=\"{detail}\" is passed over: it can be 'row', 'col' or 'measure'",
    measure:
      '{detail} that nothing adds up: the web client stops when someone opens the view; give the field an aggregator, or leave the measure out',
    'domain-modifier':
      '{detail} holds a domain, and since 17.0 an expression is wanted: a list with something in it counts as true for every record; write the conditions with and, or, not',
    optional: "optional=\"{detail}\" hides the column at first, as 'hide' does; write 'show' or 'hide'",
    'order-direction':
      "{detail} is no direction: the client sorts by this field {way}; write 'asc' or 'desc' after one space",
    'write-model':
      "there is no model '{detail}': the web client stops when someone changes the filters of the calendar",
    'field-inside':
      'a field inside <field name="{detail}"> is never shown; to put it beside that one, give that one a position, such as position="after"',
    'notebook-child': '<{detail}> in a notebook is never shown: the web client takes nothing but pages there',
    'position-unread':
      'position counts on the nodes that an extension changes, not on what it brings: this <{detail}> is put in as it is; to move a node, put it directly into the node that it goes to',
    'attributes-child':
      '{detail} is passed over: position="attributes" takes nothing but <attribute name="…">value</attribute>',
    'loop-key':
      't-foreach needs t-key, which tells the turns of the loop apart: the web client stops when someone opens the view',
    'column-record':
      "'{detail}' is a field of the records, and column_invisible is worked out for the whole list, without any record: the web client stops when someone opens it; write invisible, or read the record around with parent",
    'through-relation':
      "'{detail}' goes through a relation, of which the web client has the number alone, so that this has no value; show a related field in the view, and read that",
    'client-name':
      "'{detail}' is not known to the web client, which works this out: it stops when someone opens the view",
    'client-method':
      "the web client, which works this out, does not know '{detail}': it stops when someone opens the view",
    'lines-child':
      'the web client takes what is in this field for a view of its own, and knows no view <{detail}>: it stops when someone opens the view',
    'lines-mode':
      "mode=\"{detail}\" is no type of view: the web client stops when someone opens the form; write 'list' or 'kanban', or leave it out",
    'group-key': "the key '{detail}' is passed over, and the filter groups nothing; write 'group_by'",
    'link-type':
      "type=\"{detail}\" is passed over: a click does nothing; write 'object' for a method, 'action' for an action",
    'card-branch':
      '{detail} must come right behind a node with t-if or t-elif: the web client stops when someone opens the view',
    'chatter-model':
      'the model is no mail.thread: the chatter of its records ends with an error; let it inherit mail.thread, or leave <chatter/> out',
    'activity-model':
      "'{detail}' is no mail.activity.mixin, and the web client looks for the activities of its records: it stops when someone opens the view; let the model inherit mail.activity.mixin",
    'default-period': 'default_period="{detail}" is unknown: the web client stops when someone uses the filter',
    'card-assigns': '{detail} gives a value instead of comparing; write ===',
    'graph-type': 'type="{detail}" is passed over, and the graph groups by the field; for a measure write \'measure\'',
    'option-field': 'the option {detail} names no field of the model: the web client stops, or shows nothing',
    'on-create': 'on_create="{detail}" is neither \'quick_create\' nor an action: the button New ends with an error',
    'sum-field': 'sum_field="{detail}" is no field of the model, and nothing is added up',
    progressbar:
      "the progressbar has no '{detail}': the web client stops when someone opens the view; 'field' names what is counted, 'colors' gives a colour to each of its values",
    'domain-operator': '{detail} is no operator of a domain: searching with it ends with an error',
  },
  check({ addon, project, report }) {
    for (const { at, fault, detail } of project.views.audit(addon.name).of('client')) {
      if (fault === 'calendar-start' || fault === 'activity-box' || fault === 'loop-key' || fault === 'chatter-model')
        report(fault, at, {})
      else if (fault === 'order-direction')
        report(fault, at, { detail, way: detail.includes(' after ') ? 'upwards' : 'downwards' })
      else if (fault === 'optional')
        report(fault, at, { detail }, /^(?:s|vis)/i.test(detail) ? {} : { severity: 'info' })
      else report(fault, at, { detail })
    }
  },
})
