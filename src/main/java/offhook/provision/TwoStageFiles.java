package offhook.provision;

import offhook.config.SipLine;
import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.PbxKind;
import offhook.line.PhoneSetup;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.phone.PhoneModel;
import offhook.wire.Bytes;

import java.util.List;

/** {@code SIPDefault.cnf} and {@code SIP<MAC>.cnf} of a 7940/60 (config-files.md §4). */
final class TwoStageFiles {
    /** A 7940; more are cleared only on a phone that is known to have them. */
    private static final int LINES_USUAL = 2;

    private final FileOrder order;
    private final Pbx server;

    /**
     * @param order with a server, and nothing that breaks a limit
     */
    TwoStageFiles(FileOrder order) {
        this.order = order;
        this.server = order.server().orElseThrow();
    }

    /** What is the same for the phone's lines. */
    Bytes defaults() {
        var text = new SettingsText();
        text.word("image_version", order.load().text())
                .word("proxy_register", "1")
                .word("timer_register_expires", order.value(Setting.REGISTER_SECONDS))
                .word("timer_register_delta", "5")
                .word("timer_invite_expires", "180")
                .word("timer_t1", "500")
                .word("timer_t2", "4000")
                .word("sip_retx", "10")
                .word("sip_invite_retx", "6")
                .word("user_info", "none")
                .word("voip_control_port", "5060")
                .word("start_media_port", order.value(Setting.MEDIA_PORT_LOW))
                .word("end_media_port", order.value(Setting.MEDIA_PORT_HIGH))
                .quoted("outbound_proxy", server.outboundProxy().orElse(""))
                .word("outbound_proxy_port", "5060")
                .word("preferred_codec", codec())
                .word("enable_vad", "0")
                .word("dtmf_inband", "1")
                .word("dtmf_outofband", "avt")
                .word("dtmf_avt_payload", "101")
                .word("dtmf_db_level", "3")
                .word("remote_party_id", "1")
                .word("cnf_join_enable", "1")
                .word("semi_attended_transfer", "1")
                .word("transfer_onhook_enabled", "0")
                .word("local_cfwd_enable", "1")
                .word("call_hold_ringback", "0")
                .word("anonymous_call_block", "0")
                .word("callerid_blocking", "0")
                .word("call_waiting", order.isOn(Setting.CALL_WAITING) ? "1" : "2")
                .word("dnd_control", order.isOn(Setting.DO_NOT_DISTURB) ? "0" : "2")
                .word("auto_answer", order.isOn(Setting.AUTO_ANSWER) ? "1" : "0");
        nat(text);
        clock(text);
        text.quoted("dial_template", "dialplan")
                .quoted("messages_uri", messages())
                .quoted("services_url", order.setup().value(Setting.SERVICES_URL))
                .quoted("directory_url", order.setup().value(Setting.DIRECTORY_URL))
                .quoted("logo_url", order.setup().value(Setting.LOGO_URL))
                // 2 opens the console, which is the only shell that these phones have.
                .word("telnet_level", order.isOn(Setting.SSH_ACCESS) ? "2" : "0")
                .word("sync", RestartFile.PHONE);
        String password = order.setup().value(Setting.PHONE_PASSWORD);
        if (!password.isEmpty()) {
            text.quoted("phone_password", password);
        }
        return text.bytes();
    }

    /** Lines and keys; a line that is not used is cleared, or an old one would stay in flash. */
    Bytes phone() {
        var text = new SettingsText();
        text.word("image_version", order.load().text()).word("proxy_register", "1");
        List<PhoneSetup.PlacedLine> lines = order.lines();
        for (PhoneSetup.PlacedLine placed : lines) {
            line(text, placed);
        }
        int keys = order.model().map(PhoneModel::lines).orElse(LINES_USUAL);
        for (int number = lines.size() + 1; number <= keys; number++) {
            String prefix = "line" + number + "_";
            text.quoted(prefix + "name", "")
                    .quoted(prefix + "authname", SipLine.UNPROVISIONED)
                    .quoted(prefix + "password", SipLine.UNPROVISIONED);
        }
        text.quoted("phone_label", PhoneLabel.of(order));
        int number = 1;
        for (SpeedDial dial : order.setup().speedDials()) {
            text.quoted("speed_line" + number, dial.number());
            text.quoted(
                    "speed_label" + number, dial.label().isEmpty() ? dial.number() : dial.label());
            number++;
        }
        return text.bytes();
    }

    private void line(SettingsText text, PhoneSetup.PlacedLine placed) {
        Line line = placed.line();
        Pbx pbx = placed.pbx().orElse(server);
        String label = line.label().isEmpty() ? line.number() : line.label();
        String prefix = "line" + line.button() + "_";
        text.quoted("proxy" + line.button() + "_address", pbx.host())
                .word("proxy" + line.button() + "_port", String.valueOf(pbx.port()))
                .quoted(prefix + "name", line.number())
                .quoted(prefix + "shortname", label)
                .quoted(
                        prefix + "displayname",
                        line.displayName().isEmpty() ? label : line.displayName())
                .quoted(
                        prefix + "authname",
                        line.authName().isEmpty() ? line.number() : line.authName())
                .quoted(prefix + "password", line.password().text());
    }

    /** These phones know no wideband codec; {@code none} leaves the choice to the other side. */
    private String codec() {
        String codec = order.value(Setting.PREFERRED_CODEC);
        return codec.equals("g722") ? "none" : codec;
    }

    private String messages() {
        return order.lines().stream()
                .findFirst()
                .map(it -> it.line().voicemail().orElse(server.voicemail()))
                .orElse("");
    }

    private void nat(SettingsText text) {
        boolean isNat = server.isBehindNat() || server.kind() == PbxKind.PROVIDER;
        text.word("nat_enable", isNat ? "1" : "0")
                .word("nat_received_processing", isNat ? "1" : "0")
                .quoted("nat_address", isNat ? server.natAddress().orElse("") : "");
    }

    private void clock(SettingsText text) {
        String server = order.setup().value(Setting.NTP_SERVER);
        text.quoted("sntp_server", server).word("sntp_mode", "unicast");
        ClockWords.write(text, order.value(Setting.TIME_ZONE), order.value(Setting.DATE_TEMPLATE));
    }
}
