package offhook.explain;

import offhook.address.MacAddress;
import offhook.boot.BootStory;
import offhook.boot.FileFact;
import offhook.boot.Network;
import offhook.event.Observed;
import offhook.event.StationEvent.TroubleSeen;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files for phones that nobody ever saw, beside phones that miss theirs: somebody mistyped a number
 * (the 2011 how-to's reader whose 0 was an O, log 43).
 */
final class Namesakes {
    /** Hex digits that differ; phones of one delivery differ in one, but those are seen. */
    private static final int DIGITS_MAX = 2;

    private final Map<MacAddress, String> files = new TreeMap<>();

    /**
     * @param listed own settings in a folder's listing
     */
    Namesakes(Collection<Actor> actors, Map<MacAddress, String> listed) {
        files.putAll(listed);
        for (Actor actor : actors) {
            MacAddress mac = actor.story().mac();
            if (isPhone(actor.story())) {
                files.remove(mac);
            } else {
                given(actor.story()).ifPresent(fact -> files.put(mac, fact.name()));
            }
        }
    }

    BootStory concluded(BootStory story) {
        return missing(story)
                .flatMap(missing -> near(story.mac()).map(near -> trouble(missing, near)))
                .map(seen -> new Observed(story.lastSeen(), story.mac(), seen))
                .map(story::after)
                .orElse(story);
    }

    /** Somebody who fetches one file by hand is none. */
    private static boolean isPhone(BootStory story) {
        return !story.network().vendorClass().isEmpty()
                || story.network().phase() == Network.Phase.GRANTED
                || !story.past().isEmpty()
                || story.boot().first(fact -> !isOwn(fact)).isPresent();
    }

    private static boolean isOwn(FileFact fact) {
        return fact.file() instanceof PhoneFile.OwnSettings
                || fact.file() instanceof PhoneFile.OwnSipSettings;
    }

    private static Optional<FileFact> given(BootStory story) {
        return story.boot().first(fact -> isOwn(fact) && fact.isGiven());
    }

    private static Optional<FileFact> missing(BootStory story) {
        return given(story).isPresent()
                ? Optional.empty()
                : story.boot().first(fact -> isOwn(fact) && fact.isAbsent());
    }

    private Optional<String> near(MacAddress mac) {
        return files.entrySet().stream()
                .filter(one -> digitsApart(one.getKey(), mac) <= DIGITS_MAX)
                .filter(one -> !one.getKey().equals(mac))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static int digitsApart(MacAddress one, MacAddress two) {
        int apart = 0;
        for (long rest = one.value() ^ two.value(); rest != 0; rest >>>= 4) {
            apart += (rest & 15) == 0 ? 0 : 1;
        }
        return apart;
    }

    private static TroubleSeen trouble(FileFact missing, String near) {
        return new TroubleSeen(
                "wrong-mac-in-name",
                "there is no %s, but there is %s, and no phone of that number was ever seen"
                        .formatted(missing.name(), PhoneFileNames.normal(near)),
                "the two names differ in a digit or two");
    }
}
