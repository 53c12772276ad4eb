import type { Series } from '../text/series.ts'

/**
 * Views that have nodes which the built-in release lacks: somebody had changed them in the tree of which it was made, or
 * the nodes came with a later fix. 16.0: comments in the tree show it; 17.0: compared with a tree of August 2025.
 */
const CHANGED: Readonly<Partial<Record<Series, ReadonlySet<string>>>> = {
  '16.0': new Set(['hr_expense.hr_expense_view_form']),
  '17.0': new Set([
    'account.partner_view_buttons', 'account.view_account_journal_form', 'account_edi_ubl_cii.ubl_20_CommonType',
    'account_peppol.mail_notification_layout_with_responsible_signature_and_peppol',
    'hr_contract.hr_employee_view_search', 'hr_expense.res_config_settings_view_form', 'im_livechat.support_page',
    'l10n_ae.report_invoice_document', 'l10n_ar.report_invoice_document', 'l10n_ch.l10n_ch_swissqr_template',
    'l10n_es_edi_sii.view_move_form_inherit_l10n_es_edi', 'l10n_gcc_invoice.arabic_english_invoice',
    'l10n_hu_edi.report_invoice_document', 'l10n_in_edi_ewaybill.invoice_form_inherit_l10n_in_edi_ewaybill',
    'l10n_in_ewaybill_stock.l10n_in_ewaybill_form_view', 'l10n_jo_edi.account_move_send_form',
    'l10n_jo_edi.view_move_form', 'l10n_mu_account.report_invoice_document', 'l10n_sa.arabic_english_invoice',
    'l10n_sa_edi.arabic_english_invoice', 'l10n_tr_nilvera.res_config_settings_view_form',
    'loyalty.loyalty_program_view_form', 'payment_paypal.redirect_form',
    'point_of_sale.product_template_only_form_view', 'point_of_sale.report_userlabel', 'repair.report_repairorder',
    'stock.stock_warn_insufficient_qty_form_view', 'stock.view_picking_form', 'stock.view_stock_move_line_kanban',
    'stock.view_stock_quant_tree', 'stock_picking_batch.report_picking_batch',
    'survey.certification_report_view_general', 'website_event.event_pages_kanban_view',
    'website_hr_recruitment.job_pages_kanban_view', 'website_hr_recruitment.job_pages_tree_view',
    'website_sale.confirmation', 'website_sale.res_config_settings_view_form',
  ]), // biome-ignore format: a table
}

/** May a view have nodes that the built-in release does not know of? */
export function isChangedView(series: Series, id: string): boolean {
  return CHANGED[series]?.has(id) === true
}
