import type { HintList } from './name-hint.ts'

/** What stands for names that 18.0 lacks. */
export const HINTS_18: HintList = {
  hop: '18.0',
  evidence: 'core 17.0 and 18.0 compared, odoo-module-migrator 170_180',
  lines: `
field product.template.type:product | 'consu' with is_storable = True
field product.product.type:product | 'consu' with is_storable = True
field ir.ui.view.type:tree | 'list'
field ir.actions.act_window.view.view_mode:tree | 'list'
field ir.cron.numbercall | nothing
field ir.cron.doall | nothing
field res.company.period_lock_date | sale_lock_date, purchase_lock_date
field account.move.reversal_move_id | reversal_move_ids
field account.move.payment_id | origin_payment_id
field account.move.to_check | checked, which says the opposite
field account.account.company_id | company_ids
field product.template.detailed_type | type, and is_storable for goods with stock
field product.product.detailed_type | type, and is_storable for goods with stock
field sale.order.analytic_account_id | the project's account
model ir.property | a JSON column on the field's own table
model res.config.installer | nothing
model mail.shortcode | mail.canned.response
model hr.applicant.skill | hr.candidate.skill (18.0), hr.applicant.skill (19.0)
method *.user_has_groups | env.user.has_group, has_groups
method *.name_get | display_name
method *._name_search | _search_display_name
method *.check_access_rights | check_access, has_access
import odoo:registry | odoo.modules.registry.Registry
field account.payment.ref | memo
field account.payment.state:posted | 'in_process' or 'paid'
field account.payment.state:cancel | 'canceled'
field account.payment.line_ids | move_id.line_ids: a payment may have no move
field account.payment.is_internal_transfer | nothing
field account.payment.is_move_sent | is_sent
field account.bank.statement.line.to_check | checked, which says the opposite
field account.account.internal_group:off_balance | 'off'
field account.move.line.blocked | nothing
field account.move.made_sequence_hole | made_sequence_gap
field account.journal.secure_sequence_id | nothing: the moves' hashes form one chain for each prefix
field res.company.account_journal_payment_debit_account_id | nothing: payment_account_id of the payment method line
field res.company.account_journal_payment_credit_account_id | nothing: payment_account_id of the payment method line
field product.pricelist.discount_policy | nothing: lines with compute_price 'percentage' show the discount
field product.template.priority | is_favorite (yes or no)
field product.product.priority | is_favorite (yes or no)
field hr.applicant.name | partner_name
field hr.applicant.skill.applicant_id | candidate_id of hr.candidate.skill
field project.task.analytic_account_id | account_id of the project
field stock.location.return_location | nothing: any location may be returned to
field website.controller.page.page_name | name
method stock.return.picking.create_returns | action_create_returns
method stock.return.picking._create_returns | _create_return
method payment.transaction._finalize_post_processing | _post_process
method payment.transaction._reconcile_after_done | _post_process
method mail.message.message_format | _to_store
method res.users.systray_get_activities | _get_activity_groups
method bus.bus._sendmany | _sendone
method account.tax._prepare_tax_totals | _get_tax_totals_summary
method account.tax._convert_to_tax_base_line_dict | _prepare_base_line_for_taxes_computation
method pos.session._loader_params_* | _load_pos_data_fields and _load_pos_data_domain of the model that is loaded
method pos.session._get_pos_ui_* | _load_pos_data of the model that is loaded
method pos.session.get_pos_ui_* | _load_pos_data of the model that is loaded
xmlid account.menu_finance_entries_actions | account.menu_finance_entries
xmlid account.menu_finance_entries_accounting_miscellaneous | account.menu_finance_entries
xmlid account.menu_finance_entries_management | account.menu_finance_entries
import odoo.tools:create_column | odoo.tools.sql.create_column
import odoo.tools:LastOrderedSet | odoo.tools.misc.LastOrderedSet
import odoo.tools:submap | odoo.tools.misc.submap
import odoo.tools.date_utils:json_default | odoo.tools.json.json_default
import odoo.addons.http_routing.models.ir_http:slugify | env['ir.http']._slugify
import odoo.addons.http_routing.models.ir_http:slug | env['ir.http']._slug
import odoo.addons.http_routing.models.ir_http:unslug | env['ir.http']._unslug
import odoo.fields:Default | nothing
script @mail/core/web/chatter | @mail/chatter/web_portal/chatter
script @web/core/l10n/translation:_lt | _t of @web/core/l10n/translation
script @web/views/utils:archParseBoolean | exprToBoolean of @web/core/utils/strings
script @point_of_sale/app/errors/popups/error_popup | AlertDialog of @web/core/confirmation_dialog/confirmation_dialog
script @point_of_sale/app/store/models | @point_of_sale/app/models, a file a model
script @point_of_sale/app/store/db | @point_of_sale/app/models/data_service
script @point_of_sale/app/screens/partner_list/partner_editor/partner_editor | nothing: the form view of res.partner is opened
script @point_of_sale/app/popup/abstract_awaitable_popup | Dialog of @web/core/dialog/dialog, with makeAwaitable of @point_of_sale/app/store/make_awaitable_dialog`,
}
