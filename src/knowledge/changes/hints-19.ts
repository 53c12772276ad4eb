import type { HintList } from './name-hint.ts'

/** What stands for names that 19.0 lacks. */
export const HINTS_19: HintList = {
  hop: '19.0',
  evidence: 'core 18.0 and 19.0 compared, odoo-module-migrator 180_190',
  lines: `
field res.users.groups_id | group_ids (all_group_ids with implied ones)
field ir.ui.menu.groups_id | group_ids
field ir.ui.view.groups_id | group_ids
field ir.actions.act_window.groups_id | group_ids
field ir.actions.server.groups_id | group_ids
field ir.actions.report.groups_id | group_ids
field res.groups.category_id | privilege_id (res.groups.privilege)
field res.groups.users | user_ids
model uom.category | relative_uom_id and relative_factor
field uom.uom.category_id | relative_uom_id (the unit that it is counted in)
field uom.uom.uom_type | relative_factor (with relative_uom_id)
field uom.uom.factor_inv | relative_factor
field sale.order.line.product_uom | product_uom_id
field purchase.order.line.product_uom | product_uom_id
field sale.order.line.tax_id | tax_ids
field purchase.order.line.taxes_id | tax_ids
model hr.contract | hr.version: an employee's contract is a part of a version
model hr.candidate | hr.applicant
model hr.expense.sheet | nothing: expenses are posted one by one
model procurement.group | stock.reference, which only links what belongs together: stock.rule runs the rules
model product.packaging | uom.uom: packagings are units
model stock.quant.package | stock.package
model stock.valuation.layer | value, remaining_qty and remaining_value of stock.move; product.value holds what is set by hand
field stock.move.name | description_picking
field res.partner.mobile | phone
field res.partner.title | nothing
model res.partner.title | nothing
module web_editor | html_editor
module hr_contract | hr
method *.toggle_active | action_archive, action_unarchive
method *.check_access_rights | check_access, has_access
import odoo.osv.expression | odoo.fields.Domain
import odoo.addons.web_tour.tour_utils | @web_tour/tour_utils
field stock.picking.move_ids_without_package | move_ids
field stock.picking.move_line_ids_without_package | move_line_ids
field stock.picking.group_id | reference_ids (many2many)
field stock.picking.package_level_ids | nothing: move_line_ids with is_entire_pack
field stock.move.group_id | reference_ids (many2many)
field stock.move.scrapped | scrap_id, or location_dest_usage == 'inventory'
field stock.move.package_level_id | nothing: move lines with is_entire_pack
field stock.move.product_packaging_id | packaging_uom_id (a unit)
field stock.move.stock_valuation_layer_ids | nothing: the move has value, remaining_qty and remaining_value
field stock.move.line.package_level_id | is_entire_pack (yes or no)
field stock.rule.group_id | nothing: reference_ids come with what is procured
field stock.rule.group_propagation_option | nothing: reference_ids come with what is procured
field stock.location.scrap_location | usage == 'inventory'
field stock.warehouse.orderpoint.qty_multiple | replenishment_uom_id (a unit)
field stock.warehouse.orderpoint.group_id | nothing
model stock.package_level | nothing: move lines with is_entire_pack
method procurement.group.run | stock.rule.run
method procurement.group.run_scheduler | stock.rule.run_scheduler
field procurement.group.sale_id | sale_ids of stock.reference
field product.product.quantity_svl | nothing: qty_available, and total_value
field product.product.value_svl | total_value
field product.product.stock_valuation_layer_ids | nothing: stock_move_ids with value and remaining_value
field product.template.uom_po_id | nothing: product_uom_id of the vendor's line; uom_ids lists further units
field product.product.uom_po_id | nothing: product_uom_id of the vendor's line; uom_ids lists further units
field product.template.packaging_ids | uom_ids; the barcode of a packaging stands in product.uom
field product.product.packaging_ids | uom_ids; the barcode of a packaging stands in product.uom
field product.packaging.qty | relative_factor of uom.uom
field product.packaging.barcode | barcode of product.uom
field product.supplierinfo.product_uom | product_uom_id
field sale.order.line.product_packaging_id | product_uom_id (a unit)
field sale.order.line.product_packaging_qty | product_uom_qty
field purchase.order.line.product_packaging_id | product_uom_id (a unit)
field purchase.order.line.product_packaging_qty | product_uom_qty
field purchase.order.state:done | state 'purchase' with locked = True
field purchase.order.line.state:done | state 'purchase' with locked = True on the order
field purchase.order.group_id | reference_ids (many2many)
field sale.order.procurement_group_id | stock_reference_ids (many2many)
field mrp.production.lot_producing_id | lot_producing_ids (many2many)
field mrp.production.procurement_group_id | production_group_id, and reference_ids for what it is made for
field mrp.workorder.finished_lot_id | finished_lot_ids (many2many)
field mrp.workorder.state:pending | 'blocked'
field mrp.workorder.state:waiting | 'blocked'
field account.account.deprecated | active, which says the opposite
field account.reconcile.model.auto_reconcile | trigger == 'auto_reconcile'
field account.reconcile.model.rule_type | nothing: what is matched makes it a rule; trigger tells whether it acts by itself
field account.reconcile.model.match_partner | match_partner_ids (the partners)
field account.reconcile.model.match_text_location_label | nothing: match_label and match_label_param look into all texts
field account.reconcile.model.match_text_location_note | nothing: match_label and match_label_param look into all texts
field account.reconcile.model.match_text_location_reference | nothing: match_label and match_label_param look into all texts
field account.reconcile.model.match_partner_category_ids | nothing
field account.reconcile.model.match_nature | nothing
field account.reconcile.model.match_same_currency | nothing
field account.reconcile.model.allow_payment_tolerance | nothing
field account.reconcile.model.payment_tolerance_param | nothing
field account.reconcile.model.payment_tolerance_type | nothing
field account.reconcile.model.past_months_limit | nothing
field account.reconcile.model.matching_order | nothing
field account.reconcile.model.partner_mapping_line_ids | mapped_partner_id, with match_label and match_label_param
field account.reconcile.model.line.force_tax_included | nothing
field account.move.send.wizard.mail_template_id | template_id
field account.move.send.wizard.mail_lang | lang
field account.move.send.wizard.mail_subject | subject
field account.move.send.wizard.mail_body | body
field account.move.expense_sheet_id | expense_ids (one2many)
method hr.expense.action_submit_expenses | action_submit
method hr.expense.sheet.action_submit_sheet | action_submit of hr.expense
method hr.expense.sheet.action_approve_expense_sheets | action_approve of hr.expense
method hr.expense.sheet.action_sheet_move_post | action_post of hr.expense
method hr.expense.sheet.action_reset_expense_sheets | action_reset of hr.expense
field hr.expense.sheet_id | nothing: expenses are posted one by one
field hr.expense.sheet.account_move_ids | account_move_id of hr.expense
xmlid hr_expense.model_hr_expense_sheet | hr_expense.model_hr_expense
xmlid hr_expense.view_hr_expense_sheet_form | hr_expense.hr_expense_view_form
xmlid hr_expense.hr_expense_sheet_view_search | hr_expense.hr_expense_view_search
xmlid hr_expense.view_hr_expense_sheet_tree | hr_expense.view_expenses_tree
field hr.contract.state | nothing: contract_date_start and contract_date_end of hr.version tell
field hr.contract.date_start | contract_date_start of hr.version
field hr.contract.date_end | contract_date_end of hr.version
field hr.employee.contract_id | version_id (current_version_id is stored)
field hr.employee.contract_ids | version_ids
field hr.employee.bank_account_id | bank_account_ids (many2many), primary_bank_account_id
xmlid hr_contract.model_hr_contract | hr.model_hr_version
xmlid hr_contract.group_hr_contract_manager | hr.group_hr_manager
xmlid hr_contract.hr_contract_view_form | hr.view_employee_form
model hr.employee.base | hr.employee and hr.employee.public, each by itself
field ir.filters.user_id | user_ids (many2many)
xmlid base.default_user | base.default_user_group, whose implied groups new users get
xmlid stock.stock_location_locations_virtual | nothing: such locations have no parent
xmlid website.snippet_options | nothing: options are plugins of html_builder
method website.sale_get_order | request.cart, and _create_cart() where there is none
method sale.order._cart_update | _cart_add, _cart_update_line_quantity
method payment.transaction._handle_notification_data | _process
method payment.transaction._get_tx_from_notification_data | _search_by_reference
method payment.transaction._process_notification_data | _apply_updates
method payment.provider._stripe_make_request | _send_api_request
method res.company._company_default_get | env.company
method *.clear_caches | env.registry.clear_cache()
method *._where_calc | _search
method *._apply_ir_rules | _search, which applies the rules
method *._message_add_suggested_recipient | _message_add_suggested_recipients
method ir.mail_server.build_email | _build_email__
method ir.mail_server.connect | _connect__
method fetchmail.server.connect | _connect__
method ir.sequence.get | next_by_code
import odoo.fields:first | records[:1]
import odoo.fields:date | datetime.date of Python
import odoo.fields:datetime | datetime.datetime of Python
import odoo.api:returns | nothing: leave the decorator out
import odoo.models:ValidationError | odoo.exceptions.ValidationError
import odoo.models:NewId | odoo.api.NewId
import odoo.addons.resource.models.utils:Intervals | odoo.tools.intervals.Intervals
import odoo.modules.module:get_module_resource | odoo.tools.misc.file_path
import odoo.modules:get_module_resource | odoo.tools.misc.file_path
import odoo.tools.misc:xlsxwriter | import xlsxwriter
import odoo.addons.website.tools:MockRequest | odoo.addons.http_routing.tests.common.MockRequest
script @point_of_sale/app/store/pos_store | @point_of_sale/app/services/pos_store
script @point_of_sale/app/store/pos_hook | @point_of_sale/app/hooks/pos_hook
script @point_of_sale/app/store/make_awaitable_dialog | @point_of_sale/app/utils/make_awaitable_dialog
script @point_of_sale/app/navbar/navbar | @point_of_sale/app/components/navbar/navbar
script @point_of_sale/app/navbar/closing_popup/closing_popup | @point_of_sale/app/components/popups/closing_popup/closing_popup
script @point_of_sale/app/navbar/sale_details_button/sale_details_button | @point_of_sale/app/components/navbar/sale_details_button/sale_details_button
script @point_of_sale/app/utils/money_details_popup/money_details_popup | @point_of_sale/app/components/popups/money_details_popup/money_details_popup
script @point_of_sale/app/utils/input_popups/number_popup | @point_of_sale/app/components/popups/number_popup/number_popup
script @point_of_sale/app/utils/input_popups/selection_popup | @point_of_sale/app/components/popups/selection_popup/selection_popup
script @point_of_sale/app/utils/input_popups/text_input_popup | @point_of_sale/app/components/popups/text_input_popup/text_input_popup
script @point_of_sale/app/printer/base_printer | @point_of_sale/app/utils/printer/base_printer
script @point_of_sale/app/store/select_lot_popup/select_lot_popup | @point_of_sale/app/components/popups/select_lot_popup/select_lot_popup
script @point_of_sale/app/generic_components/numpad/numpad | @point_of_sale/app/components/numpad/numpad
script @point_of_sale/app/generic_components/inputs/input/input | @point_of_sale/app/components/inputs/input/input
script @point_of_sale/app/generic_components/inputs/numeric_input/numeric_input | @point_of_sale/app/components/inputs/numeric_input/numeric_input
script @point_of_sale/app/generic_components/product_card/product_card | @point_of_sale/app/components/product_card/product_card
script @web_tour/tour_service/tour_utils | @web_tour/tour_utils
script @payment/js/payment_form | @payment/interactions/payment_form
script @payment/js/express_checkout_form | @payment/interactions/express_checkout
script @web_editor/components/media_dialog/media_dialog | @html_editor/main/media/media_dialog/media_dialog
script @web_editor/components/media_dialog/search_media | @html_editor/main/media/media_dialog/search_media
script @web_editor/js/editor/image_processing | @html_editor/utils/image_processing
script @web_editor/js/editor/snippets.options | nothing: options are plugins of @html_builder
script @website_sale/js/website_sale | @website_sale/interactions/website_sale
script @web/core/tree_editor/condition_tree:treeFromDomain | treeFromDomain of @web/core/tree_editor/tree_from_domain
script @web/core/tree_editor/condition_tree:domainFromTree | domainFromTree of @web/core/tree_editor/domain_from_tree
script @web/views/utils:uuid | uuid of @web/core/utils/strings
xmlid account.account_management_menu | account.menu_finance_configuration
field account.reconcile.model.partner.mapping.payment_ref_regex | nothing: a model with match_label 'match_regex' and mapped_partner_id`,
}
