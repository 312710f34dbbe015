package offhook.desk;

import offhook.address.Ipv4;

/** What to set on another DHCP server so that its phones come to this station. */
public final class OtherServerSettings {
    // Written from general knowledge of each product and tried on dnsmasq only; %1$s is the
    // station. Both options, always equal, because
    // phones disagree on which comes first (phones.md §3).
    private static final String TEXT =
            """
            dnsmasq:
              dhcp-option=150,%1$s
              dhcp-option=66,%1$s
            Kea (in "Dhcp4"):
              "option-def": [{"name": "cisco-tftp", "code": 150, "type": "ipv4-address", "array": true}],
              "option-data": [{"name": "cisco-tftp", "data": "%1$s"}, {"name": "tftp-server-name", "data": "%1$s"}]
            ISC dhcpd:
              option cisco-tftp code 150 = array of ip-address;
              option cisco-tftp %1$s;
              option tftp-server-name "%1$s";
            MikroTik RouterOS:
              /ip dhcp-server option add name=tftp150 code=150 value="'%1$s'"
              /ip dhcp-server option add name=tftp66 code=66 value="s'%1$s'"
              /ip dhcp-server network set [find] dhcp-option=tftp150,tftp66
            pfSense, OPNsense (Services, DHCP server, the interface):
              TFTP server: %1$s; additional options: number 150, type IP address, value %1$s
            Windows Server (PowerShell as administrator):
              Add-DhcpServerv4OptionDefinition -OptionId 150 -Name "Cisco TFTP" -Type IPv4Address -MultiValued
              Set-DhcpServerv4OptionValue -OptionId 150 -Value %1$s
              Set-DhcpServerv4OptionValue -OptionId 66 -Value "%1$s"
            Cisco IOS (in the "ip dhcp pool"):
              option 150 ip %1$s
              option 66 ascii %1$s
            """;

    private OtherServerSettings() {}

    /** Ready to copy, one paragraph a product. */
    public static String text(Ipv4 station) {
        return TEXT.formatted(station);
    }
}
