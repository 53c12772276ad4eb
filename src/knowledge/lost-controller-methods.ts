import type { Series } from '../text/series.ts'

/**
 * Methods that controllers of Odoo lost, by the first release that lacks them: `module Class | method method>heir …`.
 * Read by comparing the classes under `controllers/` of 14.0 to 19.0: no class there has a method of that name any more.
 * Controllers of payment providers, of devices and of countries are left out.
 */
const LOST: Readonly<Partial<Record<Series, string>>> = {
  '15.0': `
account_payment PaymentPortal | invoice_pay_form invoice_pay_token
bus BusController | send
mail MailController | avatar mail_action_assign mail_thread_data message_partner_info_from_emails needaction
payment PaymentProcessing | add_payment_transaction get_payment_transaction_ids payment_status_page payment_status_poll remove_payment_transaction
payment WebsitePayment | _get_acquirers_compatible_with_current_user confirm payment_token transaction
sale CustomerPortal | _get_sale_searchbar_sortings _order_get_page_view_values _prepare_orders_domain _prepare_quotations_domain payment_token payment_transaction_token
sale_product_configurator ProductConfiguratorController | _show_optional_products show_optional_products
sale_timesheet CustomerPortal | _order_get_page_view_values
web Binary | _content_image _content_image_get_response content_image_partner placeholder
web HomeStaticTemplateHelpers | _manifest_glob
web WebClient | csslist jslist
website_blog WebsiteBlog | render_latest_posts
website_event WebsiteEventController | _add_event
website_event_sale WebsiteEventSaleController | _add_event
website_event_track EventTrackController | _event_agenda_get_tracks _get_event_tracks_base_domain
website_mass_mailing MassMailController | get_mass_mailing_content set_mass_mailing_content
website_sale WebsiteSale | _get_mandatory_billing_fields>_get_mandatory_fields_billing _get_mandatory_shipping_fields>_get_mandatory_fields_shipping _get_products_recently_viewed payment payment_confirmation payment_get_status payment_token payment_validate products_autocomplete products_recently_viewed terms tracking_cart
website_sale_coupon WebsiteSale | payment
website_sale_delivery WebsiteSaleDelivery | payment
website_sale_digital WebsiteSaleDigitalConfirmation | payment_confirmation
website_sale_product_configurator WebsiteSaleProductConfiguratorController | show_optional_products_website
website_slides WebsiteSlides | _build_channel_domain _create_or_get_channel_tag_group _extract_channel_tag_search
`,
  '16.0': `
bus BusController | _poll im_status poll
mail DiscussController | message_get_suggested_recipients read_followers
mail MailChatController | _poll
payment PaymentPortal | cast_as_float cast_as_int
rating Rating | open_rating submit_rating
sale CustomerPortal | decline
sale_management CustomerPortal | _get_portal_order_details add update_line_dict
web Binary | content_image_backward_compatibility upload
web DataSet | call_common do_search_read
web HomeStaticTemplateHelpers | _compute_xml_tree _concat_xml _get_asset_paths _get_parent_template _get_qweb_templates _read_addon_file _remove_inheritance_comments get_qweb_templates get_qweb_templates_checksum
web Proxy | post
web Session | get_session_action save_session_action
web WebClient | qweb
web_editor EditorCollaborationController | _poll
web_editor Web_Editor | _update_checklist_recursive public_render_template reset_asset save_asset
website Website | _get_customize_views make_scss_custo pages_management theme_customize theme_customize_get toggle_switchable_view
website WebsiteBackend | website_set_ga_data
website_blog WebsiteBlog | blog_post_copy blog_post_create
website_event WebsiteEventController | _prepare_event_values add_event get_country_events
website_event_booth WebsiteEventBoothController | event_booth_registration_complete
website_event_sale WebsiteEventSaleController | _prepare_event_values
website_forum WebsiteForum | forum_create post_ask_for_mark_as_offensive
website_payment PaymentPortal | get_acquirer_fees
website_profile WebsiteProfile | _get_default_avatar
website_sale Website | toggle_switchable_view
website_sale WebsiteSale | _get_pricelist_context add_product change_ppg change_ppr change_sequence change_size
website_sale_stock_wishlist WebsiteSaleStockWishlist | notify_stock
website_slides WebsiteSlides | _set_completed_slide _slide_channel_prepare_values slide_channel_create
website_slides_forum WebsiteSlidesForum | _slide_channel_prepare_values
website_slides_survey WebsiteSlidesSurvey | _set_completed_slide
`,
  '17.0': `
account OnboardingController | account_dashboard_onboarding account_invoice_onboarding
account_payment PaymentPortal | _get_custom_rendering_context_values
im_livechat LivechatController | _livechat_templates_get livechat_lib load_templates notify_typing
mail DiscussController | _response_discuss_public_channel_template mail_channel_add_guest_as_member mail_channel_attachment mail_channel_guest_avatar_128 mail_channel_mark_as_seen mail_channel_messages mail_channel_notify_typing mail_channel_partner_avatar_128 mail_message_remove_reaction
mail MailChatController | _default_request_uid mail_chat_history mail_chat_post
mass_mailing MassMailController | _log_blacklist_action _valid_unsubscribe_token blacklist_add blacklist_check blacklist_remove get_mobile_preview_styling mailing send_feedback turn_off_mailing_reports unsubscribe unsubscribe_placeholder_link view
payment PaymentPortal | _get_custom_rendering_context_values
payment PaymentPostProcessing | get_monitored_transaction_ids monitor_transactions remove_transactions
portal_rating PortalChatter | _portal_rating_stats
project ProjectBrowser | get_project_url get_record_url get_task_url open_project open_task
sale OnboardingController | sale_quotation_onboarding
sale PaymentPortal | _get_custom_rendering_context_values
sale VariantController | _get_pricelist get_combination_info
sale_management CustomerPortal | _get_order_portal_content
sale_product_configurator ProductConfiguratorController | _get_pricelist _optional_product_items _show_advanced_configurator configure
survey Survey | _get_user_input_domain
web DataSet | call search_read
web PWA | _get_pwa_manifest _get_pwa_manifest_icons _get_pwa_params _get_pwa_scripts pwa_manifest render_service_worker
web ServiceWorker | _get_js_pwa_core_event_activate_impl _get_js_pwa_core_event_fetch_impl _get_js_pwa_core_event_install_impl _get_js_pwa_init _get_js_pwa_requires render_service_worker
web WebClient | benchmarks
web_editor Web_Editor | ensure_common_history
website_crm WebsiteForm | _get_phone_fields_to_validate
website_forum WebsiteForum | post_bump
website_livechat WebsiteLivechat | _livechat_templates_get
website_payment PaymentPortal | _get_custom_rendering_context_values get_provider_fees
website_sale CustomerPortal | _get_saleorder_reorder_content_modal
website_sale WebsiteSale | _update_so_external_taxes remove_product_image shop_payment_get_status
website_sale WebsiteSaleBackend | _compute_sale_graph compute_utm_graph_data fetch_utm_data
website_sale_product_configurator WebsiteSaleProductConfiguratorController | optional_product_items_website show_advanced_configurator_website
website_slides WebsiteSlides | slide_channel_join_http
`,
  '18.0': `
account AccountDocumentDownloadController | export_zip_documents
hr_attendance HrAttendance | kiosk_menu_item_action2
hr_timesheet TimesheetCustomerPortal | _get_groupby_mapping
im_livechat LivechatBinaryController | livechat_channel_guest_avatar_128 livechat_channel_partner_avatar_128
im_livechat LivechatChannelController | livechat_channel_mark_as_seen
im_livechat LivechatChatbotScriptController | chatbot_post_welcome_steps
im_livechat LivechatController | livechat_operator_get_avatar
im_livechat LivechatLinkPreviewController | livechat_link_preview_delete
im_livechat LivechatMessageReactionController | livechat_message_add_reaction
im_livechat WebClient | livechat_init_messaging
mail BinaryController | discuss_channel_avatar_128 discuss_channel_guest_avatar_128 discuss_channel_partner_avatar_128
mail ChannelController | discuss_channel_mark_as_seen discuss_channel_mute discuss_channel_update_custom_notifications
mail LinkPreviewController | mail_link_preview_delete
mail MessageReactionController | mail_message_add_reaction
mail WebclientController | mail_init_messaging mail_load_message_failures
payment PaymentPostProcessing | get_monitored_transaction_id
portal CustomerPortal | attachment_add
portal PortalChatter | _portal_post_filter_params portal_chatter_post
portal_rating PortalChatter | _portal_post_filter_params portal_chatter_post
project ProjectCustomerPortal | _display_project_groupby _task_get_groupby_mapping _task_get_order
project ProjectSharingChatter | portal_chatter_post
sale_project SaleProjectCustomerPortal | _task_get_groupby_mapping
sale_timesheet SaleTimesheetCustomerPortal | _get_groupby_mapping
web DataSet | _call_kw
web Export | fields_get
web TableExporter | check_xlsxwriter
web WebClient | load_locale
website Website | publish
website_sale WebsiteSale | _check_billing_partner_mandatory_fields _check_shipping_partner_mandatory_fields _checkout_form_save _create_or_edit_partner _get_country_related_render_values _get_mandatory_fields_billing>_get_mandatory_billing_address_fields _get_mandatory_fields_shipping>_get_mandatory_delivery_address_fields address>shop_address checkout>shop_checkout checkout_check_address checkout_form_validate checkout_redirection checkout_values confirm_order update_cart_address values_postprocess values_preprocess
website_sale WebsiteSaleDelivery | _get_carriers_express_checkout _update_website_sale_delivery_return cart_carrier_rate_shipment express_checkout_process_shipping_address get_access_point get_close_locations set_access_point update_eshop_carrier
website_sale_loyalty WebsiteSaleLoyaltyDelivery | _update_website_sale_delivery_return
website_sale_wishlist WebsiteSaleWishlist | rm_from_wishlist
website_slides SlidesPortalChatter | portal_chatter_post
`,
  '19.0': `
account PortalAccount | _get_optional_fields details_form_validate extra_details_form_validate
bus BusController | get_autovacuum_info
hr_attendance HrAttendance | is_fresh_db manual_selection_with_geolocation set_user_barcode
im_livechat CorsLivechatController | cors_email_livechat_transcript
im_livechat LivechatBinaryController | livechat_channel_attachment livechat_content_image livechat_fetch_image
im_livechat LivechatChannelController | livechat_channel_fold
im_livechat LivechatChatbotScriptController | _get_chatbot_language
im_livechat LivechatController | livechat_init
mail AttachmentController | _is_allowed_to_delete
mail BinaryController | discuss_channel_attachment fetch_image
mail ChannelController | discuss_channel_fold discuss_channel_info discuss_channel_mark_as_unread
mail DiscussThreadController | _filter_message_post_partners
mail ThreadController | _filter_message_post_partners _is_message_editable _prepare_post_data mail_thread_data
portal CustomerPortal | _get_mandatory_fields>_get_mandatory_address_fields _get_optional_fields details_form_validate>_validate_address_values on_account_update
portal PortalAttachmentController | _is_allowed_to_delete
portal PortalChatter | _portal_post_check_attachments _portal_post_has_content
portal ThreadController | _is_message_editable _prepare_post_data
project ProjectCustomerPortal | portal_my_task_routes_outdated portal_project_routes_outdated
project ThreadController | _filter_message_post_partners
rating ThreadController | _get_allowed_message_post_params
sale_management CustomerPortal | portal_quote_add_option
web DataSet | resequence
web WebClient | test_mobile_suite
website_hr_recruitment WebsiteHrRecruitment | jobs_compatibility
website_livechat TestBusController | is_test_mode_activated
website_livechat WebsiteLivechat | channel_list channel_rating
website_profile CustomerPortal | on_account_update
website_profile WebsiteProfile | view_user_profile_edition
website_sale CustomerPortal | _get_common_order_line_data _sale_reorder_get_line_context my_orders_reorder_modal_content
website_sale WebsiteSale | _check_shipping_method _get_additional_extra_shop_values _get_additional_notification_information _get_extra_billing_info_route _product_get_query_url_kwargs add_product_images cart_update cart_update_json shop_confirm_order shop_country_info
website_sale WebsiteSaleComboConfiguratorController | website_sale_combo_configurator_update_cart
website_sale WebsiteSaleProductConfiguratorController | website_sale_product_configurator_update_cart
website_sale_loyalty WebsiteSale | cart_update_json
website_sale_stock CustomerPortal | _sale_reorder_get_line_context my_orders_reorder_modal_content
website_slides SlidesPortalChatter | _portal_post_has_content mail_update_message
website_slides WebsiteSlides | slides_channel_all_values slides_channel_home
`,
}

/** A method that a controller of Odoo has no more. */
interface LostControllerMethod {
  readonly gone: Series
  /** the method that does now what it did */
  readonly heir: string | undefined
}

/** Since when a controller lacks a method that it had before; `undefined`: nothing is known of it. */
export function lostControllerMethod(module: string, name: string, method: string): readonly LostControllerMethod[] {
  const found: LostControllerMethod[] = []
  for (const [gone, lines] of Object.entries(LOST)) {
    const line = lines.split('\n').find((one) => one.startsWith(`${module} ${name} | `))
    const entry = line
      ?.slice(line.indexOf(' | ') + 3)
      .split(' ')
      .find((one) => one === method || one.startsWith(`${method}>`))
    if (entry !== undefined) found.push({ gone: gone as Series, heir: entry.split('>')[1] })
  }
  return found
}
