package offhook.line;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import offhook.address.MacAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScannedMacTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:1b:0c:18:bd:c1",
                "00-1B-0C-18-BD-C1",
                "001b.0c18.bdc1",
                "0:1b:c:18:bd:c1",
                "001B0C18BDC1",
                " 001B0C18BDC1 ",
                "SEP001B0C18BDC1",
                "SEP001B0C18BDC1.cnf.xml",
                "SIP001B0C18BDC1.cnf",
                "MAC:001B0C18BDC1",
                "MAC: 00:1B:0C:18:BD:C1",
                "MAC001B0C18BDC1",
                "MAC Address 001B0C18BDC1",
                "*001B0C18BDC1*",
                "(MAC)001B0C18BDC1",
                "CP-7961G MAC 001B0C18BDC1",
                "001B0C18BDC1;FCH12345ABC",
            })
    void what_people_and_scanners_write_is_read(String written) {
        assertThat(ScannedMac.read(written)).isEqualTo(new ValueReading.Fine("00:1b:0c:18:bd:c1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1B0C18BDC1|it has 10 hex digits, expected 12; did you mean \"001B0C18BDC1\"?",
                "001B0C18BDC|it has 11 hex digits, expected 12",
                "OO1BOC18BDCI|did you mean \"001B0C18BDC1\"?",
                "1.20E+11|format the column as text",
                "00:00:00:00:00:00|all zeros",
                "01:00:5e:00:00:01|the address of a group",
                "ff:ff:ff:ff:ff:ff|the address of a group",
                "001B0C18BDC1 001B0C18BDC2|hex digits",
                "reception|twelve hex digits",
            })
    void what_is_none_is_said_with_the_nearest(String written, String said) {
        assertThat(ScannedMac.read(written))
                .isInstanceOfSatisfying(
                        ValueReading.Wrong.class,
                        wrong -> assertThat(wrong.clause()).contains(said));
    }

    @Property
    void every_phone_s_address_is_read_in_every_spelling(
            @ForAll @LongRange(min = 1, max = 0xfe_ffff_ffffL) long value) {
        var mac = new MacAddress(value);
        for (String text :
                new String[] {
                    mac.toString(), mac.digits(), mac.deviceName(), "MAC: " + mac, "*" + mac + "*"
                }) {
            assertThat(ScannedMac.read(text)).isEqualTo(new ValueReading.Fine(mac.toString()));
        }
    }
}
