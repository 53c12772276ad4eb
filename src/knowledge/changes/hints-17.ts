import type { HintList } from './name-hint.ts'

/** What stands for names that 17.0 lacks. */
export const HINTS_17: HintList = {
  hop: '17.0',
  evidence: 'core 16.0 and 17.0 compared, odoo-module-migrator 160_170',
  lines: `
field sale.order.state:done | state 'sale' with locked = True
field sale.order.line.state:done | state 'sale' with locked = True on the order
field sale.report.state:done | state 'sale'
field stock.move.quantity_done | quantity (and picked)
field stock.move.reserved_availability | quantity
field stock.move.line.qty_done | quantity (and picked)
field stock.move.line.reserved_qty | quantity_product_uom
field stock.move.line.reserved_uom_qty | quantity
field stock.picking.immediate_transfer | nothing: transfers are not immediate any more
field stock.picking.show_mark_as_todo | nothing
model stock.immediate.transfer | nothing: button_validate does it
model mrp.immediate.production | nothing: button_mark_done does it
field mrp.production.date_planned_start | date_start
field mrp.production.date_planned_finished | date_finished
field mrp.workorder.date_planned_start | date_start
field mrp.workorder.date_planned_finished | date_finished
field product.product.produce_delay | produce_delay of the bill of materials
field product.template.produce_delay | produce_delay of the bill of materials
field project.task.planned_hours | allocated_hours
field project.task.kanban_state | state
field hr.employee.address_home_id | private_street, private_city …
field hr.expense.unit_amount | price_unit
field hr.expense.amount_tax | tax_amount_currency
field hr.expense.analytic_account_id | analytic_distribution
field hr.expense.untaxed_amount | untaxed_amount_currency
field hr.expense.total_amount_company | total_amount
field hr.expense.sheet_is_editable | is_editable
field hr.expense.attachment_number | nb_attachment
field account.payment.term.line.days | nb_days
field account.payment.term.line.months | nb_days
field account.payment.term.line.end_month | delay_type
field sale.order.line.price_reduce | price_unit × (1 − discount / 100)
model account.*.template | chart templates are Python functions and CSV files
model account.invoice.send | account.move.send
model repair.fee | a line of the sale order
model repair.line | stock.move
model repair.order.make_invoice | the sale order
model hr.plan | mail.activity.plan
import odoo.exceptions:except_orm | odoo.exceptions.UserError
import odoo.tests.common:SavepointCase | TransactionCase
import odoo.addons.sale.models.sale_order:READONLY_FIELD_STATES | readonly in the views
import odoo.addons.base.models.ir_ui_view:transfer_* | attributes are Python expressions: set them on the node
method mail.thread.message_post_with_view | message_post_with_source
method mail.thread.message_post_with_template | message_post_with_source`,
}
