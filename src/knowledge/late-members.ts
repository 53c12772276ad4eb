import type { FieldPart, MethodPart, ModelPart } from '../facts/module-facts.ts'
import type { Series } from '../text/series.ts'
import { LATE_15 } from './late-members-15.ts'
import { LATE_17 } from './late-members-17.ts'
import type { ClosedModule } from './release.ts'

/**
 * Fields and methods that came to a series with fixes after its built-in release was taken, one line for a module and a
 * model: `field:Type`, `method(arguments)`. 14.0: read in a tree of August 2023; 15.0 and 17.0 stand in files of their own.
 */
const LATE: Readonly<Partial<Record<Series, string>>> = {
  '14.0': `
account account.bank.statement | _check_cash_balance_end_real_same_as_computed(); _check_bank_balance_end_real_same_as_computed()
account account.journal | _create_invoice_from_attachment(attachment_ids=)
account account.move | _compute_payment_reference(); _get_integrity_hash_fields(); _get_integrity_hash_fields_and_subfields(); _compute_display_qr_code(); _is_downpayment()
account account.move.line | _get_integrity_hash_fields(); _compute_name(); _check_product_uom_category_id(); _get_downpayment_lines()
account account.payment.register | _get_batch_available_payment_methods(journal, payment_type)
account product.template | _check_uom_not_in_invoice()
account_edi_ubl_cii account.edi.common | _validate_taxes(invoice); _import_retrieve_and_fill_partner(invoice, name, phone, mail, vat); _import_log_prepaid_amount(invoice_form, prepaid_node, qty_factor); _import_retrieve_fixed_tax(invoice_line_form, fixed_tax_vals); _import_fill_invoice_line_taxes(journal, tax_nodes, invoice_line_form, inv_line_vals, logs)
base ir.actions.report | get_barcode_check_digit(numeric_barcode); check_barcode_encoding(barcode, encoding)
base ir.default | _check_json_format()
base ir.module.module | _get_modules_to_load_domain()
base res.currency | _check_company_currency_stays_active()
base_address_extended res.country | onchange_street_format()
base_import_module ir.module.module | _get_modules_to_load_domain()
base_vat res.partner | check_vat_al(vat); check_vat_ph(vat); check_vat_ve(vat); format_vat_sm(vat)
delivery stock.picking | _should_generate_commercial_invoice()
google_calendar calendar.event | _get_event_user()
google_calendar calendar.recurrence | _get_event_user()
google_calendar google.calendar.sync | _event_ids_from_google_ids(google_ids); _get_event_user()
google_gmail ir.mail_server | _check_use_google_gmail_service()
google_spreadsheet google.drive.config | _get_data_formula(model, domain, groupbys, view_id)
hr_contract hr.contract | _safe_write_for_cron(vals, from_cron=)
l10n_ar_website_sale ir.ui.view | _check_active()
l10n_de account.move | l10n_de_addresses:Binary=_compute_l10n_de_addresses; _compute_l10n_de_addresses()
l10n_id_efaktur account.move | _compute_kode_transaksi()
l10n_in_stock stock.picking | _should_generate_commercial_invoice()
l10n_it_edi account.edi.format | _convert_date_from_xml(xsdate_str)
l10n_it_edi account.move | _l10n_it_edi_prepare_fatturapa_line_details(reverse_charge_refund=, is_downpayment=, convert_to_euros=); _l10n_it_edi_prepare_fatturapa_tax_details(tax_details, reverse_charge_refund=)
l10n_it_edi res.company | _check_eco_incorporated()
l10n_it_stock_ddt stock.picking | l10n_it_show_print_ddt_button:Boolean=_compute_l10n_it_show_print_ddt_button; _compute_l10n_it_show_print_ddt_button()
mail ir.config_parameter | _clean_and_check_mail_catchall_allowed_domains(value)
microsoft_outlook microsoft.outlook.mixin | _get_microsoft_endpoint()
mrp mrp.production | _can_produce_serial_number(sn=)
mrp mrp.workorder | _calculate_date_planned_finished(date_planned_start=); _calculate_duration_expected(date_planned_start=, date_planned_finished=); _onchange_finished_lot_id()
mrp product.template | _compute_show_on_hand_qty_status_button()
mrp stock.move | _prepare_procurement_origin()
mrp stock.rule | _should_auto_confirm_procurement_mo(p)
mrp_subcontracting mrp.production | incoming_picking:Many2one@move_finished_ids.move_dest_ids.picking_id
mrp_subcontracting_dropshipping stock.move | _is_purchase_return()
payment_adyen_paybylink payment.acquirer | _adyen_compute_shopper_reference(partner_id)
payment_adyen_paybylink payment.transaction | adyen_create(values)
product product.template | _get_default_uom_po_id()
product_expiry stock.move.line | _get_value_production_lot()
purchase purchase.report | _where()
purchase_requisition purchase.requisition.line | _compute_account_analytic_id(); _compute_analytic_tag_ids()
purchase_stock stock.move | _is_purchase_return()
sale account.move | _is_downpayment()
sale account.move.line | _get_downpayment_lines()
sale sale.report | _select_additional_fields(fields)
sale_margin sale.report | _select_additional_fields(fields)
sale_mrp mrp.bom | _ensure_bom_is_free()
sale_stock sale.report | _select_additional_fields(fields)
snailmail snailmail.letter | _append_cover_page(invoice_bin); _overwrite_margins(invoice_bin)
stock product.template | show_on_hand_qty_status_button:Boolean=_compute_show_on_hand_qty_status_button; _compute_show_on_hand_qty_status_button()
stock stock.backorder.confirmation | _check_less_quantities_than_expected(pickings)
stock stock.move | _search_picking_for_assignation_domain(); _prepare_procurement_origin(); _get_orig_reserved_availability(done_ids=)
stock stock.move.line | _get_value_production_lot()
stock stock.picking | _get_report_lang()
stock_account account.move.line | _can_use_stock_accounts()
stock_account stock.valuation.layer | _consume_specific_qty(qty_valued, qty_to_value); _consume_all(qty_valued, valued, qty_to_value)
stock_landed_costs account.move.line | _can_use_stock_accounts()
survey survey.survey | _get_pages_and_questions_to_show()
web_editor ir.ui.view | _get_allowed_root_attrs()
website ir.ui.view | _get_allowed_root_attrs()
website website | _remove_attachments_on_website_unlink()
website_sale sale.report | _select_additional_fields(fields)
website_sale_stock sale.order | _cart_lines_stock_update(values, **kwargs)
`,
  '15.0': LATE_15,
  '17.0': LATE_17,
}

/** Modules that came with fixes, each with what it depends on. */
const LATE_MODULES: Readonly<Partial<Record<Series, Readonly<Record<string, string>>>>> = {
  '15.0': {
    account_sale_timesheet: 'account sale_timesheet',
    fetchmail_gmail: 'google_gmail fetchmail',
    fetchmail_outlook: 'microsoft_outlook fetchmail',
    l10n_lu_peppol_id: 'l10n_lu account_edi_ubl_cii',
    l10n_ph: 'account base_vat l10n_multilang',
    l10n_sa_edi_pos: 'l10n_sa_pos l10n_sa_edi',
    pos_mrp: 'point_of_sale mrp',
    pos_sale_gift_card: 'pos_sale gift_card',
    pos_sale_margin: 'pos_sale sale_margin',
    project_account: 'project account',
    project_hr_expense: 'project hr_expense',
    sale_mrp_margin: 'sale_mrp sale_stock_margin',
    sale_project_account: 'sale_timesheet account',
    website_sale_delivery_giftcard: 'website_sale_delivery website_sale_gift_card',
  },
  '17.0': {
    account_payment_term: 'account',
    hr_recruitment_sms: 'hr_recruitment sms',
    l10n_es_edi_tbai_multi_refund: 'l10n_es_edi_tbai',
    l10n_es_edi_verifactu: 'l10n_es',
    l10n_es_edi_verifactu_pos: 'l10n_es_edi_verifactu point_of_sale',
    l10n_id_efaktur_coretax: 'l10n_id l10n_id_efaktur',
    l10n_it_edi_ndd_account_dn: 'l10n_it_edi_ndd account_debit_note',
    l10n_it_edi_sale: 'l10n_it_edi sale',
    l10n_it_edi_website_sale: 'l10n_it_edi website_sale',
    l10n_jo_edi_extended: 'l10n_jo_edi',
    l10n_my_edi_extended: 'l10n_my_edi',
    l10n_ro_edi_stock: 'stock_delivery l10n_ro_efactura',
    l10n_ro_edi_stock_batch: 'l10n_ro_edi_stock stock_picking_batch',
    l10n_rs_edi: 'account_edi_ubl_cii l10n_rs',
    l10n_tr_nilvera_edispatch: 'l10n_tr_nilvera stock',
    l10n_uy_website_sale: 'l10n_uy website_sale',
  },
  // of Enterprise: the addons that Odoo gives to industries depend on it; what it depends on is not known
  '19.0': { equity: 'base' },
}

/** Modules that came to a series after its built-in release was taken. */
export function lateModules(series: Series): readonly ClosedModule[] {
  return Object.entries(LATE_MODULES[series] ?? {}).map(([name, depends]) => ({ name, depends: depends.split(' ') }))
}

/** What came to the models of a module after the built-in release of its series was taken. */
export function lateMembers(series: Series, module: string): readonly ModelPart[] {
  const lines = LATE[series]?.split('\n') ?? []
  return lines.filter((line) => line.startsWith(`${module} `)).map(readLine)
}

/** Did a field come to a model with a later fix? Views that show it, or read it, may have come with the same one. */
export function isLateField(series: Series, model: string, field: string): boolean {
  const lines = LATE[series]?.split('\n') ?? []
  return lines.some((line) => line.includes(` ${field}:`) && line.includes(` ${model} | `))
}

function readLine(line: string): ModelPart {
  const [head = '', members = ''] = line.split(' | ')
  const fields: FieldPart[] = []
  const methods: MethodPart[] = []
  for (const text of members.split('; ')) {
    const method = /^(\w+)\((.*)\)$/.exec(text)
    const field = /^(\w+):(\w+)(?:>([\w.]+))?(?:@([\w.]+))?(?:=(\w+))?$/.exec(text)
    if (method) methods.push({ name: method[1] ?? '', signature: method[2] ? `self, ${method[2]}` : 'self' })
    else if (field) fields.push(readField(field))
  }
  const model = head.slice(head.indexOf(' ') + 1)
  return { model, creates: false, kind: 'model', inherit: [], inherits: [], fields, methods, late: true, className: '' }
}

function readField([, name = '', type = '', comodel, related, compute]: RegExpExecArray): FieldPart {
  return { name, type, ...(comodel && { comodel }), ...(related && { related }), ...(compute && { compute }) }
}
