package offhook.web;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-9,0,10",
        "bytes=0-99,0,100",
        "bytes=0-100,0,100",
        "bytes=10-,10,100",
        "bytes=99-,99,100",
        "bytes=-10,90,100",
        "bytes=-1000,0,100",
        "bytes= 5-5 ,5,6",
        // No sense, or more than one: the whole file.
        "bytes=9-5,0,100",
        "bytes=-,0,100",
        "'bytes=0-1,5-6',0,100",
        "bytes=a-b,0,100",
        "items=0-9,0,100",
        "bytes=99999999999999999999-,0,100"
    })
    void a_range_is_cut_to_the_file(String header, long first, long end) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange(first, end));
    }

    @ParameterizedTest
    @CsvSource({"bytes=100-", "bytes=100-200", "bytes=-0"})
    void what_lies_behind_the_end_is_outside(String header) {
        assertThat(ByteRange.of(header, 100).isOutside()).isTrue();
    }

    @Property
    void a_range_never_leaves_the_file(
            @ForAll @LongRange(min = 0, max = 300) long first,
            @ForAll @LongRange(min = 0, max = 300) long last,
            @ForAll @LongRange(min = 0, max = 200) long size) {
        for (String header :
                new String[] {
                    "bytes=" + first + "-" + last, "bytes=" + first + "-", "bytes=-" + last
                }) {
            ByteRange range = ByteRange.of(header, size);
            if (!range.isOutside()) {
                assertThat(range.first()).isBetween(0L, size - 1);
                assertThat(range.end()).isBetween(range.first() + 1, size);
            }
        }
    }
}
