package offhook.app;

import offhook.address.MacAddress;
import offhook.desk.PhoneSummary;

import java.util.List;

/** Where the live feed looks: the station. */
record FeedSource(Station station, StationFleet fleet, StationSurroundings surroundings)
        implements LiveFeed.Source {
    @Override
    public List<PhoneSummary> phones(List<MacAddress> macs) {
        return fleet.phones(macs);
    }

    @Override
    public List<MacAddress> macs() {
        return fleet.macs();
    }

    @Override
    public Object health() {
        return surroundings.health();
    }

    @Override
    public void askTransfers() {
        station.askTransfers();
    }
}
