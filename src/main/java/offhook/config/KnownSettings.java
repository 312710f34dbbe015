package offhook.config;

import offhook.phone.Certainty;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of SIPDefault.cnf and SIP&lt;MAC&gt;.cnf (config-files.md §4). */
final class KnownSettings {
    /** A key; {@code lineN_name} stands for every number. */
    record Setting(String key, ValueType type, Severity severity, Certainty certainty) {}

    /** Key, what may stand there, severity if it does not, how sure; N is a number. */
    private static final String TABLE =
            """
            image_version any W A
            proxyN_address host E A
            proxyN_port port E A
            call_managerN_addr host E A
            call_managerN_sip_port port E A
            proxy_register 0-1 E A
            proxy_backup host W A
            proxy_backup_port port W A
            proxy_emergency host W A
            proxy_emergency_port port W A
            outbound_proxy host W A
            outbound_proxy_port port W A
            timer_register_expires 1-3932100 W A
            timer_register_delta 0-32767 W A
            timer_invite_expires 1-65535 W A
            timer_t1 1-65535 W A
            timer_t2 1-65535 W A
            sip_retx 0-100 W A
            sip_invite_retx 0-100 W A
            user_info none|phone|ip W A
            voip_control_port 1025-65535 E A
            start_media_port 16384-32766 W A
            end_media_port 16384-32766 W A
            nat_enable 0-1 W A
            nat_address host W A
            nat_received_processing 0-1 W A
            preferred_codec g711ulaw|g711alaw|g729a|g729|none W A
            tos_media 0-5 W A
            enable_vad 0-1 W A
            dtmf_inband 0-1 W A
            dtmf_outofband none|avt|avt_always W A
            dtmf_avt_payload 96-127 W A
            dtmf_db_level 1-5 W A
            remote_party_id 0-1 W A
            call_stats 0-1 W A
            stutter_msg_waiting 0-2 W A
            cnf_join_enable 0-1 W A
            semi_attended_transfer 0-1 W A
            transfer_onhook_enabled 0-1 W A
            call_waiting 0-3 W A
            anonymous_call_block 0-3 W A
            callerid_blocking 0-3 W A
            dnd_control 0-3 W A
            call_hold_ringback 0-3 W A
            auto_answer any H B
            autocomplete 0-1 W A
            local_cfwd_enable 0-1 W A
            cfwd_url any H A
            sntp_server host W A
            sntp_mode unicast|multicast|anycast|directedbroadcast W A
            time_zone IDL|NT|AHST|IMT|YST|PST|MST|CST|EST|AST|NST|BST|AT|WAT|GMT|CET|EET|BT|IT|ZP4|AFG|ZP5|IST|ZP6|SUM|WAST|HST|JST|CAST|EAST|EADT|NZST W B
            time_format_24hr 0-3 W A
            date_format M/D/Y|D/M/Y|Y/M/D|Y/D/M|Y-M-D|YY-M-D W A
            dst_auto_adjust 0-1 W A
            dst_offset any H A
            dst_start_month any H A
            dst_start_day any H A
            dst_start_day_of_week any H A
            dst_start_week_of_month 1-8 W A
            dst_start_time any H A
            dst_stop_month any H A
            dst_stop_day any H A
            dst_stop_day_of_week any H A
            dst_stop_week_of_month 1-8 W A
            dst_stop_time any H A
            dyn_dns_addr_1 host W A
            dyn_dns_addr_2 host W A
            dyn_tftp_addr host W A
            dial_template text:255 W A
            logo_url url W A
            services_url url W A
            directory_url url W A
            messages_uri any H A
            http_proxy_addr host W A
            http_proxy_port port W A
            network_media_type Auto|Full100|Half100|Full10|Half10 W A
            network_port2_type Hub/Switch|PC W A
            telnet_level 0-2 W A
            phone_password text:31 E A
            phone_prompt text:15 W A
            phone_label any E A
            sync text:32 W A
            language any H A
            domain_name any H A
            tftp_cfg_dir any H A
            lineN_name user W A
            lineN_shortname any H A
            lineN_displayname any H A
            lineN_authname any H A
            lineN_password any E A
            lineN_contact any H B
            speed_lineN any H B
            speed_labelN any H B
            enable_multiple_sip_ports 0-1 H B
            dns_address any H B
            """;

    private static final Pattern NUMBER =
            Pattern.compile("(proxy|call_manager|line|speed_line|speed_label)(\\d+)(.*)");

    private static final Map<String, Setting> ROWS = new HashMap<>();

    static {
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(" ");
            ROWS.put(
                    cells[0],
                    new Setting(
                            cells[0],
                            ValueType.of(cells[1]),
                            KnownElements.severity(cells[2]),
                            KnownElements.certainty(cells[3])));
        }
    }

    private KnownSettings() {}

    static Optional<Setting> of(String key) {
        return Optional.ofNullable(ROWS.get(general(key)));
    }

    static Set<String> keys() {
        return ROWS.keySet();
    }

    /** {@code line2_name} as the table has it: {@code lineN_name}. */
    static String general(String key) {
        return NUMBER.matcher(key).replaceFirst("$1N$3");
    }

    /** 2 of {@code line2_name}. */
    static Optional<Integer> numberOf(String key) {
        Matcher match = NUMBER.matcher(key);
        return match.matches() && match.group(2).length() < 4
                ? Optional.of(Integer.valueOf(match.group(2)))
                : Optional.empty();
    }
}
