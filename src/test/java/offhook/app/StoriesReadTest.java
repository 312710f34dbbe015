package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;

class StoriesReadTest {
    @Test
    void a_start_that_takes_long_says_how_far_it_is() {
        var said = new ArrayList<String>();
        var read = new ArrayList<Observed>();
        var reader = new StoriesRead(read::add, said::add);
        var entry =
                new Observed(
                        Instant.EPOCH,
                        new MacAddress(0x001b_0c18_0001L),
                        new StationEvent.Note(""));
        for (int i = 0; i < 2 * StoriesRead.SAID_EVERY; i++) {
            reader.accept(entry);
        }

        assertThat(read).hasSize(2 * StoriesRead.SAID_EVERY);
        assertThat(said).hasSize(2);
        assertThat(said.getLast()).contains("200,000 entries");
    }

    @Test
    void a_start_with_few_stories_says_nothing() {
        var said = new ArrayList<String>();
        new StoriesRead(observed -> {}, said::add)
                .accept(
                        new Observed(
                                Instant.EPOCH,
                                new MacAddress(0x001b_0c18_0001L),
                                new StationEvent.Note("")));

        assertThat(said).isEmpty();
    }
}
