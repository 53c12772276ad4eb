import type { HintList } from './name-hint.ts'

/** What stands for names that 16.0 lacks. */
export const HINTS_16: HintList = {
  hop: '16.0',
  evidence: 'core 15.0 and 16.0 compared, odoo-module-migrator 150_160',
  lines: `
import odoo.http:WebRequest | odoo.http.Request
import odoo.http:HttpRequest | odoo.http.Request
import odoo.http:JsonRequest | odoo.http.Request
import odoo.http:Root | odoo.http.Application
import odoo.http:controllers_per_module | odoo.http.Controller.children_classes
model account.account.type | the selection account_type of account.account
field account.account.user_type_id | account_type (a selection)
field account.account.internal_type | account_type (a selection)
field account.account.template.user_type_id | account_type (a selection)
xmlid account.data_account_type_receivable | account_type 'asset_receivable'
xmlid account.data_account_type_payable | account_type 'liability_payable'
xmlid account.data_account_type_liquidity | account_type 'asset_cash'
xmlid account.data_account_type_credit_card | account_type 'liability_credit_card'
xmlid account.data_account_type_current_assets | account_type 'asset_current'
xmlid account.data_account_type_non_current_assets | account_type 'asset_non_current'
xmlid account.data_account_type_prepayments | account_type 'asset_prepayments'
xmlid account.data_account_type_fixed_assets | account_type 'asset_fixed'
xmlid account.data_account_type_current_liabilities | account_type 'liability_current'
xmlid account.data_account_type_non_current_liabilities | account_type 'liability_non_current'
xmlid account.data_account_type_equity | account_type 'equity'
xmlid account.data_unaffected_earnings | account_type 'equity_unaffected'
xmlid account.data_account_type_revenue | account_type 'income'
xmlid account.data_account_type_other_income | account_type 'income_other'
xmlid account.data_account_type_expenses | account_type 'expense'
xmlid account.data_account_type_depreciation | account_type 'expense_depreciation'
xmlid account.data_account_type_direct_costs | account_type 'expense_direct_cost'
xmlid account.data_account_off_sheet | account_type 'off_balance'
model account.analytic.tag | analytic plans and analytic_distribution
model account.analytic.group | account.analytic.plan
model account.analytic.default | account.analytic.distribution.model
field account.move.line.analytic_account_id | analytic_distribution (JSON: account id → percent)
field account.move.line.analytic_tag_ids | analytic_distribution
field sale.order.line.analytic_tag_ids | analytic_distribution
field purchase.order.line.account_analytic_id | analytic_distribution
field account.move.line.exclude_from_invoice_tab | display_type (product, line_section and line_note are of the invoice tab)
field product.product.price | pricelist._get_product_price(product, quantity)
field product.template.price | pricelist._get_product_price(product, quantity)
field sale.order.tax_totals_json | tax_totals (a dict)
field account.move.tax_totals_json | tax_totals (a dict)
field stock.move.line.product_qty | reserved_qty
field stock.move.line.product_uom_qty | reserved_uom_qty
field stock.rule.location_id | location_dest_id
field stock.picking.move_lines | move_ids
field product.supplierinfo.name | partner_id
field payment.transaction.acquirer_id | provider_id
field payment.transaction.provider | provider_code
model ir.translation | translated fields hold JSON: update_field_translations, get_field_translations
method res.partner._fields_view_get_address | _view_get_address
method account.fiscal.position.get_fiscal_position | _get_fiscal_position(partner)
method product.pricelist.get_product_price_rule | _get_product_price_rule
method sale.order.line.product_id_change | computed fields: nothing needs to be called
method sale.order.line.product_uom_change | computed fields: nothing needs to be called
method sale.order.line._onchange_discount | _compute_discount
method account.move._recompute_dynamic_lines | lines follow by themselves: _sync_dynamic_lines
method account.move._recompute_tax_lines | lines follow by themselves: _sync_dynamic_lines
method account.move._onchange_invoice_line_ids | nothing needs to be called
method account.move.line._onchange_price_subtotal | nothing needs to be called
method account.move._get_tax_totals | account.tax._prepare_tax_totals
method payment.transaction._handle_feedback_data | _handle_notification_data
import odoo.addons.payment.models.payment_acquirer | odoo.addons.payment.models.payment_provider
import odoo.tools.translate:translate | translated fields hold JSON
import odoo.http:OpenERPSession | odoo.http.Session
import odoo.addons.web.controllers.main:clean_action | odoo.addons.web.controllers.utils
module sale_coupon | sale_loyalty
module gift_card | loyalty
xmlid analytic.group_analytic_tags | nothing: analytic tags are gone; analytic.group_analytic_accounting is there
field res.config.settings.group_analytic_tags | nothing: analytic tags are gone
field account.move.line.account_internal_type | account_type (asset_receivable, liability_payable …)
field account.payment.term.line.option | nothing: months, days, end_month and days_after tell
field account.payment.term.line.day_of_the_month | days_after with end_month
field purchase.order.line.analytic_tag_ids | analytic_distribution
field account.analytic.line.tag_ids | nothing: analytic tags are gone
model account.analytic.distribution | nothing: analytic_distribution (JSON) of the line
field purchase.order.tax_totals_json | tax_totals (a dict)
field account.bank.statement.state | nothing: is_complete, and the state of the lines' moves
field account.bank.statement.all_lines_reconciled | nothing: is_reconciled of each line
method account.bank.statement.button_post | nothing: lines are posted when they are made
method account.bank.statement.button_validate | nothing: lines are posted when they are made
model cash.box.out | nothing: a statement line is made
field pos.session.statement_ids | statement_line_ids (the cash lines)
method pos.config.open_session_cb | open_ui
field hr.employee.timesheet_cost | hourly_cost
field mrp.workorder.next_work_order_id | needed_by_workorder_ids (many2many)
field delivery.carrier.zip_from | zip_prefix_ids (prefixes of postal codes)
field delivery.carrier.zip_to | zip_prefix_ids (prefixes of postal codes)
field base.language.install.lang | lang_ids (many2many)
field account.move.line.recompute_tax_line | nothing: lines follow by themselves
method product.pricelist.get_product_price | _get_product_price
method sale.order.onchange_partner_id | nothing: fields are computed from partner_id
method sale.order._amount_all | _compute_amounts
method sale.order._compute_tax_totals_json | _compute_tax_totals
method sale.order._get_invoice_status | _compute_invoice_status
method sale.order.line._get_to_invoice_qty | _compute_qty_to_invoice
method purchase.order.line._onchange_quantity | _compute_price_unit_and_date_planned_and_name
method account.move._reverse_move_vals | _reverse_moves
method account.move._recompute_payment_terms_lines | lines follow by themselves: _sync_dynamic_lines
method account.move._move_autocomplete_invoice_lines_values | nothing: lines follow by themselves
method account.move._onchange_currency | nothing: lines follow by themselves
method account.move.line._onchange_amount_currency | nothing: amounts are computed
method account.move.line._onchange_mark_recompute_taxes | nothing: lines follow by themselves
method account.move.line._get_fields_onchange_balance | nothing: amounts are computed
method account.move.line._get_computed_account | _compute_account_id
method account.move.line._onchange_product_id | nothing: fields are computed from product_id
method mail.thread._notify_compute_recipients | _notify_get_recipients
method mail.thread._notify_record_by_email | _notify_thread_by_email
method mail.thread._notify_by_email_add_values | _notify_by_email_get_final_mail_values
xmlid account.view_move_line_tree_grouped | account.view_move_line_tree
script @mail/model/model_core:registerInstancePatchModel | registerPatch of @mail/model/model_core
script @mail/model/model_core:registerFieldPatchModel | registerPatch of @mail/model/model_core
script @mail/model/model_core:registerClassPatchModel | registerPatch of @mail/model/model_core
script @mail/model/model_core:registerNewModel | registerModel of @mail/model/model_core
script web.custom_hooks | @web/core/utils/hooks
import odoo.addons.web.controllers.main:ensure_db | odoo.addons.web.controllers.utils.ensure_db`,
}
