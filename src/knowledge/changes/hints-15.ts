import type { HintList } from './name-hint.ts'

/** What stands for names that 15.0 lacks. */
export const HINTS_15: HintList = {
  hop: '15.0',
  evidence: 'core 14.0 and 15.0 compared, OpenUpgrade 15.0',
  lines: `
import odoo.http:redirect_with_hash | request.redirect
field project.task.user_id | user_ids (many2many)
model stock.inventory | stock.quant with inventory_mode: inventory_quantity, action_apply_inventory
model stock.inventory.line | stock.quant
field sale.order.amount_by_group | tax_totals_json (tax_totals since 16.0)
field account.move.amount_by_group | tax_totals_json (tax_totals since 16.0)
method sale.order._amount_by_group | _compute_tax_totals_json
field account.journal.inbound_payment_method_ids | inbound_payment_method_line_ids
field account.journal.outbound_payment_method_ids | outbound_payment_method_line_ids
field account.journal.payment_debit_account_id | the account of the payment method line, company.account_journal_payment_debit_account_id
field account.journal.payment_credit_account_id | the account of the payment method line, company.account_journal_payment_credit_account_id
field account.move.line.tax_exigible | computed from the tax: always_tax_exigible of the move
field hr.employee.departure_reason | departure_reason_id
method payment.transaction._set_transaction_done | _set_done
method payment.transaction._set_transaction_pending | _set_pending
method payment.transaction._set_transaction_cancel | _set_canceled
method payment.transaction._set_transaction_error | _set_error
method payment.transaction._post_process_after_done | _finalize_post_processing
method payment.transaction.form_feedback | _handle_feedback_data
method stock.location.get_warehouse | warehouse_id
method mrp.bom._get_product2bom | _bom_find (gives a dict by product)
method ir.model.data.xmlid_to_* | env.ref, _xmlid_to_res_id, _xmlid_to_res_model_res_id
method bus.bus.sendmany | _sendmany
method bus.bus.sendone | _sendone
method ir.ui.view.postprocess | _postprocess_view
method base_import.import.do | execute_import
import odoo.addons.mail.controllers.main | odoo.addons.mail.controllers.mail, .discuss
field stock.quant.package.packaging_id | package_type_id (stock.package.type)
field product.packaging.shipper_package_code | shipper_package_code of stock.package.type
field product.packaging.package_carrier_type | package_carrier_type of stock.package.type
field product.packaging.packaging_length | packaging_length of stock.package.type
field product.packaging.width | width of stock.package.type
field product.packaging.height | height of stock.package.type
field product.packaging.max_weight | max_weight of stock.package.type
field choose.delivery.package.delivery_packaging_id | delivery_package_type_id (stock.package.type)
field account.payment.register.payment_method_id | payment_method_line_id (the journal's line)
field account.payment.register.available_payment_method_ids | available_payment_method_line_ids (the journal's lines)
field account.payment.register.hide_payment_method | hide_payment_method_line
field account.payment.available_payment_method_ids | available_payment_method_line_ids (the journal's lines)
field account.payment.hide_payment_method | hide_payment_method_line
field product.template.inventory_availability | allow_out_of_stock_order, show_availability and available_threshold
field hr.employee.work_location | work_location_id (hr.work.location)
field event.mail.template_id | template_ref (a reference)
field mail.activity.type.res_model_id | res_model (the model's name)
field stock.move.inventory_id | is_inventory (yes or no)
method ir.model.data.get_object_reference | _xmlid_to_res_model_res_id
method crm.lead.handle_partner_assignment | _handle_partner_assignment`,
}
