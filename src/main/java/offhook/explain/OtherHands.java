package offhook.explain;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines that name phones' files because a person or another program had them in hand: an editor
 * under sudo, an upload, an unpacked archive, a shell, a phone's settings themselves. No phone
 * asked.
 */
final class OtherHands {
    private static final List<Pattern> SIGNS =
            List.of(
                    // Programs in a system's log that serve no phone.
                    Pattern.compile(
                            "\\b(?:sudo|su|vsftpd|proftpd|pure-ftpd|ftpd|sshd|sftp-server"
                                    + "|internal-sftp|scp|smbd(?:_audit)?|rsyncd?|CRON|crond?|bash"
                                    + "|auditd?|kernel|systemd|polkitd|clamd|fail2ban|inotifywait"
                                    + "|logrotate)(?:\\[\\d+\\])?: "),
                    Pattern.compile(
                            "COMMAND=|\\bupload|\\bSTOR\\b|\\b(?:inflating|extracting|creating|adding|new"
                                + " file|modified|renamed|deleted): |\\bflags"
                                + " (?:READ|WRITE)|\\d\\d%|^(?:removed|copied|renamed) '",
                            Pattern.CASE_INSENSITIVE),
                    // A shell's prompt, and the clients with which people try their server.
                    Pattern.compile(
                            "^(?:\\[?[\\w.-]+@[\\w.-]+[^#$]{0,80}[#$]|[$%]|[A-Za-z]:\\\\[^>]{0,80}>|tftp>)"
                                + " ?\\S|^\\W{0,3}(?:a?tftp|curl|wget)"
                                + " (?:-|\\d|localhost|https?:|\\S+ -)",
                            Pattern.CASE_INSENSITIVE),
                    // Settings, shown beside the log.
                    Pattern.compile("^</?[A-Za-z][\\w-]{0,40}(?:\\s[^<>]{0,200})?/?>"));

    private OtherHands() {}

    static boolean touch(String line) {
        return SIGNS.stream().anyMatch(sign -> sign.matcher(line).find());
    }
}
