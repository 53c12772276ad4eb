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
