package offhook.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name a phone will ask for; a file of any other name lies in the folder for nothing. */
final class FileNameCheck {
    private static final Pattern OWN =
            Pattern.compile(
                    "(?i)(SEP|SIP)(.*?)(\\.cnf\\.xml|\\.cnf(?!\\.xml))((?:\\.enc)?(?:\\.sgn)?)([._~-].*)?");

    /** The part for the address is still a form: {@code SEP$mac}, {@code SEP_YOURMAC_}. */
    private static final Pattern FORM =
            Pattern.compile("(?i)X+|0+|.*[${}<>_(].*|.*MAC.*|A?BCDEF.*|.*EXAMPLE.*|.*TEMPLATE.*|");

    /** What editors, backups and other people's tools put behind. */
    private static final Pattern TEMPLATE_EXTENSION =
            Pattern.compile(
                    "(?i)\\.(tmpl|tpl|jinja2?|j2|twig|erb|example|sample|dist|fixed|template)");

    private final Remarks remarks;

    FileNameCheck(Remarks remarks) {
        this.remarks = remarks;
    }

    void check(String name, FileKind kind) {
        String lower = name.toLowerCase(Locale.ROOT);
        Matcher own = OWN.matcher(name);
        if (lower.matches("sepdefault\\.cnf(\\.xml)?(\\.sgn)?")) {
            exact(name, "SEPDefault" + lower.substring("sepdefault".length()));
        } else if (lower.equals("sipdefault.cnf")) {
            exact(name, "SIPDefault.cnf");
        } else if (lower.startsWith("sipdefault.") || lower.startsWith("xmldefault.")) {
            defaults(name, lower);
        } else if (lower.equals("os79xx.txt")) {
            exact(name, "OS79XX.TXT");
        } else if (kind == FileKind.DEVICE && lower.matches("sep[0-9a-f]{12}\\.xml")) {
            remarks.error(
                    CheckRule.WRONG_NAME,
                    0,
                    "no phone asks for " + name + ": .cnf is missing before .xml",
                    "Rename it to SEP"
                            + name.substring(3, 15).toUpperCase(Locale.ROOT)
                            + ".cnf.xml.");
        } else if (own.matches()) {
            own(own, kind);
        }
    }

    private void defaults(String name, String lower) {
        String right = lower.startsWith("sip") ? "SIPDefault.cnf" : "XMLDefault.cnf.xml";
        boolean isForm = TEMPLATE_EXTENSION.matcher(lower).find();
        if (lower.equals(right.toLowerCase(Locale.ROOT)) || lower.endsWith(".sgn")) {
            exact(name, lower.endsWith(".sgn") ? right + ".sgn" : right);
        } else if (!isForm) {
            remarks.error(
                    CheckRule.WRONG_NAME,
                    0,
                    "no phone asks for " + name + "; the name is " + right,
                    "Rename the file.");
        }
    }

    private void exact(String name, String right) {
        if (!name.equals(right)) {
            remarks.warning(
                    CheckRule.NAME_CASE,
                    0,
                    "phones ask for "
                            + right
                            + ", letter for letter; on a server that minds the case "
                            + name
                            + " is not found (this station finds it)",
                    "Rename it.");
        }
    }

    private void own(Matcher name, FileKind kind) {
        String address = name.group(2);
        if (FORM.matcher(address).matches()) {
            return;
        }
        String behind = Optional.ofNullable(name.group(5)).orElse("");
        if (!behind.isEmpty() && !TEMPLATE_EXTENSION.matcher(behind).matches()) {
            remarks.error(
                    CheckRule.WRONG_NAME,
                    0,
                    "no phone asks for "
                            + name.group()
                            + (behind.equalsIgnoreCase(".txt")
                                    ? "; Notepad has put .txt behind it, which Windows may hide"
                                    : ""),
                    "Rename it to "
                            + name.group().substring(0, name.group().length() - behind.length())
                            + ".");
        }
        prefix(name, kind);
        address(name, address);
    }

    private void prefix(Matcher name, FileKind kind) {
        String prefix = name.group(1).toUpperCase(Locale.ROOT);
        boolean isXmlName = name.group(3).equalsIgnoreCase(".cnf.xml");
        boolean isXml = kind == FileKind.DEVICE || kind == FileKind.DEFAULTS;
        if (isXml && !(prefix.equals("SEP") && isXmlName)) {
            remarks.error(
                    CheckRule.WRONG_NAME,
                    0,
                    "a file with this content is asked for as SEP<MAC>.cnf.xml, not as "
                            + name.group(),
                    "Rename it.");
        } else if (kind == FileKind.SIP_SETTINGS && !(prefix.equals("SIP") && !isXmlName)) {
            remarks.error(
                    CheckRule.WRONG_NAME,
                    0,
                    "this is a file of \"key: value\", which a 7940/60 asks for as SIP<MAC>.cnf; "
                            + name.group()
                            + " has to be XML",
                    "Rename it, or write the XML file.");
        } else if (kind == FileKind.DEFAULTS) {
            remarks.warning(
                    CheckRule.WRONG_NAME,
                    0,
                    "a phone's own file begins with <device>; this one has <Default>, which the"
                            + " loaders of 7940/60 are said to take",
                    "Write <device> for any other phone.");
        }
    }

    private void address(Matcher name, String address) {
        String hex = address.replaceAll("[:.\\-\\s]", "");
        if (!hex.matches("[0-9A-Fa-f]*") || hex.length() != 12) {
            remarks.error(
                    CheckRule.NAME_SPELLING,
                    0,
                    "\""
                            + Remarks.shown(address)
                            + "\" is no MAC address: it has "
                            + hex.length()
                            + " characters, expected 12 hexadecimal digits; no phone asks for this"
                            + " name",
                    "Copy the address from the label under the phone.");
        } else if (hex.length() != address.length()) {
            remarks.error(
                    CheckRule.NAME_SPELLING,
                    0,
                    "the MAC address in the name has separators; phones ask without",
                    "Rename it to "
                            + name.group(1).toUpperCase(Locale.ROOT)
                            + hex.toUpperCase(Locale.ROOT)
                            + name.group(3)
                            + ".");
        } else {
            exact(
                    name.group(),
                    name.group(1).toUpperCase(Locale.ROOT)
                            + hex.toUpperCase(Locale.ROOT)
                            + name.group(3).toLowerCase(Locale.ROOT)
                            + name.group(4)
                            + Optional.ofNullable(name.group(5)).orElse(""));
        }
    }
}
