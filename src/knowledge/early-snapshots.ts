import type { Series } from '../text/series.ts'

/**
 * Series whose built-in release was taken when the series was young: what it lacks may have come with a later fix. The
 * tree of 15.0 lacks a third of the external ids that OpenUpgrade's analysis of 15.0 calls new.
 */
const EARLY: ReadonlySet<Series> = new Set(['15.0'])

/** Was the built-in release of a series taken early? */
export function isEarlySnapshot(series: Series): boolean {
  return EARLY.has(series)
}

/** Names of Odoo's package that Odoo's own addons of the series import, and that the tree's package is too old to have. */
const LATE_NAMES: Readonly<Partial<Record<Series, ReadonlySet<string>>>> = {
  '15.0': new Set([
    'odoo.api.private', 'odoo.service.model.get_public_method',
    'odoo.http.HTTPRequest', 'odoo.http.make_request_wrap_methods', 'odoo.modules.check_manifest_dependencies',
    'odoo.modules.module.check_manifest_dependencies', 'odoo.modules.module.check_python_external_dependency',
    'odoo.modules.module.file_path', 'odoo.modules.module.get_module_icon_path', 'odoo.tools.NON_BREAKING_SPACE',
    'odoo.tools.ReadonlyDict', 'odoo.tools.cleanup_xml_node', 'odoo.tools.create_link', 'odoo.tools.email_normalize_all',
    'odoo.tools.file_open_temporary_directory', 'odoo.tools.json_float_round', 'odoo.tools.zeep',
    'odoo.tools.float_utils.json_float_round', 'odoo.tools.mail.create_link', 'odoo.tools.mail.email_normalize_all',
    'odoo.tools.mimetypes.get_extension', 'odoo.tools.misc.NON_BREAKING_SPACE', 'odoo.tools.misc.ReadonlyDict',
    'odoo.tools.misc.file_open_temporary_directory', 'odoo.tools.pdf.add_banner', 'odoo.tools.xml_utils.cleanup_xml_node',
  ]), // biome-ignore format: a table
  '16.0': new Set([
    'odoo.models.GC_UNLINK_LIMIT', 'odoo.tools.file_open_temporary_directory', 'odoo.tools.ReadonlyDict',
    'odoo.tools.zeep', 'odoo.tools.create_link', 'odoo.api.private', 'odoo.service.model.get_public_method',
  ]), // biome-ignore format: a table
  '17.0': new Set([
    'odoo.api.private', 'odoo.modules.migration.exec_script', 'odoo.service.model.get_public_method', 'odoo.tools.facade',
    'odoo.tools.date_utils.weekdays', 'odoo.tools.date_utils.weeknumber', 'odoo.tools.email_anonymize',
    'odoo.tools.mail.email_anonymize', 'odoo.tools.pdf.DependencyError', 'odoo.tools.translate.OWL_TRANSLATED_ATTRS',
  ]), // biome-ignore format: a table
}

/** Did a name of Odoo's package come within the series, after the built-in release was taken? */
export function cameLate(series: Series, name: string): boolean {
  return LATE_NAMES[series]?.has(name) === true
}

/** External ids that data files declare in a later tree of the series; those of localisations grow anyway. */
const LATE_IDS: Readonly<Partial<Record<Series, ReadonlySet<string>>>> = {
  '14.0': new Set([
    'account.tax_rep_comp_rule', 'board.qunit_mobile_suite', 'purchase_mrp.access_mrp_bom_line_purchase_user',
    'purchase_mrp.access_mrp_bom_purchase_user',
  ]), // biome-ignore format: a table
  '17.0': new Set([
    'account.access_product_template_account_manager', 'account.account_analytic_line_rule_readonly_user',
    'account.res_partner_action_supplier_bills', 'account_debit_note.view_account_invoice_filter_debit',
    'account_debit_note.view_account_move_filter_debit', 'account_debit_note.view_account_move_line_filter_debit',
    'account_edi_ubl_cii.ubl_20_ExchangeRateType', 'mail.ir_rule_mail_notifications_group_portal',
    'point_of_sale.pos_taxe_group_0', 'pos_mrp.access_mrp_bom_line_pos_user', 'pos_mrp.access_mrp_bom_pos_user',
    'sale_timesheet.project_sharing_inherit_project_task_view_tree_sale_timesheet',
  ]), // biome-ignore format: a table
}

/** Did an external id of Odoo come within the series, after the built-in release was taken? */
export function isLateId(series: Series, id: string): boolean {
  return LATE_IDS[series]?.has(id) === true
}

/** Exports of scripts that came within a series; an empty list: the whole script did. */
const LATE_SCRIPTS: Readonly<Partial<Record<Series, Readonly<Record<string, readonly string[]>>>>> = {
  '17.0': {
    '@account/components/dynamic_selection/dynamic_selection': [],
    '@auth_signup/js/reset_password': [],
    '@google_recaptcha/js/signup': [],
    '@hr/components/float_without_trailing_zeros/float_without_trailing_zeros': [],
    '@l10n_in_pos/overrides/store/pos_store': [],
    '@partner_autocomplete/js/partner_autocomplete_component': [],
    '@payment/js/payment_wizard_copy_clipboard_field': [],
    '@payment_flutterwave/js/payment_form': [],
    '@portal/signature_form/signature_form': ['SignatureForm'],
    '@project/project_sharing/views/kanban/kanban_view': [],
    '@project_todo/views/todo_form/todo_form_renderer': [],
    '@project_todo/views/todo_form/todo_form_status_bar_button': [],
    '@web/core/browser/feature_detection': ['isBrowserMicrosoftEdge'],
    '@web/core/errors/error_service': ['HTMLElementLoadingError'],
    '@web/core/py_js/py_interpreter': ['allowedFns'],
    '@web/core/tree_editor/condition_tree': ['domainContainsExpresssions'],
    '@web_editor/js/editor/odoo-editor/src/utils/utils': [
      'fixInvalidHTML',
      'hasAnyFontSizeClass',
      'isButton',
      'isZwnbsp',
    ],
    '@website/core/errors/beforeunload_error_handler': [],
    '@website_cf_turnstile/js/turnstile': ['turnStile'],
  },
}

/** What a script of Odoo exports since a later fix of the series; empty: all of it came so. `undefined`: nothing did. */
export function lateExports(series: Series, script: string): readonly string[] | undefined {
  return LATE_SCRIPTS[series]?.[script]
}
