import type { Series } from '../../text/series.ts'

/**
 * Renames and merges between two releases as the migration of a database shows them: facts taken from the
 * distributions `odoo-addon-openupgrade-scripts` of PyPI (15.0.1.0.0.568, 16.0.1.0.5.25, 17.0.1.0.1.493,
 * 18.0.1.0.0.554, 19.0.1.0.0.407), `apriori.py` and the lists of renames in `pre-migration.py`. Each text is a list of
 * `old new`, separated by commas; a field is `model.old new`.
 */
export interface StepChanges {
  readonly from: Series
  readonly to: Series
  readonly renamedModules: string
  readonly mergedModules: string
  readonly renamedModels: string
  readonly mergedModels: string
  readonly renamedFields: string
  readonly renamedIds: string
}

export const OPENUPGRADE: readonly StepChanges[] = [
  {
    from: '14.0',
    to: '15.0',
    renamedModules:
      'account_invoice_report_utm_campaign account_invoice_report_utm,account_menu account_usability,' +
      'crm_iap_lead crm_iap_mine,crm_iap_lead_enrich crm_iap_enrich,' +
      'crm_iap_lead_website website_crm_iap_reveal,hr_timesheet_activity_begin_end hr_timesheet_begin_end,' +
      'l10n_eu_oss l10n_eu_oss_oca,mail_client_extension mail_plugin,payment_ingenico payment_ogone,' +
      'project_category project_type,project_milestone project_task_milestone,' +
      'project_stage_state project_task_stage_state,sale_commission_formula commission_formula,' +
      'sale_coupon_chatter coupon_chatter,' +
      'sale_coupon_commercial_partner_applicability coupon_commercial_partner_applicability,' +
      'sale_coupon_mass_mailing coupon_mass_mailing,sale_coupon_portal coupon_portal,' +
      'sale_coupon_portal_commercial_partner_applicability coupon_portal_commercial_partner_applicability,' +
      'sale_project_service_tracking_copy_tasks sale_project_copy_tasks,' +
      'stock_inventory_cost_info stock_quant_cost_info,website_mail_channel website_mail_group,' +
      'website_sale_attribute_filter_order website_sale_product_attribute_filter_order',
    mergedModules:
      'account_edi_extended account_edi,account_payment_paired_internal_transfer account,' +
      'base_jsonify jsonifier,fleet_vehicle_notebook fleet,fleet_vehicle_pivot_graph fleet,' +
      'hr_attendance_user_list hr_attendance,hr_contract_type hr_contract,' +
      'hr_recruitment_notification hr_recruitment,l10n_be_invoice_bba l10n_be,l10n_ch_qr_iban l10n_ch,' +
      'l10n_de_steuernummer base_vat,l10n_es_extra_data l10n_es,l10n_eu_service l10n_eu_oss,' +
      'l10n_se_ocr l10n_se,mass_operation_abstract base,mrp_production_byproduct_cost_share mrp_account,' +
      'mrp_subcontracting_resupply_link mrp_subcontracting_purchase,payment_adyen_paybylink payment_adyen,' +
      'payment_fix_register_token payment,pos_invoicing point_of_sale,pos_order_line_note point_of_sale,' +
      'pos_order_mgmt point_of_sale,pos_order_return point_of_sale,pos_sale_order_load pos_sale,' +
      'procurement_jit sale_stock,product_sale_tax_price_included account,project_mail_chatter project,' +
      'project_task_dependency project,project_timeline_task_dependency project_timeline,' +
      'purchase_batch_invoicing purchase,purchase_invoicing_no_zero_line purchase,' +
      'sale_timesheet_edit sale_timesheet,sale_timesheet_order_line_sync sale_timesheet,' +
      'sale_timesheet_purchase sale_timesheet,stock_account_prepare_anglo_saxon_out_lines_hook stock_account,' +
      'stock_account_product_cost_security product_cost_security,stock_barcode_mobile stock_barcode,' +
      'stock_deferred_assign stock,stock_inventory_exclude_sublocation stock,' +
      'stock_inventory_valuation_pivot stock_account,stock_move_assign_picking_hook stock,' +
      'stock_orderpoint_manual_procurement stock,survey_description survey,web_decimal_numpad_dot web,' +
      'website_animate website,website_event_track_exhibitor website_event_exhibitor,website_form website,' +
      'website_google_analytics_4 website,website_sale_attribute_filter_price website_sale,' +
      'website_sale_cart_no_redirect website_sale,website_sale_management website_sale,' +
      'website_sale_product_attribute_filter_visibility website_sale,' +
      'website_sale_stock_available_display website_sale_stock,website_snippet_timeline website',
    renamedModels: 'calendar.contacts calendar.filters,mail.moderation mail.group.moderation',
    mergedModels: 'stock.inventory stock.quant,stock.inventory.line stock.move.line',
    renamedFields:
      'account.move.tax_cash_basis_move_id tax_cash_basis_origin_move_id,' +
      'account.reconcile.model.match_total_amount allow_payment_tolerance,' +
      'account.reconcile.model.match_total_amount_param payment_tolerance_param,' +
      'account.reconcile.model.template.match_total_amount allow_payment_tolerance,' +
      'account.reconcile.model.template.match_total_amount_param payment_tolerance_param,' +
      'calendar.recurrence.fr fri,calendar.recurrence.mo mon,calendar.recurrence.sa sat,' +
      'calendar.recurrence.su sun,calendar.recurrence.th thu,calendar.recurrence.tu tue,' +
      'calendar.recurrence.we wed,event.mail.done mail_done,' +
      'event.track.stage.is_accepted is_visible_in_agenda,mail.activity.type.default_description default_note,' +
      'mail.activity.type.default_next_type_id triggered_next_type_id,' +
      'mail.activity.type.next_type_ids suggested_next_type_ids,mail.mail.notification is_notification,' +
      'mail.message.no_auto_thread reply_to_force_new,mail.notification.mail_id mail_mail_id,' +
      'mailing.mailing.contact_ab_pc ab_testing_pc,mailing.mailing.unique_ab_testing ab_testing_enabled,' +
      'mailing.trace.clicked links_click_datetime,mailing.trace.opened open_datetime,' +
      'mailing.trace.replied reply_datetime,mailing.trace.sent sent_datetime,' +
      'payment.acquirer.brq_secretkey buckaroo_secret_key,' +
      'payment.acquirer.brq_websitekey buckaroo_website_key,' +
      'payment.acquirer.registration_view_template_id inline_form_view_id,' +
      'payment.token.payment_ids transaction_ids,payment.transaction.is_processed is_post_processed,' +
      'payment.transaction.payment_token_id token_id,payment.transaction.paypal_txn_type paypal_type,' +
      'pos.config.iface_customer_facing_display iface_customer_facing_display_via_proxy,' +
      'pos.order.line.note customer_note,pos.order.line.refund_line_ids refund_orderline_ids,' +
      'pos.order.line.returned_line_id refunded_orderline_id,pos.payment.method.cash_journal_id journal_id,' +
      'product.template.custom_message out_of_stock_message,project.task.dependency_task_ids depend_on_ids,' +
      'project.task.depending_task_ids dependent_ids,purchase.requisition.group_id procurement_group_id,' +
      'res.company.account_tax_fiscal_country_id account_fiscal_country_id,' +
      'sale.order.line.product_packaging product_packaging_id,sms.sms.error_code failure_type',
    renamedIds:
      'coupon.mail_template_sale_coupon sale_coupon.mail_template_sale_coupon,' +
      'crm_iap_mine.crm_iap_lead_industry_114 crm_iap_mine.crm_iap_mine_industry_114,' +
      'crm_iap_mine.crm_iap_lead_industry_136 crm_iap_mine.crm_iap_mine_industry_136,' +
      'crm_iap_mine.crm_iap_lead_industry_148 crm_iap_mine.crm_iap_mine_industry_148,' +
      'crm_iap_mine.crm_iap_lead_industry_149 crm_iap_mine.crm_iap_mine_industry_149,' +
      'crm_iap_mine.crm_iap_lead_industry_150 crm_iap_mine.crm_iap_mine_industry_150_151,' +
      'crm_iap_mine.crm_iap_lead_industry_152 crm_iap_mine.crm_iap_mine_industry_152,' +
      'crm_iap_mine.crm_iap_lead_industry_154 crm_iap_mine.crm_iap_mine_industry_153_154,' +
      'crm_iap_mine.crm_iap_lead_industry_160 crm_iap_mine.crm_iap_mine_industry_160,' +
      'crm_iap_mine.crm_iap_lead_industry_161 crm_iap_mine.crm_iap_mine_industry_161,' +
      'crm_iap_mine.crm_iap_lead_industry_162 crm_iap_mine.crm_iap_mine_industry_162,' +
      'crm_iap_mine.crm_iap_lead_industry_163 crm_iap_mine.crm_iap_mine_industry_163,' +
      'crm_iap_mine.crm_iap_lead_industry_165 crm_iap_mine.crm_iap_mine_industry_165,' +
      'crm_iap_mine.crm_iap_lead_industry_166 crm_iap_mine.crm_iap_mine_industry_166,' +
      'crm_iap_mine.crm_iap_lead_industry_167 crm_iap_mine.crm_iap_mine_industry_167,' +
      'crm_iap_mine.crm_iap_lead_industry_168 crm_iap_mine.crm_iap_mine_industry_168,' +
      'crm_iap_mine.crm_iap_lead_industry_238 crm_iap_mine.crm_iap_mine_industry_238,' +
      'crm_iap_mine.crm_iap_lead_industry_239 crm_iap_mine.crm_iap_mine_industry_239,' +
      'crm_iap_mine.crm_iap_lead_industry_30 crm_iap_mine.crm_iap_mine_industry_30_155,' +
      'crm_iap_mine.crm_iap_lead_industry_33 crm_iap_mine.crm_iap_mine_industry_33,' +
      'crm_iap_mine.crm_iap_lead_industry_86 crm_iap_mine.crm_iap_mine_industry_86,' +
      'crm_iap_mine.crm_iap_lead_role_1 crm_iap_mine.crm_iap_mine_role_1,' +
      'crm_iap_mine.crm_iap_lead_role_10 crm_iap_mine.crm_iap_mine_role_10,' +
      'crm_iap_mine.crm_iap_lead_role_11 crm_iap_mine.crm_iap_mine_role_11,' +
      'crm_iap_mine.crm_iap_lead_role_12 crm_iap_mine.crm_iap_mine_role_12,' +
      'crm_iap_mine.crm_iap_lead_role_13 crm_iap_mine.crm_iap_mine_role_13,' +
      'crm_iap_mine.crm_iap_lead_role_14 crm_iap_mine.crm_iap_mine_role_14,' +
      'crm_iap_mine.crm_iap_lead_role_15 crm_iap_mine.crm_iap_mine_role_15,' +
      'crm_iap_mine.crm_iap_lead_role_16 crm_iap_mine.crm_iap_mine_role_16,' +
      'crm_iap_mine.crm_iap_lead_role_17 crm_iap_mine.crm_iap_mine_role_17,' +
      'crm_iap_mine.crm_iap_lead_role_18 crm_iap_mine.crm_iap_mine_role_18,' +
      'crm_iap_mine.crm_iap_lead_role_19 crm_iap_mine.crm_iap_mine_role_19,' +
      'crm_iap_mine.crm_iap_lead_role_2 crm_iap_mine.crm_iap_mine_role_2,' +
      'crm_iap_mine.crm_iap_lead_role_20 crm_iap_mine.crm_iap_mine_role_20,' +
      'crm_iap_mine.crm_iap_lead_role_21 crm_iap_mine.crm_iap_mine_role_21,' +
      'crm_iap_mine.crm_iap_lead_role_22 crm_iap_mine.crm_iap_mine_role_22,' +
      'crm_iap_mine.crm_iap_lead_role_3 crm_iap_mine.crm_iap_mine_role_3,' +
      'crm_iap_mine.crm_iap_lead_role_4 crm_iap_mine.crm_iap_mine_role_4,' +
      'crm_iap_mine.crm_iap_lead_role_5 crm_iap_mine.crm_iap_mine_role_5,' +
      'crm_iap_mine.crm_iap_lead_role_6 crm_iap_mine.crm_iap_mine_role_6,' +
      'crm_iap_mine.crm_iap_lead_role_7 crm_iap_mine.crm_iap_mine_role_7,' +
      'crm_iap_mine.crm_iap_lead_role_8 crm_iap_mine.crm_iap_mine_role_8,' +
      'crm_iap_mine.crm_iap_lead_role_9 crm_iap_mine.crm_iap_mine_role_9,' +
      'crm_iap_mine.crm_iap_lead_seniority_1 crm_iap_mine.crm_iap_mine_seniority_1,' +
      'crm_iap_mine.crm_iap_lead_seniority_2 crm_iap_mine.crm_iap_mine_seniority_2,' +
      'crm_iap_mine.crm_iap_lead_seniority_3 crm_iap_mine.crm_iap_mine_seniority_3,' +
      'crm_iap_mine.seq_crm_iap_lead_mining_request crm_iap_mine.ir_sequence_crm_iap_mine,' +
      'event.access_event_type website_event.access_event_type,' +
      'hr_recruitment.mt_hr_applicant_new hr_recruitment.mt_job_applicant_new,' +
      'l10n_ec.state_ec_1 base.state_ec_01,l10n_ec.state_ec_10 base.state_ec_10,' +
      'l10n_ec.state_ec_11 base.state_ec_11,l10n_ec.state_ec_12 base.state_ec_12,' +
      'l10n_ec.state_ec_13 base.state_ec_13,l10n_ec.state_ec_14 base.state_ec_14,' +
      'l10n_ec.state_ec_15 base.state_ec_15,l10n_ec.state_ec_16 base.state_ec_16,' +
      'l10n_ec.state_ec_17 base.state_ec_17,l10n_ec.state_ec_18 base.state_ec_18,' +
      'l10n_ec.state_ec_19 base.state_ec_19,l10n_ec.state_ec_2 base.state_ec_02,' +
      'l10n_ec.state_ec_20 base.state_ec_20,l10n_ec.state_ec_21 base.state_ec_21,' +
      'l10n_ec.state_ec_22 base.state_ec_22,l10n_ec.state_ec_23 base.state_ec_23,' +
      'l10n_ec.state_ec_24 base.state_ec_24,l10n_ec.state_ec_3 base.state_ec_03,' +
      'l10n_ec.state_ec_4 base.state_ec_04,l10n_ec.state_ec_5 base.state_ec_05,' +
      'l10n_ec.state_ec_6 base.state_ec_06,l10n_ec.state_ec_7 base.state_ec_07,' +
      'l10n_ec.state_ec_8 base.state_ec_08,l10n_ec.state_ec_9 base.state_ec_09,' +
      'mail.icp_mail_bounce_alias base.icp_mail_bounce_alias,' +
      'mail.icp_mail_catchall_alias base.icp_mail_catchall_alias,' +
      'payment.payment_acquirer_ingenico payment.payment_acquirer_ogone,' +
      'payment.payment_acquirer_payu payment.payment_acquirer_payumoney,' +
      'payment.payment_token_salesman_rule payment.payment_token_billing_rule,' +
      'sale_stock.group_lot_on_invoice stock_account.group_lot_on_invoice,' +
      'web.external_layout_background web.external_layout_striped,' +
      'web.external_layout_clean web.external_layout_bold,' +
      'web.report_layout_background web.report_layout_striped,web.report_layout_clean web.report_layout_bold,' +
      'website_event_questions.event_question_all website_event_questions.access_event_question,' +
      'website_event_questions.event_question_answer_all website_event_questions.access_event_question_answer,' +
      'website_event_questions.event_question_answer_event_user website_event_questions.access_event_question_answer_user,' +
      'website_event_questions.event_question_event_user website_event_questions.access_event_question_user,' +
      'website_event_track.event_sponsor website_event_exhibitor.event_sponsor,' +
      'website_event_track.event_sponsor_action_from_event website_event_exhibitor.event_sponsor_action_from_event,' +
      'website_event_track.event_sponsor_type1 website_event_exhibitor.event_sponsor_type1,' +
      'website_event_track.event_sponsor_type2 website_event_exhibitor.event_sponsor_type2,' +
      'website_event_track.event_sponsor_type3 website_event_exhibitor.event_sponsor_type3,' +
      'website_event_track.event_sponsor_type_action website_event_exhibitor.event_sponsor_type_action,' +
      'website_event_track.menu_event_sponsor_type website_event_exhibitor.menu_event_sponsor_type',
  },
  {
    from: '15.0',
    to: '16.0',
    renamedModules:
      'account_bank_statement_import_qif account_statement_import_qif,' +
      'account_reconciliation_widget account_reconcile_oca,' +
      'account_statement_import account_statement_import_file,' +
      'account_statement_import_file_reconciliation_widget account_statement_import_file_reconcile_oca,' +
      'account_statement_import_txt_xlsx account_statement_import_sheet_file,' +
      'assets_management l10n_it_asset_management,coupon loyalty,' +
      'coupon_criteria_multi_product loyalty_criteria_multi_product,' +
      'coupon_incompatibility loyalty_incompatibility,coupon_limit loyalty_limit,' +
      'coupon_mass_mailing loyalty_mass_mailing,coupon_multi_gift loyalty_multi_gift,' +
      'crm_project crm_lead_to_task,helpdesk_sale_coupon helpdesk_sale_loyalty,knowledge document_knowledge,' +
      'l10n_it_account_balance_eu l10n_it_financial_statement_eu,l10n_it_ricevute_bancarie l10n_it_riba_oca,' +
      'mass_editing server_action_mass_edit,payment_test payment_demo,payment_transfer payment_custom,' +
      'pos_cashback_warning pos_cashback,pos_sale_gift_card pos_sale_loyalty,' +
      'pos_sale_order_load pos_picking_load,product_packaging_type product_packaging_level,' +
      'project_stage_mgmt project_task_stage_mgmt,' +
      'res_partner_category_multi_company partner_category_multi_company,' +
      'sale_by_packaging sell_only_by_packaging,' +
      'sale_commission_delegated_partner commission_delegated_partner,sale_coupon sale_loyalty,' +
      'sale_coupon_criteria_multi_product sale_loyalty_criteria_multi_product,' +
      'sale_coupon_delivery sale_loyalty_delivery,sale_coupon_incompatibility sale_loyalty_incompatibility,' +
      'sale_coupon_limit sale_loyalty_limit,sale_coupon_multi_gift sale_loyalty_multi_gift,' +
      'sale_coupon_order_line_link sale_loyalty_order_line_link,' +
      'sale_coupon_order_suggestion sale_loyalty_order_suggestion,sale_coupon_partner sale_loyalty_partner,' +
      'sale_coupon_taxcloud sale_loyalty_taxcloud,' +
      'sale_coupon_taxcloud_delivery sale_loyalty_taxcloud_delivery,website_sale_coupon website_sale_loyalty,' +
      'website_sale_coupon_delivery website_sale_loyalty_delivery,' +
      'website_sale_coupon_page website_sale_loyalty_page,' +
      'website_sale_coupon_selection_wizard website_sale_loyalty_suggestion_wizard',
    mergedModules:
      'account_balance_line account,' +
      'account_bank_statement_reopen_skip_undo_reconciliation account_statement_base,' +
      'account_edi_facturx account_edi_ubl_cii,account_edi_ubl account_edi_ubl_cii,' +
      'account_edi_ubl_bis3 account_edi_ubl_cii,account_invoice_report_due_list account,' +
      'account_invoice_search_by_reference account,account_move_force_removal account,' +
      'account_sale_timesheet sale_project,base_address_city base_address_extended,' +
      'coupon_commercial_partner_applicability loyalty_partner_applicability,fetchmail mail,' +
      'fetchmail_gmail google_gmail,fetchmail_outlook microsoft_outlook,gift_card  loyalty,' +
      'l10n_be_edi account_edi_ubl_cii,l10n_es_irnr l10n_es,l10n_es_irnr_sii l10n_es_aeat_sii_oca,' +
      'l10n_nl_edi account_edi_ubl_cii,l10n_no_edi account_edi_ubl_cii,mail_preview_audio mail,' +
      'mail_preview_base mail,note_pad note,pad web_editor,pad_project project,' +
      'partner_company_group base_partner_company_group,pos_coupon pos_loyalty,pos_gift_card pos_loyalty,' +
      'pos_margin_account_invoice_margin point_of_sale,pos_order_line_no_unlink point_of_sale,' +
      'pos_product_sort point_of_sale,product_form_purchase_link purchase,project_account project,' +
      'project_task_milestone project,purchase_order_line_price_history purchase,' +
      'purchase_picking_state purchase_stock,' +
      'purchase_requisition_stock_dropshipping purchase_requisition_stock,' +
      'purchase_variant_configurator_on_confirm purchase_variant_configurator,queue_job_context queue_job,' +
      'sale_coupon_selection_wizard sale_loyalty_order_suggestion,sale_gift_card sale_loyalty,' +
      'sale_product_set_layout sale_product_set,sale_project_account sale_project,' +
      'stock_picking_backorder_strategy stock,survey_placeholder survey,web_drop_target web,' +
      'web_ir_actions_act_view_reload web,web_tree_image_tooltip web,' +
      'website_sale_delivery_giftcard website_sale_loyalty_delivery,' +
      'website_sale_gift_card website_sale_loyalty,website_sale_require_login website_sale',
    renamedModels:
      'account.analytic.group account.analytic.plan,account.tax.carryover.line account.report.external.value,' +
      'account.tax.report account.report,account.tax.report.line account.report.line,' +
      'coupon.coupon loyalty.card,coupon.program loyalty.program,coupon.reward loyalty.reward,' +
      'coupon.rule loyalty.rule,mail.channel.partner mail.channel.member,payment.acquirer payment.provider,' +
      'payment.acquirer.onboarding.wizard payment.provider.onboarding.wizard,' +
      'sale.coupon.apply.code sale.loyalty.coupon.wizard,' +
      'sale.payment.acquirer.onboarding.wizard sale.payment.provider.onboarding.wizard,' +
      'stock.location.route stock.route,stock.production.lot stock.lot',
    mergedModels: 'gift.card loyalty.card',
    renamedFields:
      'account.analytic.account.group_id plan_id,account.analytic.line.group_id plan_id,' +
      'account.analytic.line.move_id move_line_id,' +
      'account.payment.method.line.payment_acquirer_id payment_provider_id,' +
      'account.payment.method.line.payment_acquirer_state payment_provider_state,' +
      'account.tax.repartition.line.template.minus_report_line_ids minus_report_expression_ids,' +
      'account.tax.repartition.line.template.plus_report_line_ids plus_report_expression_ids,' +
      'coupon.program.maximum_use_number max_usage,coupon.program.promo_applicability applies_on,' +
      'coupon.program.promo_code_usage trigger,coupon.reward.discount_apply_on discount_applicability,' +
      'coupon.reward.discount_percentage discount,' +
      'coupon.reward.discount_specific_product_ids discount_product_ids,' +
      'coupon.reward.discount_type discount_mode,coupon.reward.reward_description description,' +
      'coupon.reward.reward_product_quantity reward_product_qty,coupon.rule.rule_min_quantity minimum_qty,' +
      'coupon.rule.rule_minimum_amount minimum_amount,' +
      'coupon.rule.rule_minimum_amount_tax_inclusion minimum_amount_tax_mode,' +
      'coupon.rule.rule_products_domain product_domain,crm.lead.lost_reason lost_reason_id,' +
      'mail.channel.channel_last_seen_partner_ids channel_member_ids,mrp.workcenter.capacity default_capacity,' +
      'payment.icon.acquirer_ids provider_ids,payment.token.acquirer_id provider_id,' +
      'payment.token.acquirer_ref provider_ref,payment.token.name payment_details,' +
      'payment.transaction.acquirer_id provider_id,payment.transaction.acquirer_reference provider_reference,' +
      'product.supplierinfo.name partner_id,' +
      'res.company.payment_acquirer_onboarding_state payment_provider_onboarding_state,' +
      'res.company.website_sale_onboarding_payment_acquirer_state website_sale_onboarding_payment_provider_state,' +
      'res.partner.implemented_count implemented_partner_count,' +
      'res.users.google_cal_account_id google_calendar_account_id,' +
      'slide.channel.share_template_id share_slide_template_id,slide.slide.datas binary_content,' +
      'stock.move.line.product_qty reserved_qty,stock.move.line.product_uom_qty reserved_uom_qty,' +
      'stock.picking.move_lines move_ids,stock.rule.location_id location_dest_id',
    renamedIds:
      'gift_card.gift_card_product_50 loyalty.gift_card_product_50,' +
      'hr_contract.access_hr_contract_type_manager hr.access_hr_contract_type_manager,' +
      'hr_expense.product_product_zero_cost hr_expense.product_product_no_cost,' +
      'loyalty.coupon_action loyalty.loyalty_card_action,' +
      'loyalty.coupon_generate loyalty.loyalty_generate_wizard_action,' +
      'loyalty.coupon_generate_view_form loyalty.loyalty_generate_wizard_view_form,' +
      'loyalty.coupon_program_view_form_common loyalty.loyalty_program_view_form,' +
      'loyalty.coupon_program_view_search loyalty.loyalty_program_view_search,' +
      'loyalty.coupon_program_view_tree loyalty.loyalty_program_view_tree,' +
      'loyalty.coupon_view_form loyalty.loyalty_card_view_form,' +
      'loyalty.coupon_view_tree loyalty.loyalty_card_view_tree,' +
      'loyalty.report_coupon_code loyalty.report_loyalty_card,' +
      'mail.channel_partner_general_channel_for_admin mail.channel_member_general_channel_for_admin,' +
      'mail.ir_rule_mail_channel_partner_group_system mail.ir_rule_mail_channel_member_group_system,' +
      'mail.ir_rule_mail_channel_partner_group_user mail.ir_rule_mail_channel_member_group_user,' +
      'payment.account_invoice_view_form_inherit_payment account_payment.account_invoice_view_form_inherit_payment,' +
      'payment.action_invoice_order_generate_link account_payment.action_invoice_order_generate_link,' +
      'payment.action_payment_acquirer payment.action_payment_provider,' +
      'payment.payment_acquirer_adyen payment.payment_provider_adyen,' +
      'payment.payment_acquirer_authorize payment.payment_provider_authorize,' +
      'payment.payment_acquirer_buckaroo payment.payment_provider_buckaroo,' +
      'payment.payment_acquirer_company_rule payment.payment_provider_company_rule,' +
      'payment.payment_acquirer_form account_payment.payment_provider_form,' +
      'payment.payment_acquirer_kanban account_payment.payment_provider_kanban,' +
      'payment.payment_acquirer_list account_payment.payment_provider_list,' +
      'payment.payment_acquirer_menu account_payment.payment_provider_menu,' +
      'payment.payment_acquirer_mollie payment.payment_provider_mollie,' +
      'payment.payment_acquirer_onboarding_wizard payment.payment_provider_onboarding_wizard,' +
      'payment.payment_acquirer_onboarding_wizard_form payment.payment_provider_onboarding_wizard_form,' +
      'payment.payment_acquirer_paypal payment.payment_provider_paypal,' +
      'payment.payment_acquirer_search account_payment.payment_provider_search,' +
      'payment.payment_acquirer_sepa_direct_debit payment.payment_provider_sepa_direct_debit,' +
      'payment.payment_acquirer_sips payment.payment_provider_sips,' +
      'payment.payment_acquirer_stripe payment.payment_provider_stripe,' +
      'payment.payment_acquirer_system payment.payment_provider_system,' +
      'payment.payment_acquirer_test payment.payment_provider_test,' +
      'payment.payment_acquirer_transfer payment.payment_provider_transfer,' +
      'payment.payment_icon_menu account_payment.payment_icon_menu,' +
      'payment.payment_link_wizard account_payment.payment_link_wizard,' +
      'payment.payment_refund_wizard account_payment.payment_refund_wizard,' +
      'payment.payment_refund_wizard_view_form account_payment.payment_refund_wizard_view_form,' +
      'payment.payment_token_billing_rule account_payment.payment_token_billing_rule,' +
      'payment.payment_token_menu account_payment.payment_token_menu,' +
      'payment.payment_transaction_billing_rule account_payment.payment_transaction_billing_rule,' +
      'payment.payment_transaction_menu account_payment.payment_transaction_menu,' +
      'payment.view_account_journal_form account_payment.view_account_journal_form,' +
      'payment.view_account_payment_form_inherit_payment account_payment.view_account_payment_form_inherit_payment,' +
      'payment.view_account_payment_register_form_inherit_payment account_payment.view_account_payment_register_form_inherit_payment,' +
      'payment_paypal.payment_acquirer_form payment_paypal.payment_provider_form,' +
      'payment_stripe.action_payment_acquirer_onboarding payment_stripe.action_payment_provider_onboarding,' +
      'payment_stripe.payment_acquirer_form payment_stripe.payment_provider_form,' +
      'sale.group_delivery_invoice_address account.group_delivery_invoice_address,' +
      'sale_loyalty.mail_template_sale_coupon loyalty.mail_template_loyalty_card,' +
      'sale_loyalty.menu_coupon_type_config sale_loyalty.menu_discount_loyalty_type_config,' +
      'sale_loyalty.menu_promotion_type_config sale_loyalty.menu_gift_ewallet_type_config,' +
      'sale_loyalty.sale_coupon_apply_code_action sale_loyalty.sale_loyalty_coupon_wizard_action,' +
      'sale_loyalty.sale_coupon_apply_code_view_form sale_loyalty.sale_loyalty_coupon_wizard_view_form,' +
      'sale_loyalty.sale_coupon_view_form sale_loyalty.loyalty_card_view_form_inherit_sale_loyalty,' +
      'sale_loyalty.sale_order_view_form sale_loyalty.sale_order_view_form_inherit_sale_loyalty,' +
      'sale_management.menu_product_attribute_action sale.menu_product_attribute_action,' +
      'stock.access_stock_production_lot_user stock.access_stock_lot_user,' +
      'stock.stock_location_view_tree2_editable stock.stock_location_view_form_editable,' +
      'survey.survey_form survey.survey_survey_view_form,' +
      'survey.survey_kanban survey.survey_survey_view_kanban,' +
      'survey.survey_tree survey.survey_survey_view_tree,' +
      'website.group_website_publisher website.group_website_restricted_editor,' +
      'website_sale.menu_reporting website.menu_reporting,' +
      'website_sale_coupon.cart_discount website_sale_loyalty.cart_discount,' +
      'website_sale_coupon.cart_summary website_sale_loyalty.cart_summary,' +
      'website_sale_coupon.layout website_sale_loyalty.layout,' +
      'website_sale_coupon.reduction_coupon_code website_sale_loyalty.reduction_coupon_code,' +
      'website_sale_coupon.sale_coupon_result website_sale_loyalty.modify_code_form,' +
      'website_sale_coupon.website_sale_coupon_cart_hide_qty website_sale_loyalty.website_sale_coupon_cart_hide_qty,' +
      'website_sale_gift_card.cart_line_product_no_link website_sale_loyalty.cart_line_product_no_link,' +
      'website_sale_gift_card.cart_summary_inherit_website_gift_card_sale website_sale_loyalty.cart_summary_inherit_website_gift_card_sale,' +
      'website_sale_gift_card.website_sale_purchased_gift_card website_sale_loyalty.website_sale_purchased_gift_card,' +
      'website_sale_loyalty.coupon_view_tree website_sale_loyalty.loyalty_card_view_tree_inherit_website_sale_loyalty,' +
      'website_sale_loyalty.menu_coupon_type_config website_sale_loyalty.menu_gift_ewallet_type_config,' +
      'website_sale_loyalty.menu_promotion_type_config website_sale_loyalty.menu_discount_loyalty_type_config,' +
      'website_sale_loyalty.res_config_settings_view_form website_sale_loyalty.res_config_settings_view_form_inherit_website_sale_loyalty,' +
      'website_sale_stock_wishlist.ir_cron_send_availability_email website_sale.ir_cron_send_availability_email,' +
      'website_slides.rule_slide_slide_resource_manager website_slides.rule_slide_slide_resource_downloadable_manager',
  },
  {
    from: '16.0',
    to: '17.0',
    renamedModules:
      'delivery_carrier_customer_info partner_delivery_info,l10n_es_pos l10n_es_pos_oca,' +
      'mail_activity_unlink_log mail_activity_cancel_tracking,' +
      'mail_template_attachment_i18n mail_template_attachment_per_lang,note project_todo,' +
      'website_sale_delivery_mondialrelay website_sale_mondialrelay',
    mergedModules:
      'account_invoice_fiscal_position_update account,' +
      'account_payment_invoice_online_payment_patch account_payment,account_sequence account,' +
      'association membership,base_maintenance_config maintenance,base_vat_optional_vies base_vat,' +
      'hr_attendance_geolocation hr_attendance,l10n_de_skr03 l10n_de,' +
      'l10n_de_skr03_mis_reports l10n_de_mis_reports,l10n_de_skr04 l10n_de,' +
      'l10n_de_skr04_mis_reports l10n_de_mis_reports,l10n_es_dua l10n_es,l10n_es_dua_sii l10n_es_aeat_sii_oca,' +
      'l10n_es_irnr l10n_es,l10n_es_irnr_sii l10n_es_aeat_sii_oca,l10n_generic_coa account,' +
      'l10n_hr_euro l10n_hr,l10n_in_tcs_tds l10n_in,l10n_in_upi l10n_in,' +
      'l10n_latam_account_sequence l10n_latam_invoice_document,l10n_multilang account,' +
      'loyalty_delivery sale_loyalty_delivery,loyalty_initial_date_validity loyalty,mail_activity_plan mail,' +
      'mail_template_multi_attachment mail,maintenance_plan maintenance,maintenance_plan_activity maintenance,' +
      'maintenance_plan_employee maintenance,mass_mailing_custom_unsubscribe_event mass_mailing,' +
      'pos_cache point_of_sale,pos_daily_sales_reports point_of_sale,' +
      'pos_epson_printer_restaurant point_of_sale,product_catalog product,product_catalog_sale sale,' +
      'project_list project,purchase_discount purchase,purchase_price_diff purchase_stock,' +
      'sale_loyalty_initial_date_validity sale_loyalty,sale_report_country_state sale,' +
      'spreadsheet_dashboard_sale_expense spreadsheet_dashboard_hr_expense,stock_lot_filter_available stock,' +
      'web_advanced_search web,web_kanban_gauge web,web_listview_range_select web,web_pwa_oca web,' +
      'website_event_crm_questions website_event_crm,website_event_questions website_event,' +
      'website_sale_delivery website_sale,website_sale_digital website_sale,' +
      'website_sale_invoice_address website_sale,website_sale_loyalty_delivery website_sale_loyalty,' +
      'website_sale_stock_product_configurator website_sale_product_configurator',
    renamedModels:
      'hr.leave.stress.day hr.leave.mandatory.day,mail.channel discuss.channel,' +
      'mail.channel.member discuss.channel.member,mail.channel.rtc.session discuss.channel.rtc.session,' +
      'mailing.contact.subscription mailing.subscription,payment.icon payment.method,' +
      'restaurant.printer pos.printer',
    mergedModels: 'repair.line stock.move',
    renamedFields:
      'crm.lead.date_action_last date_automation_last,hr.attendance.check_in_latitude in_latitude,' +
      'hr.attendance.check_in_longitude in_longitude,hr.attendance.check_out_latitude out_latitude,' +
      'hr.attendance.check_out_longitude out_longitude,hr.expense.amount_tax tax_amount_currency,' +
      'hr.expense.amount_tax_company tax_amount,hr.expense.sheet.total_amount_taxes total_tax_amount,' +
      'hr.expense.total_amount total_amount_currency,hr.expense.total_amount_company total_amount,' +
      'hr.expense.unit_amount price_unit,hr.expense.untaxed_amount untaxed_amount_currency,' +
      'mail.activity.plan.model res_model,mail.activity.plan.model_id res_model_id,' +
      'mail.tracking.value.field field_id,mailing.subscription.unsubscription_date opt_out_datetime,' +
      'maintenance.request.note instruction_text,payment.provider.payment_icon_ids payment_method_ids,' +
      'pos.order.line.mp_skip skip_change,pos.order.multiprint_resume last_order_preparation_change,' +
      'project.task.planned_hours allocated_hours,' +
      'project.task.type.auto_validation_kanban_state auto_validation_state,' +
      'res.company.invoice_is_print invoice_is_download,res.config.settings.web_pwa_oca web_app_name,' +
      'res.partner.vies_passed vies_valid,spreadsheet.dashboard.data spreadsheet_binary_data,' +
      'stock.move.quantity_done quantity',
    renamedIds:
      'delivery.access_choose_delivery_package stock_delivery.access_choose_delivery_package,' +
      'delivery.access_delivery_carrier_stock_manager stock_delivery.access_delivery_carrier_stock_manager,' +
      'delivery.access_delivery_carrier_stock_user stock_delivery.access_delivery_carrier_stock_user,' +
      'delivery.access_delivery_price_rule_stock_manager stock_delivery.access_delivery_price_rule_stock_manager,' +
      'delivery.access_delivery_zip_prefix_stock_manager stock_delivery.access_delivery_zip_prefix_stock_manager,' +
      'delivery.act_delivery_trackers_url stock_delivery.act_delivery_trackers_url,' +
      'delivery.choose_delivery_package_view_form stock_delivery.choose_delivery_package_view_form,' +
      'delivery.delivery_stock_report_delivery_no_package_section_line stock_delivery.delivery_stock_report_delivery_no_package_section_line,' +
      'delivery.delivery_tracking_url_warning_form stock_delivery.delivery_tracking_url_warning_form,' +
      'delivery.label_package_template_view_delivery stock_delivery.label_package_template_view_delivery,' +
      'delivery.menu_action_delivery_carrier_form stock_delivery.menu_action_delivery_carrier_form,' +
      'delivery.menu_delivery_zip_prefix stock_delivery.menu_delivery_zip_prefix,' +
      'delivery.model_choose_delivery_package stock_delivery.model_choose_delivery_package,' +
      'delivery.product_template_hs_code stock_delivery.product_template_hs_code,' +
      'delivery.report_delivery_document2 stock_delivery.report_delivery_document2,' +
      'delivery.report_package_barcode_delivery stock_delivery.report_package_barcode_delivery,' +
      'delivery.report_package_barcode_small_delivery stock_delivery.report_package_barcode_small_delivery,' +
      'delivery.report_shipping2 stock_delivery.report_shipping2,' +
      'delivery.sale_order_portal_content_inherit_sale_stock_inherit_website_sale_delivery stock_delivery.sale_order_portal_content_inherit_sale_stock_inherit_website_sale,' +
      'delivery.stock_move_line_view_search_delivery stock_delivery.stock_move_line_view_search_delivery,' +
      'delivery.stock_package_type_form_delivery stock_delivery.stock_package_type_form_delivery,' +
      'delivery.stock_package_type_tree_delivery stock_delivery.stock_package_type_tree_delivery,' +
      'delivery.stock_report_delivery_aggregated_move_lines_inherit_delivery stock_delivery.stock_report_delivery_aggregated_move_lines_inherit_delivery,' +
      'delivery.stock_report_delivery_has_serial_move_line_inherit_delivery stock_delivery.stock_report_delivery_has_serial_move_line_inherit_delivery,' +
      'delivery.stock_report_delivery_package_section_line_inherit_delivery stock_delivery.stock_report_delivery_package_section_line_inherit_delivery,' +
      'delivery.view_move_line_tree_detailed_delivery stock_delivery.view_move_line_tree_detailed_delivery,' +
      'delivery.view_picking_type_form_delivery stock_delivery.view_picking_type_form_delivery,' +
      'delivery.view_picking_withcarrier_out_form stock_delivery.view_picking_withcarrier_out_form,' +
      'delivery.view_picking_withweight_internal_move_form stock_delivery.view_picking_withweight_internal_move_form,' +
      'delivery.view_quant_package_weight_form stock_delivery.view_quant_package_weight_form,' +
      'delivery.view_stock_rule_form_delivery stock_delivery.view_stock_rule_form_delivery,' +
      'delivery.vpicktree_view_tree stock_delivery.vpicktree_view_tree,fleet.vehicle.model fleet.vehicle,' +
      'gamification.ir_cron_consolidate_last_month gamification.ir_cron_consolidate,' +
      'hr_attendance.group_hr_attendance hr_attendance.group_hr_attendance_own_reader,' +
      'hr_attendance.group_hr_attendance_kiosk hr_attendance.group_hr_attendance_own_reader,' +
      'hr_attendance.group_hr_attendance_user hr_attendance.group_hr_attendance_officer,' +
      'l10n_de.l10n_chart_de_skr04 l10n_de.de_skr04,l10n_de.l10n_de_chart_template l10n_de.de_skr03,' +
      'l10n_es.producto_dua_valoracion_10 l10n_es.product_dua_valuation_10,' +
      'l10n_es.producto_dua_valoracion_10_product_template l10n_es.product_dua_valuation_10_product_template,' +
      'l10n_es.producto_dua_valoracion_21 l10n_es.product_dua_valuation_21,' +
      'l10n_es.producto_dua_valoracion_21_product_template l10n_es.product_dua_valuation_21_product_template,' +
      'l10n_es.producto_dua_valoracion_4 l10n_es.product_dua_valuation_4,' +
      'l10n_es.producto_dua_valoracion_4_product_template l10n_es.product_dua_valuation_4_product_template,' +
      'mail.access_res_users_settings_all base.access_res_users_settings_all,' +
      'mail.access_res_users_settings_user base.access_res_users_settings_user,' +
      'mail.constraint_res_users_settings_unique_user_id base.constraint_res_users_settings_unique_user_id,' +
      'mail.model_res_users_settings base.model_res_users_settings,' +
      'mail.res_users_settings_rule_admin base.res_users_settings_rule_admin,' +
      'mail.res_users_settings_rule_user base.res_users_settings_rule_user,' +
      'mass_mailing.access_mailing_contact_subscription_mm_user mass_mailing.access_mailing_subscription_mm_user,' +
      'mass_mailing.mailing_contact_subscription_view_form mass_mailing.mailing_subscription_view_form,' +
      'mass_mailing.mailing_contact_subscription_view_search mass_mailing.mailing_subscription_view_search,' +
      'mass_mailing.mailing_contact_subscription_view_tree mass_mailing.mailing_subscription_view_tree,' +
      'mass_mailing.mass_mailing_contact_0 mass_mailing.mass_mail_contact_0,' +
      'mass_mailing.page_unsubscribe mass_mailing.page_mailing_unsubscribe,' +
      'mass_mailing.unsubscribe mass_mailing.unsubscribe_form,mass_mailing.view mass_mailing.mailing_view,' +
      'membership.access_membership_membership_line membership.access_membership_membership_line_employee,' +
      'payment.action_payment_icon payment.action_payment_method,' +
      'payment.payment_icon_barter_by_flutterwave payment.payment_method_ussd,' +
      'payment.payment_icon_cc_american_express payment.payment_method_amex,' +
      'payment.payment_icon_cc_bancontact payment.payment_method_bancontact,' +
      'payment.payment_icon_cc_cirrus payment.payment_method_cirrus,' +
      'payment.payment_icon_cc_codensa_easy_credit payment.payment_method_codensa,' +
      'payment.payment_icon_cc_diners_club_intl payment.payment_method_diners,' +
      'payment.payment_icon_cc_discover payment.payment_method_discover,' +
      'payment.payment_icon_cc_eps payment.payment_method_eps,' +
      'payment.payment_icon_cc_giropay payment.payment_method_giropay,' +
      'payment.payment_icon_cc_ideal payment.payment_method_ideal,' +
      'payment.payment_icon_cc_jcb payment.payment_method_jcb,' +
      'payment.payment_icon_cc_maestro payment.payment_method_maestro,' +
      'payment.payment_icon_cc_mastercard payment.payment_method_mastercard,' +
      'payment.payment_icon_cc_p24 payment.payment_method_p24,' +
      'payment.payment_icon_cc_rupay payment.payment_method_rupay,' +
      'payment.payment_icon_cc_unionpay payment.payment_method_unionpay,' +
      'payment.payment_icon_cc_visa payment.payment_method_visa,' +
      'payment.payment_icon_kbc payment.payment_method_kbc_cbc,' +
      'payment.payment_icon_mada payment.payment_method_mada,' +
      'payment.payment_icon_mpesa payment.payment_method_mpesa,' +
      'payment.payment_icon_mtn_mobile_money payment.payment_method_mobile_money,' +
      'payment.payment_icon_paypal payment.payment_method_paypal,' +
      'payment.payment_icon_sepa payment.payment_method_sepa_direct_debit,' +
      'website_sale_picking.checkout_payment website_sale_picking.payment_method_form',
  },
  {
    from: '17.0',
    to: '18.0',
    renamedModules:
      'account_commission account_commission_oca,' +
      'account_reconciliation_widget_due_date account_reconcile_due_date,' +
      'account_vat_period_end_statement l10n_it_account_vat_period_end_settlement,commission commission_oca,' +
      'commission_formula commission_formula_oca,coupon_chatter loyalty_program_chatter,' +
      'currency_rate_update_boi l10n_it_currency_rate_update_boi,hr_commission hr_commission_oca,' +
      'l10n_es_pos_tbai l10n_es_edi_tbai_pos,' +
      'l10n_it_vat_statement_communication l10n_it_vat_settlement_communication,' +
      'mrp_subonctracting_landed_costs mrp_subcontracting_landed_costs,pdf_helper pdf_xml_attachment,' +
      'product_packaging_type_vendor product_packaging_level_vendor,' +
      'product_supplierinfo_for_customer product_customerinfo,' +
      'product_supplierinfo_for_customer_elaboration product_customerinfo_elaboration,' +
      'product_supplierinfo_for_customer_invoice product_customerinfo_invoice,' +
      'product_supplierinfo_for_customer_sale product_customerinfo_sale,' +
      'product_supplierinfo_import_by_barcode product_supplierinfo_import,' +
      'product_supplierinfo_import_by_barcode_margin product_supplierinfo_import_margin,' +
      'product_template_tags_code product_tags_code,project_stock project_task_stock,' +
      'project_stock_product_set project_task_stock_product_set,sale_commission sale_commission_oca,' +
      'sale_commission_margin sale_commission_margin_oca,' +
      'sale_commission_pricelist sale_commission_pricelist_oca,' +
      'sale_commission_product_criteria sale_commission_oca_product_criteria,' +
      'sale_commission_product_criteria_semaphore sale_commission_oca_product_criteria_semaphore,' +
      'sale_product_set_sale_by_packaging product_set_sell_only_by_packaging,' +
      'spreadsheet_dashboard_purchase spreadsheet_dashboard_purchase_oca,' +
      'spreadsheet_dashboard_purchase_stock spreadsheet_dashboard_purchase_stock_oca,' +
      'stock_packaging_calculator product_packaging_calculator,' +
      'stock_picking_batch_extended_account stock_picking_batch_account,' +
      'stock_picking_batch_extended_account_sale_type stock_picking_batch_account_sale_type,' +
      'stock_picking_type_shipping_policy stock_picking_type_force_move_type,' +
      'web_widget_product_label_section_and_note web_widget_product_label_section_and_note_name_visibility,' +
      'website_form_project website_project,website_sale_picking website_sale_collect',
    mergedModules:
      'account_audit_trail account,account_debit_note_sequence account_debit_note,' +
      'account_invoice_mass_sending account,' +
      'account_invoice_supplierinfo_update_discount account_invoice_supplierinfo_update,account_lock account,' +
      'account_payment_term account,document_page_group document_page_access_group,' +
      'hr_attendance_autoclose hr_attendance,hr_expense_employee_analytic_default hr_expense,' +
      'hr_expense_remove_mobile_link hr_expense,im_livechat_mail_bot mail_bot,l10n_br_pix l10n_br,' +
      'l10n_de_audit_trail l10n_de,l10n_dk_audit_trail l10n_dk,l10n_dk_bookkeeping account,' +
      'l10n_es_edi_facturae_adm_centers l10n_es_edi_facturae,' +
      'l10n_es_edi_facturae_invoice_period l10n_es_edi_facturae,' +
      'l10n_es_edi_tbai_multi_refund l10n_es_edi_tbai,l10n_fr_fec l10n_fr_account,' +
      'l10n_fr_invoice_addr l10n_fr_account,l10n_fr_pos_cert_update_draft_order_line l10n_fr_pos_cert,' +
      'l10n_ro_efactura l10n_ro_edi,payment_ogone payment_worldline,payment_sips payment_worldline,' +
      'pos_sale_product_configurator pos_sale,sale_order_qty_change_no_recompute sale,' +
      'sale_partner_shipping_invoice_domain sale_commercial_partner,sale_product_configurator sale,' +
      'sale_product_configurator_widget_product_label sale,stock_landed_costs_company stock_landed_costs,' +
      'stock_move_line_auto_fill stock,website_sale_filter_product_brand website_sale_product_brand,' +
      'website_sale_product_attachment website_sale,' +
      'website_sale_product_attribute_filter_collapse website_sale,' +
      'website_sale_product_configurator website_sale',
    renamedModels:
      'hr.applicant.skill hr.candidate.skill,' +
      'l10n_es_edi_facturae_adm_centers.ac_role_type l10n_es_edi_facturae.ac_role_type,' +
      'mail.notification.web.push mail.push,mail.partner.device mail.push.device,' +
      'mail.shortcode mail.canned.response,pos.combo product.combo,pos.combo.line product.combo.item',
    mergedModels:
      'google.calendar.credentials res.users.settings,l10n_es_edi.certificate certificate.certificate,' +
      'l10n_es_edi_facturae.certificate certificate.certificate,' +
      'l10n_es_edi_verifactu.certificate certificate.certificate,' +
      'microsoft.calendar.credentials res.users.settings,mrp.document product.document',
    renamedFields:
      'account.move.l10n_dk_currency_rate_at_transaction invoice_currency_rate,' +
      'account.move.payment_id origin_payment_id,account.move.reversal_move_id reversal_move_ids,' +
      'account.move.send_and_print_values sending_data,account.payment.destination_journal_id journal_id,' +
      'account.payment.journal_id old_journal_id,account.reconcile.model.selection general,' +
      'account.tax.selection tax_excluded,hr.applicant.description applicant_notes,' +
      'hr.attendance.selection approved,mail.push.user_device mail_push_device_id,' +
      'pos.category.child_id child_ids,' +
      'pos.config.iface_customer_facing_display_background_image_1920 customer_display_bg_img_name,' +
      'pos.config.self_ordering_alternative_fp_id takeaway_fp_id,pos.config.self_ordering_takeaway takeaway,' +
      'pos.order.note floating_order_name,pos.order.take_away takeaway,' +
      'product.combo.combo_line_ids combo_item_ids,product.combo.item.combo_price extra_price,' +
      'product.document.attached_on attached_on_sale,product.document.char hidden,' +
      'product.product.ribbon_id variant_ribbon_id,product.template.description_self_order public_description,' +
      'project.project.analytic_account_id account_id,purchase.requisition.origin reference,' +
      'purchase.requisition.schedule_date date_start,res.company.selection no_validation,' +
      'stock.move.location_dest_id location_final_id,stock.picking.type.selection direct,' +
      'stock.warehouse.orderpoint.qty_to_order qty_to_order_manual',
    renamedIds:
      'account.fr.fec l10n_fr.fec.export.wizard,' +
      'hr_recruitment.applicant_hired_template hr_recruitment.candidate_hired_template,' +
      'hr_recruitment.refuse_reason_3 hr_recruitment.refuse_reason_2,' +
      'hr_recruitment.refuse_reason_4 hr_recruitment.refuse_reason_2,' +
      'im_livechat.mail_shortcode_data_hello mail.mail_canned_response_data_hello,' +
      'payment.payment_method_emi payment.payment_method_emi_india,' +
      'payment_worldline.payment_method_alipay_plus payment.payment_method_alipay_plus,' +
      'payment_worldline.payment_method_post_finance payment.payment_method_post_finance,' +
      'payment_worldline.payment_provider_worldline payment.payment_provider_worldline,' +
      'point_of_sale.product_product_consumable pos_discount.product_product_consumable,' +
      'product.group_discount_per_so_line sale.group_discount_per_so_line,' +
      'project_todo.task_visibility_rule_project_user project.task_visibility_rule_project_user,' +
      'sale.sale_order_action_view_quotation_kanban sale.action_quotations_kanban,' +
      'sale.sale_order_action_view_quotation_tree sale.action_quotations_tree,' +
      'spreadsheet_dashboard.dashboard_management base.module_category_productivity_dashboard,' +
      'spreadsheet_dashboard_event_sale.spreadsheet_dashboard_group_marketing spreadsheet_dashboard.spreadsheet_dashboard_group_marketing,' +
      'stock.stock_location_inter_wh stock.stock_location_inter_company,' +
      'website_event.access_event_question_answer_employee event.access_event_question_answer_employee,' +
      'website_event.access_event_question_answer_registration event.access_event_question_answer_registration,' +
      'website_event.access_event_question_answer_user event.access_event_question_answer_user,' +
      'website_event.access_event_registration_answer event.access_event_registration_answer,' +
      'website_event.action_event_registration_report event.action_event_registration_report,' +
      'website_event.constraint_event_registration_answer_value_check event.constraint_event_registration_answer_value_check,' +
      'website_payment.action_activate_stripe payment.action_activate_stripe,' +
      'website_sale_collect.default_onsite_carrier website_sale_collect.carrier_pick_up_in_store,' +
      'website_sale_collect.onsite_delivery_product website_sale_collect.product_pick_up_in_store,' +
      'website_sale_collect.payment_provider_onsite website_sale_collect.payment_provider_on_site,' +
      'website_sale_collect.res_config_settings_view_form website_sale_collect.res_config_settings_form,' +
      'website_sale_collect.view_delivery_carrier_form_with_onsite_picking website_sale_collect.delivery_carrier_form',
  },
  {
    from: '18.0',
    to: '19.0',
    renamedModules:
      'l10n_ec_website_sale l10n_ec_sale,l10n_in_edi_ewaybill l10n_in_ewaybill,mail_debrand mail_debranding,' +
      'portal_odoo_debranding portal_debranding,pos_viva_wallet pos_viva_com,' +
      'project_timesheet_time_control hr_timesheet_time_control,' +
      'sales_team_invoiced_target_domain sales_team_invoiced_target_report,' +
      'website_odoo_debranding website_debranding',
    mergedModules:
      'account_edi_ubl_cii_tax_extension account_edi_ubl_cii,account_payment_partner account_payment_mode,' +
      'account_peppol_selfbilling account_peppol,account_reconcile_model_oca account_reconcile_oca,' +
      'account_tax_legal_notes_translate account,auth_totp_mail_enforce auth_totp_mail,' +
      'edi_account_core_oca edi_account_oca,hr_contract hr,hr_employee_document_from_applicant hr_recruitment,' +
      'hr_holidays_calendar_planning hr_employee_calendar_planning,hr_holidays_contract hr_holidays,' +
      'hr_work_entry_contract hr_work_entry,l10n_es_modelo130 l10n_es,l10n_id_efaktur l10n_id_efaktur_coretax,' +
      'l10n_in_gstin_status l10n_in,l10n_in_withholding l10n_in,l10n_in_withholding_payment l10n_in,' +
      'l10n_it_edi_ndd l10n_it_edi,l10n_it_edi_ndd_account_dn l10n_it_edi,' +
      'l10n_it_edi_website_sale l10n_it_edi,l10n_it_edi_withholding l10n_it_edi,' +
      'l10n_jo_edi_extended l10n_jo_edi,l10n_my_edi_extended l10n_my_edi,l10n_pe_website_sale l10n_pe,' +
      'l10n_pl_taxable_supply_date l10n_pl,l10n_ro_efactura_synchronize l10n_ro_edi,' +
      'membership_extension membership,partner_contact_lang base,payment_razorpay_oauth payment_razorpay,' +
      'pos_epson_printer point_of_sale,pos_self_order_epson_printer pos_self_order,' +
      'project_task_add_very_high project,purchase_order_qty_change_no_recompute purchase,' +
      'sale_async_emails sale,sale_order_warn_message sale,stock_picking_mass_action stock,' +
      'stock_picking_show_return stock,web_editor html_editor,website_login_page_editable web',
    renamedModels:
      'account_peppol.service.wizard peppol.config.wizard,hr.attendance.overtime hr.attendance.overtime.line,' +
      'hr.candidate.skill hr.applicant.skill,hr.contract hr.version,mail.wizard.invite mail.followers.edit,' +
      'mrp.batch.produce mrp.production.serials,procurement.group stock.reference,' +
      'product.packaging product.uom,stock.package_level stock.package.history,' +
      'stock.quant.package stock.package,stock.valuation.layer product.value,web_editor.assets website.assets,' +
      'web_editor.converter.test html_editor.converter.test,' +
      'web_editor.converter.test.sub html_editor.converter.test.sub',
    mergedModels: 'hr.candidate hr.applicant',
    renamedFields:
      'calendar.alarm.sms_notify_responsible notify_responsible,' +
      'fleet.vehicle.first_contract_date contract_date_start,hr.applicant.skill.candidate_id applicant_id,' +
      'hr.attendance.in_city in_location,hr.attendance.out_city out_location,' +
      'hr.attendance.overtime.line.duration_real manual_duration,hr.contract.date_end contract_date_end,' +
      'hr.contract.date_start contract_date_start,hr.employee.gender sex,hr.expense.sheet_id former_sheet_id,' +
      'ir.actions.act_window.groups_id group_ids,ir.actions.report.groups_id group_ids,' +
      'ir.actions.server.groups_id group_ids,ir.ui.menu.groups_id group_ids,ir.ui.view.groups_id group_ids,' +
      'payment.provider.redsys_terminal redsys_merchant_terminal,pos.config.sequence_id order_seq_id,' +
      'pos.config.sequence_line_id order_line_seq_id,pos.order.general_note general_customer_note,' +
      'product.product.packaging_ids product_uom_ids,purchase.order.line.product_uom product_uom_id,' +
      'purchase.order.line.taxes_id tax_ids,purchase.order.notes note,' +
      'res.company.check_account_audit_trail restrictive_audit_trail,res.groups.users user_ids,' +
      'res.users.groups_id group_ids,sale.order.line.product_uom product_uom_id,' +
      'sale.order.line.tax_id tax_ids,stock.move.line.package_level_id package_history_id,' +
      'stock.picking.package_level_ids package_history_ids,stock.reference.stock_move_ids move_ids,' +
      'stock.route.packaging_selectable package_type_selectable',
    renamedIds:
      '' +
      'account_peppol_selfbilling.email_template_edi_self_billing_credit_note account.email_template_edi_self_billing_credit_note,' +
      'account_peppol_selfbilling.email_template_edi_self_billing_invoice account.email_template_edi_self_billing_invoice,' +
      'base.module_category_inventory base.module_category_supply_chain,' +
      'base.module_category_manufacturing base.module_category_supply_chain,base.state_id_pp base.state_id_pe,' +
      'hr.contract_type_statutaire hr.contract_type_statutory,' +
      'hr_holidays.holiday_status_cl hr_holidays.leave_type_paid_time_off,' +
      'hr_holidays.holiday_status_comp hr_holidays.leave_type_compensatory_days,' +
      'hr_holidays.holiday_status_sl hr_holidays.leave_type_sick_time_off,' +
      'hr_holidays.holiday_status_unpaid hr_holidays.leave_type_unpaid,' +
      'hr_holidays_attendance.holiday_status_extra_hours hr_holidays.holiday_status_extra_hours,' +
      'hr_skills_slides.resume_type_training hr_skills.resume_type_training,' +
      'hr_work_entry.overtime_work_entry_type hr_work_entry.work_entry_type_overtime,' +
      'l10n_at.state_at_1 base.state_at_1,l10n_at.state_at_2 base.state_at_2,' +
      'l10n_at.state_at_3 base.state_at_3,l10n_at.state_at_4 base.state_at_4,' +
      'l10n_at.state_at_5 base.state_at_5,l10n_at.state_at_6 base.state_at_6,' +
      'l10n_at.state_at_7 base.state_at_7,l10n_at.state_at_8 base.state_at_8,' +
      'l10n_at.state_at_9 base.state_at_9,l10n_bd.state_bd_a base.state_bd_a,' +
      'l10n_bd.state_bd_b base.state_bd_b,l10n_bd.state_bd_c base.state_bd_c,' +
      'l10n_bd.state_bd_d base.state_bd_d,l10n_bd.state_bd_e base.state_bd_e,' +
      'l10n_bd.state_bd_f base.state_bd_f,l10n_bd.state_bd_g base.state_bd_g,' +
      'l10n_bd.state_bd_h base.state_bd_h,l10n_iq.state_iq_01 base.state_iq_01,' +
      'l10n_iq.state_iq_01_ar base.state_iq_01_ar,l10n_iq.state_iq_02 base.state_iq_02,' +
      'l10n_iq.state_iq_02_ar base.state_iq_02_ar,l10n_iq.state_iq_03 base.state_iq_03,' +
      'l10n_iq.state_iq_03_ar base.state_iq_03_ar,l10n_iq.state_iq_04 base.state_iq_04,' +
      'l10n_iq.state_iq_04_ar base.state_iq_04_ar,l10n_iq.state_iq_05 base.state_iq_05,' +
      'l10n_iq.state_iq_05_ar base.state_iq_05_ar,l10n_iq.state_iq_06 base.state_iq_06,' +
      'l10n_iq.state_iq_06_ar base.state_iq_06_ar,l10n_iq.state_iq_07 base.state_iq_07,' +
      'l10n_iq.state_iq_07_ar base.state_iq_07_ar,l10n_iq.state_iq_08 base.state_iq_08,' +
      'l10n_iq.state_iq_08_ar base.state_iq_08_ar,l10n_iq.state_iq_09 base.state_iq_09,' +
      'l10n_iq.state_iq_09_ar base.state_iq_09_ar,l10n_iq.state_iq_10 base.state_iq_10,' +
      'l10n_iq.state_iq_10_ar base.state_iq_10_ar,l10n_iq.state_iq_11 base.state_iq_11,' +
      'l10n_iq.state_iq_11_ar base.state_iq_11_ar,l10n_iq.state_iq_12 base.state_iq_12,' +
      'l10n_iq.state_iq_12_ar base.state_iq_12_ar,l10n_iq.state_iq_13 base.state_iq_13,' +
      'l10n_iq.state_iq_13_ar base.state_iq_13_ar,l10n_iq.state_iq_14 base.state_iq_14,' +
      'l10n_iq.state_iq_14_ar base.state_iq_14_ar,l10n_iq.state_iq_15 base.state_iq_15,' +
      'l10n_iq.state_iq_15_ar base.state_iq_15_ar,l10n_iq.state_iq_16 base.state_iq_16,' +
      'l10n_iq.state_iq_16_ar base.state_iq_16_ar,l10n_iq.state_iq_17 base.state_iq_17,' +
      'l10n_iq.state_iq_17_ar base.state_iq_17_ar,l10n_iq.state_iq_18 base.state_iq_18,' +
      'l10n_iq.state_iq_18_ar base.state_iq_18_ar,l10n_pk.state_pk_ajk base.state_pk_ajk,' +
      'l10n_pk.state_pk_ba base.state_pk_ba,l10n_pk.state_pk_gb base.state_pk_gb,' +
      'l10n_pk.state_pk_is base.state_pk_is,l10n_pk.state_pk_kp base.state_pk_kp,' +
      'l10n_pk.state_pk_pb base.state_pk_pb,l10n_pk.state_pk_sd base.state_pk_sd,' +
      'l10n_pl.state_pl_ds base.state_pl_ds,l10n_pl.state_pl_kp base.state_pl_kp,' +
      'l10n_pl.state_pl_lb base.state_pl_lb,l10n_pl.state_pl_ld base.state_pl_ld,' +
      'l10n_pl.state_pl_ls base.state_pl_ls,l10n_pl.state_pl_mp base.state_pl_mp,' +
      'l10n_pl.state_pl_mz base.state_pl_mz,l10n_pl.state_pl_op base.state_pl_op,' +
      'l10n_pl.state_pl_pk base.state_pl_pk,l10n_pl.state_pl_pl base.state_pl_pl,' +
      'l10n_pl.state_pl_pm base.state_pl_pm,l10n_pl.state_pl_sk base.state_pl_sk,' +
      'l10n_pl.state_pl_sl base.state_pl_sl,l10n_pl.state_pl_wm base.state_pl_wm,' +
      'l10n_pl.state_pl_wp base.state_pl_wp,l10n_pl.state_pl_zp base.state_pl_zp,' +
      'l10n_tw.state_tw_chh base.state_tw_chh,l10n_tw.state_tw_cic base.state_tw_cic,' +
      'l10n_tw.state_tw_cih base.state_tw_cih,l10n_tw.state_tw_hch base.state_tw_hch,' +
      'l10n_tw.state_tw_hct base.state_tw_hct,l10n_tw.state_tw_hlh base.state_tw_hlh,' +
      'l10n_tw.state_tw_ilh base.state_tw_ilh,l10n_tw.state_tw_khc base.state_tw_khc,' +
      'l10n_tw.state_tw_klc base.state_tw_klc,l10n_tw.state_tw_kmc base.state_tw_kmc,' +
      'l10n_tw.state_tw_lcc base.state_tw_lcc,l10n_tw.state_tw_mlh base.state_tw_mlh,' +
      'l10n_tw.state_tw_ntc base.state_tw_ntc,l10n_tw.state_tw_ntpc base.state_tw_ntpc,' +
      'l10n_tw.state_tw_phc base.state_tw_phc,l10n_tw.state_tw_pth base.state_tw_pth,' +
      'l10n_tw.state_tw_tcc base.state_tw_tcc,l10n_tw.state_tw_tnh base.state_tw_tnh,' +
      'l10n_tw.state_tw_tpc base.state_tw_tpc,l10n_tw.state_tw_tth base.state_tw_tth,' +
      'l10n_tw.state_tw_tyc base.state_tw_tyc,l10n_tw.state_tw_ylh base.state_tw_ylh,' +
      'payment_redsys.provider_form_redsys payment_redsys.payment_provider_form,' +
      'payment_redsys.redsys_form payment_redsys.redirect_form,' +
      'point_of_sale.constraint_pos_order_line_uuid_unique point_of_sale.constraint_pos_order_line_unique_uuid,' +
      'point_of_sale.constraint_pos_order_uuid_unique point_of_sale.constraint_pos_order_unique_uuid,' +
      'point_of_sale.constraint_pos_payment_uuid_unique point_of_sale.constraint_pos_payment_unique_uuid,' +
      'product.cat_expense product.product_category_expenses,' +
      'product.decimal_product_uom uom.decimal_product_uom,' +
      'product.product_category_all product.product_category_goods,' +
      'sale_async_emails.async_emails sale.async_emails,sale_async_emails.cron sale.send_pending_emails_cron,' +
      'stock.seq_quant_package stock.seq_package,uom.uom_square_foot uom.product_uom_square_foot,' +
      'uom.uom_square_meter uom.product_uom_square_meter,' +
      'website_crm_partner_assign.access_res_partner_grade partnership.access_res_partner_grade,' +
      'website_crm_partner_assign.access_res_partner_grade_manager partnership.access_res_partner_grade_manager,' +
      'website_crm_partner_assign.menu_res_partner_grade_action partnership.menu_res_partner_grade_action,' +
      'website_crm_partner_assign.res_partner_grade_action partnership.res_partner_grade_action,' +
      'website_crm_partner_assign.res_partner_grade_data_bronze partnership.res_partner_grade_data_bronze,' +
      'website_crm_partner_assign.res_partner_grade_data_gold partnership.res_partner_grade_data_gold,' +
      'website_crm_partner_assign.res_partner_grade_data_silver partnership.res_partner_grade_data_silver',
  },
]
