package offhook.desk;

import offhook.boot.BootStory;
import offhook.boot.Journey;

/** Why a phone is told what it is told, in a sentence. */
final class StepWords {
    private StepWords() {}

    static String why(Journey journey) {
        if (journey.arrived().isPresent()) {
            return "its target, where it has arrived";
        }
        if (journey.stopped().isPresent()) {
            return journey.told().isPresent()
                    ? "the last load that was proved: its plan is stopped"
                    : "its plan is stopped, and no load of it is proved";
        }
        if (journey.isUnderWay() || journey.step() > 0 && journey.plan().isPresent()) {
            var step = journey.steps().get(journey.step() - 1);
            return "step %d of %d: %s"
                    .formatted(journey.step(), journey.steps().size(), step.why());
        }
        if (journey.impossible().isPresent()) {
            return journey.impossible().get().why();
        }
        if (journey.told().isPresent()) {
            return "the load that it was told before";
        }
        return journey.target().isPresent()
                ? "what it runs is not known well enough yet to plan its way to "
                        + journey.target().get().load()
                : "it has no target, so it is left alone";
    }

    /** What has to happen, and how people can help. */
    static String restart(BootStory story) {
        return story.network().isOurs()
                ? nextStart(story)
                        + ": its next renewal is refused; by hand press Settings, then **#**"
                : nextStart(story)
                        + ": its address is from another DHCP server, so press Settings, then **#**"
                        + " on the phone";
    }

    /** What the phone's next start is for. */
    static String nextStart(BootStory story) {
        Journey journey = story.journey();
        if (journey.arrived().isPresent()) {
            return "for its lines: it asked for its own file before this was its target";
        }
        if (journey.plan().isEmpty()) {
            return "to find out what it runs";
        }
        return journey.stepDue() > 0
                ? "for step %d of %d".formatted(journey.stepDue(), journey.steps().size())
                : "to try step %d once more".formatted(journey.step());
    }
}
