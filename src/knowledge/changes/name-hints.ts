import { type Series, seriesRank } from '../../text/series.ts'

/** A name that is gone, and what to use: kept by hand, where no list of renames tells it. */
export interface NameHint {
  readonly kind: 'model' | 'field' | 'method' | 'xmlid' | 'module' | 'import'
  readonly name: string
  readonly hop: Series
  /** a name, or words */
  readonly to: string
  readonly evidence: string
}

/** One line a name: `kind name | what to use`; `*` at the end of a name stands for any letters. */
const HINTS: readonly { readonly hop: Series; readonly evidence: string; readonly lines: string }[] = [
  {
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
import odoo.addons.mail.controllers.main | odoo.addons.mail.controllers.mail, .discuss`,
  },
  {
    hop: '16.0',
    evidence: 'core 15.0 and 16.0 compared, odoo-module-migrator 150_160',
    lines: `
import odoo.http:WebRequest | odoo.http.Request
import odoo.http:HttpRequest | odoo.http.Request
import odoo.http:JsonRequest | odoo.http.Request
import odoo.http:Root | odoo.http.Application
import odoo.http:controllers_per_module | odoo.http.Controller.children_classes
model account.account.type | the selection account_type of account.account
field account.account.user_type_id | account_type
field account.account.internal_type | account_type
field account.account.template.user_type_id | account_type
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
field hr.expense.analytic_account_id | analytic_distribution
field account.move.line.exclude_from_invoice_tab | display_type
field product.product.price | pricelist._get_product_price(product, quantity)
field product.template.price | pricelist._get_product_price(product, quantity)
field sale.order.tax_totals_json | tax_totals
field account.move.tax_totals_json | tax_totals
field stock.move.line.product_qty | reserved_qty
field stock.move.line.product_uom_qty | reserved_uom_qty
field stock.rule.location_id | location_dest_id
field stock.picking.move_lines | move_ids
field product.supplierinfo.name | partner_id
field payment.transaction.acquirer_id | provider_id
field payment.transaction.provider | provider_code
model ir.translation | translated fields hold JSON: update_field_translations, get_field_translations
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
module gift_card | loyalty`,
  },
  {
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
field project.project.analytic_account_id | analytic_account_id until 17.0, account_id since 18.0
field hr.employee.address_home_id | private_street, private_city …
field hr.expense.total_amount | total_amount_currency
field hr.expense.unit_amount | price_unit
field hr.expense.amount_tax | tax_amount_currency
field hr.expense.untaxed_amount | untaxed_amount_currency
field hr.expense.total_amount_company | total_amount
field hr.expense.sheet_is_editable | is_editable
field hr.expense.attachment_number | nb_attachment
field account.tax.l10n_mx_tax_type | l10n_mx_factor_type
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
method res.partner._fields_view_get_address | _view_get_address
method mail.thread.message_post_with_view | message_post_with_source
method mail.thread.message_post_with_template | message_post_with_source`,
  },
  {
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
field account.move.to_check | checked
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
import odoo:registry | odoo.modules.registry.Registry`,
  },
  {
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
field uom.uom.category_id | relative_uom_id
field uom.uom.uom_type | relative_factor
field uom.uom.factor_inv | relative_factor
field sale.order.line.product_uom | product_uom_id
field purchase.order.line.product_uom | product_uom_id
field sale.order.line.tax_id | tax_ids
field purchase.order.line.taxes_id | tax_ids
model hr.contract | hr.version
model hr.candidate | hr.applicant
model hr.expense.sheet | nothing: expenses are posted one by one
model procurement.group | stock.reference
model product.packaging | uom.uom: packagings are units
model stock.quant.package | stock.package
model stock.valuation.layer | product.value
field stock.move.name | description_picking
field res.partner.mobile | phone
field res.partner.title | nothing
model res.partner.title | nothing
module web_editor | html_editor
module hr_contract | hr
method *.toggle_active | action_archive, action_unarchive
method *.check_access_rights | check_access, has_access
import odoo.osv.expression | odoo.fields.Domain
import odoo.addons.web_tour.tour_utils | @web_tour/tour_utils`,
  },
]

/** The hints kept by hand, asked by name. */
export class NameHints {
  readonly #exact = new Map<string, NameHint[]>()
  readonly #loose: NameHint[] = []

  constructor() {
    for (const { hop, evidence, lines } of HINTS)
      for (const line of lines.split('\n')) {
        const [, kind, name, to] = /^(\w+) (\S+) \| (.+)$/.exec(line) ?? []
        if (!isKind(kind) || name === undefined || to === undefined) continue
        const hint: NameHint = { kind, name, hop, to, evidence }
        if (name.includes('*')) this.#loose.push(hint)
        else this.#exact.set(`${kind} ${name}`, [...(this.#exact.get(`${kind} ${name}`) ?? []), hint])
      }
  }

  /** What stands for a name on the way between two releases. */
  find(kind: NameHint['kind'], name: string, from: Series, to: Series): NameHint | undefined {
    const inTime = ({ hop }: NameHint): boolean =>
      seriesRank(hop) > seriesRank(from) && seriesRank(hop) <= seriesRank(to)
    return (
      this.#exact.get(`${kind} ${name}`)?.find(inTime) ??
      this.#loose.find((hint) => hint.kind === kind && inTime(hint) && fits(hint.name, name))
    )
  }

  /** How many names are known. */
  get size(): number {
    return [...this.#exact.values()].reduce((sum, hints) => sum + hints.length, this.#loose.length)
  }
}

function isKind(text: string | undefined): text is NameHint['kind'] {
  return ['model', 'field', 'method', 'xmlid', 'module', 'import'].includes(text ?? '')
}

function fits(pattern: string, name: string): boolean {
  const [head = '', ...rest] = pattern.split('*')
  const tail = rest.at(-1) ?? ''
  return name.startsWith(head) && name.endsWith(tail) && name.length >= head.length + tail.length
}
