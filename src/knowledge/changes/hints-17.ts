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
field project.task.kanban_state | state (03_approved for done, 02_changes_requested for blocked)
field hr.employee.address_home_id | private_street, private_city …
field hr.expense.unit_amount | price_unit
field hr.expense.amount_tax | tax_amount_currency
field hr.expense.analytic_account_id | analytic_distribution (JSON: account id → percent)
field hr.expense.untaxed_amount | untaxed_amount_currency
field hr.expense.total_amount_company | total_amount
field hr.expense.sheet_is_editable | is_editable
field hr.expense.attachment_number | nb_attachment
field account.payment.term.line.days | nb_days
field account.payment.term.line.months | nb_days
field account.payment.term.line.end_month | delay_type (a selection)
field sale.order.line.price_reduce | price_unit × (1 − discount / 100)
model account.*.template | chart templates are Python functions and CSV files; env['account.chart.template'].ref('name') finds a company's record
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
method mail.thread.message_post_with_template | message_post_with_source
field account.move.reversal.refund_method | nothing: refund_moves() reverses, modify_moves() also makes a new draft
field account.analytic.plan.company_id | nothing: plans belong to no company, accounts do
field account.payment.term.line.value:balance | 'percent' of what is due, all lines making 100
field account.payment.term.line.discount_percentage | discount_percentage of account.payment.term
field account.payment.term.line.discount_days | discount_days of account.payment.term
field account.payment.term.line.days_after | nb_days with delay_type 'days_end_of_month_on_the'
field res.company.chart_template_id | chart_template (the template's code)
field account.chart.template.* | nothing: the data of a template are what its @template methods give
field mail.template.report_template | report_template_ids (many2many)
field mail.template.report_name | nothing: print_report_name of the reports
field mail.tracking.value.field | field_id
field mail.tracking.value.field_type | ttype of field_id
field mail.tracking.value.field_desc | field_description of field_id
field mail.tracking.value.old_value_monetary | old_value_float
field mail.tracking.value.new_value_monetary | new_value_float
field mail.compose.message.res_id | res_ids (a list as text)
field mail.compose.message.is_log | nothing: subtype_id, or subtype_is_log
field mailing.contact.subscription_list_ids | subscription_ids
field repair.order.invoice_id | sale_order_id and its invoice_ids
field repair.order.invoice_method | nothing: a quotation is made, sale_order_id
field repair.order.partner_invoice_id | nothing: partner_invoice_id of the sale order
field repair.order.operations | move_ids
field repair.order.fees_lines | nothing: lines of the sale order
field stock.scrap.move_id | move_ids (one2many)
field stock.move.scrap_ids | scrap_id (many2one)
field stock.picking.move_line_nosuggest_ids | move_line_ids
field stock.move.move_line_nosuggest_ids | move_line_ids
field ir.ui.view.field_parent | nothing
field res.partner.type:private | nothing: private addresses are fields of hr.employee
field event.event.seats_unconfirmed | nothing: who registers is confirmed
field event.event.seats_expected | seats_taken
field project.task.email_from | nothing: email_cc and the partner
field project.task.display_project_id | project_id
field restaurant.floor.pos_config_id | pos_config_ids (many2many)
method stock.picking.action_set_quantities_to_reservation | nothing: what is reserved is the quantity
method stock.move._set_quantities_to_reservation | nothing: what is reserved is the quantity
method stock.move._get_move_lines | nothing: move_line_ids
method stock.quant._get_removal_strategy_order | _get_removal_strategy_domain_order
method sale.order.action_done | action_lock
method mail.template.generate_email | _generate_template
method mail.template.generate_recipients | _generate_template_recipients
method mail.mail._send_prepare_body | _prepare_outgoing_body
method mail.mail._send_prepare_values | _prepare_outgoing_list
method mail.compose.message.get_mail_values | _prepare_mail_values
method mail.compose.message._onchange_template_id_wrapper | nothing: fields are computed from template_id
method mail.tracking.value.create_tracking_values | _create_tracking_values
method res.partner._get_name | _get_complete_name
method product.product.price_compute | _price_compute
method product.template.price_compute | _price_compute
method website.get_current_pricelist | pricelist_id, _get_current_pricelist()
method account.journal.get_journal_dashboard_datas | _get_journal_dashboard_data_batched
method repair.order.action_repair_confirm | action_validate, _action_repair_confirm
method *.refresh | invalidate_recordset
method *.flush | flush_recordset, flush_model, env.flush_all()
method *.recompute | env.flush_all()
method *.invalidate_cache | invalidate_recordset, invalidate_model, env.invalidate_all()
method *.get_xml_id | get_external_id
method *.fields_view_get | get_view
xmlid product.list0 | nothing: a company has no price list until one is made
xmlid account.group_show_line_subtotals_tax_excluded | nothing: show_line_subtotals_tax_selection of the website
xmlid account.group_show_line_subtotals_tax_included | nothing: show_line_subtotals_tax_selection of the website
import odoo.exceptions:Warning | odoo.exceptions.UserError
bundle point_of_sale.assets | point_of_sale._assets_pos
bundle mail.assets_messaging | mail.assets_public, web.assets_backend
script web.core | _t of @web/core/l10n/translation, registry of @web/core/registry
script web.utils | what is needed of @web/core/utils
script web_tour.tour | registry.category('web_tour.tours') of @web/core/registry
script web.public.widget | @web/legacy/js/public/public_widget
script web.session | @web/session
script web.field_utils | @web/views/fields/formatters and parsers
script web.rpc | the services orm and rpc: useService of @web/core/utils/hooks
script web.ajax | the services http and rpc: useService of @web/core/utils/hooks
script web.Dialog | @web/core/dialog/dialog
script web.Domain | @web/core/domain
script web.framework | the service ui: block() and unblock()
script web.field_registry | registry.category('fields') of @web/core/registry
script web.view_registry | registry.category('views') of @web/core/registry
script web.Widget | Component of @odoo/owl
script web.time | @web/core/l10n/dates
script web.config | @web/core/browser/feature_detection
script web.basic_fields | the components of @web/views/fields
script web.FormView | @web/views/form/form_view
script web.BasicModel | @web/model/relational_model/relational_model
script web.SystrayMenu | registry.category('systray') of @web/core/registry
script @web/views/relational_model | @web/model/relational_model/relational_model
script @web/views/basic_relational_model | @web/model/relational_model/relational_model
script @web/views/model | @web/model/model
script @web/core/datepicker/datepicker | @web/core/datetime/datetime_input
script @web/core/utils/xml:XMLParser | visitXML of @web/core/utils/xml
script @web/views/utils:addFieldDependencies | addFieldDependencies of @web/model/relational_model/utils
script @mail/model/model_core | nothing: the client's records are classes (@mail/core/common/record)
script @mail/model/model_field | nothing: the client's records are classes (@mail/core/common/record)
script @mail/model/model_field_command | nothing: the client's records are classes (@mail/core/common/record)
script @mail/utils/messaging_component | nothing: components are plain ones of @odoo/owl
script @mail/component_hooks/use_component_to_model | nothing: components are plain ones of @odoo/owl
script point_of_sale.Registries | patch of @web/core/utils/patch
script point_of_sale.models | @point_of_sale/app/store/models
script point_of_sale.DB | @point_of_sale/app/store/db
script point_of_sale.utils | @point_of_sale/utils
script point_of_sale.PosComponent | Component of @odoo/owl
script point_of_sale.ProductScreen | @point_of_sale/app/screens/product_screen/product_screen
script point_of_sale.PaymentScreen | @point_of_sale/app/screens/payment_screen/payment_screen
script point_of_sale.TicketScreen | @point_of_sale/app/screens/ticket_screen/ticket_screen
script point_of_sale.PartnerDetailsEdit | @point_of_sale/app/screens/partner_list/partner_editor/partner_editor
script point_of_sale.OrderReceipt | @point_of_sale/app/screens/receipt_screen/receipt/order_receipt
script point_of_sale.AbstractAwaitablePopup | @point_of_sale/app/popup/abstract_awaitable_popup
script point_of_sale.PaymentInterface | @point_of_sale/app/payment/payment_interface
script point_of_sale.Gui | the services popup and pos: useService of @web/core/utils/hooks
script sale.VariantMixin | @website_sale/js/sale_variant_mixin
script website_sale.website_sale | @website_sale/js/website_sale
script website.content.snippets.animation | @website/js/content/snippets.animation
script payment.checkout_form | @payment/js/payment_form
script payment.manage_form | @payment/js/payment_form`,
}
